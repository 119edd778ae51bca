package party.weirsoe.game;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.SpoofChecker;
import com.ibm.icu.util.ULocale;
import java.util.HashSet;
import java.util.Set;
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
        // Within one script people tell rn from m; of a mixture nobody knows which letter is whose.
        Set<Integer> scripts = scripts(mine);
        scripts.addAll(scripts(theirs));
        return scripts.size() > 1 && (sameSkeleton(text, other.text) || sameSkeleton(mine, theirs));
    }

    /** As typed, in small letters and in capitals: some letters look alike in one case only. */
    private static boolean sameSkeleton(String one, String other) {
        return CONFUSABLES.getSkeleton(one).equals(CONFUSABLES.getSkeleton(other))
                || CONFUSABLES.getSkeleton(upper(one)).equals(CONFUSABLES.getSkeleton(upper(other)));
    }

    private static String folded(String text) {
        return Normalizer2.getNFKCCasefoldInstance().normalize(text);
    }

    private static String upper(String text) {
        return UCharacter.toUpperCase(ULocale.ROOT, text);
    }

    /** Of the letters; what belongs to no script or to every script has none. */
    private static Set<Integer> scripts(String text) {
        Set<Integer> scripts = new HashSet<>();
        text.codePoints()
                .filter(UCharacter::isLetter)
                .map(UScript::getScript)
                .filter(script -> script != UScript.COMMON && script != UScript.INHERITED)
                .forEach(scripts::add);
        return scripts;
    }

    @Override
    public String toString() {
        return text;
    }
}
