package party.weirsoe.pack;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers what is wrong with one file, up to {@link PackLimits#FAULTS_MAX}. */
final class Faults {
    private final String file;
    private final @Nullable String question;
    private final List<PackFault> found;

    Faults(String file) {
        this(file, null, new ArrayList<>());
    }

    private Faults(String file, @Nullable String question, List<PackFault> found) {
        this.file = file;
        this.question = question;
        this.found = found;
    }

    /** The same list; what is added through it belongs to that question. */
    Faults of(String question) {
        return new Faults(file, question, found);
    }

    void add(String reason) {
        if (found.size() < PackLimits.FAULTS_MAX) {
            found.add(new PackFault(file, question, reason));
        } else if (found.size() == PackLimits.FAULTS_MAX) {
            found.add(new PackFault(file, null, "has more faults than these " + PackLimits.FAULTS_MAX));
        }
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    List<PackFault> all() {
        return List.copyOf(found);
    }

    /** A text of the pack inside a reason. */
    static String quoted(String text) {
        BreakIterator clusters = BreakIterator.getCharacterInstance(ULocale.ROOT);
        clusters.setText(text);
        int end = clusters.next(PackLimits.QUOTE_CHARACTERS_MAX);
        return '"' + (end == BreakIterator.DONE ? text : text.substring(0, end) + "…") + '"';
    }
}
