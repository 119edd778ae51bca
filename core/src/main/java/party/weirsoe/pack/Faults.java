package party.weirsoe.pack;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers what is wrong with one file, up to a bound. */
final class Faults {
    private final String file;
    private final int faultsMax;
    /** Of a spreadsheet: the row of each question, as the spreadsheet counts them. */
    private final @Nullable List<Integer> rows;

    private final @Nullable String question;
    private final List<PackFault> found;

    /** Of a pack's file. */
    Faults(String file, int faultsMax) {
        this(file, faultsMax, null, null, new ArrayList<>());
    }

    private Faults(
            String file,
            int faultsMax,
            @Nullable List<Integer> rows,
            @Nullable String question,
            List<PackFault> found) {
        this.file = file;
        this.faultsMax = faultsMax;
        this.rows = rows;
        this.question = question;
        this.found = found;
    }

    /**
     * The same list, of a spreadsheet; what is added of a question names its row too.
     *
     * @param rows by question; may still grow
     */
    Faults withRows(List<Integer> rows) {
        return new Faults(file, faultsMax, rows, question, found);
    }

    /** The same list; what is added through it belongs to that row. */
    Faults ofRow(int row) {
        return new Faults(file + ", row " + row, faultsMax, rows, question, found);
    }

    /**
     * The same list; what is added through it belongs to that question.
     *
     * @param id blank: the question has none that it could be called by
     */
    Faults ofQuestion(int index, String id) {
        String name = id.isBlank() ? ordinal(index) : id;
        String place = rows == null ? file : file + ", row " + rows.get(index);
        return new Faults(place, faultsMax, rows, name, found);
    }

    /** Two questions of the pack by their places, for people to find. */
    String both(int first, int second) {
        return rows == null
                ? "questions " + ordinal(first) + " and " + ordinal(second)
                : "rows " + rows.get(first) + " and " + rows.get(second);
    }

    /** How a question is called that has no usable id; people count from one. */
    private static String ordinal(int index) {
        return "#" + (index + 1);
    }

    void add(String reason) {
        if (found.size() < faultsMax) {
            found.add(new PackFault(file, question, reason));
        } else if (found.size() == faultsMax) {
            found.add(new PackFault(file, null, "has more faults than these " + faultsMax));
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
