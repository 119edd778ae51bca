package party.weirsoe.game;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.SpoofChecker;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A player's name: 1 to {@link GameLimits#NICKNAME_CHARACTERS_MAX} user-perceived characters, at most
 * {@link GameLimits#NICKNAME_BYTES_MAX} bytes, normalised by {@link PlainText}.
 */
public record Nickname(String text) {
    private static final SpoofChecker CONFUSABLES = new SpoofChecker.Builder().build();

    /** The nickname that was typed, or null where it is none: empty, too long, or with a forbidden character. */
    public static @Nullable Nickname of(String raw) {
        if (PlainText.hasForbiddenCharacter(raw)) {
            return null;
        }
        String text = PlainText.normalise(raw);
        return text.isEmpty()
                        || !PlainText.fits(text, GameLimits.NICKNAME_CHARACTERS_MAX, GameLimits.NICKNAME_BYTES_MAX)
                ? null
                : new Nickname(text);
    }

    /**
     * Whether people would take one for the other: equal after NFKC and case folding, or, where their scripts differ, by
     * confusable skeleton.
     */
    public boolean looksLike(Nickname other) {
        String mine = folded(text);
        String theirs = folded(other.text);
        if (mine.equals(theirs)) {
            return true;
        }
        return !scripts(mine).equals(scripts(theirs))
                && CONFUSABLES.getSkeleton(mine).equals(CONFUSABLES.getSkeleton(theirs));
    }

    private static String folded(String text) {
        return Normalizer2.getNFKCCasefoldInstance().normalize(text);
    }

    private static Set<Integer> scripts(String text) {
        Set<Integer> scripts = new TreeSet<>();
        text.codePoints().forEach(c -> {
            int script = com.ibm.icu.lang.UScript.getScript(c);
            if (UCharacter.isLetter(c)) {
                scripts.add(script);
            }
        });
        return scripts;
    }

    @Override
    public String toString() {
        return text;
    }
}
