package party.weirsoe.game;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterEnums.ECharacterCategory;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.util.ULocale;
import java.nio.charset.StandardCharsets;

/** What people type, made comparable: NFC, trimmed, inner white space collapsed to one space. */
public final class PlainText {
    private PlainText() {}

    /** NFC, trimmed, every run of white space (tabs too) one space. Idempotent. */
    public static String normalise(String raw) {
        StringBuilder out = new StringBuilder(raw.length());
        boolean pendingSpace = false;
        for (int i = 0; i < raw.length(); ) {
            int c = raw.codePointAt(i);
            i += Character.charCount(c);
            if (UCharacter.isUWhiteSpace(c)) {
                pendingSpace = !out.isEmpty();
            } else {
                if (pendingSpace) {
                    out.append(' ');
                    pendingSpace = false;
                }
                out.appendCodePoint(c);
            }
        }
        return Normalizer2.getNFCInstance().normalize(out);
    }

    static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    /** In user-perceived characters: extended grapheme clusters, as {@code \X} counts them. */
    public static int characters(String text) {
        if (isAscii(text) && text.indexOf('\r') < 0) { // with a line feed it would be one
            return text.length();
        }
        return clusters(text);
    }

    static int clusters(String text) {
        BreakIterator clusters = BreakIterator.getCharacterInstance(ULocale.ROOT);
        clusters.setText(text);
        int count = 0;
        while (clusters.next() != BreakIterator.DONE) {
            count++;
        }
        return count;
    }

    public static boolean fits(String text, int charactersMax, int bytesMax) {
        return text.getBytes(StandardCharsets.UTF_8).length <= bytesMax && characters(text) <= charactersMax;
    }

    /**
     * Whether a text holds a control, format, bidi-override, private, surrogate, unassigned or otherwise invisible character.
     * White space is allowed (it is collapsed), and so is {@link EmojiGlue} inside an emoji sequence.
     */
    public static boolean hasForbiddenCharacter(String raw) {
        for (int i = 0; i < raw.length(); ) {
            int glue = EmojiGlue.length(raw, i);
            int c = raw.codePointAt(i);
            if (glue == 0 && !UCharacter.isUWhiteSpace(c) && isForbidden(c)) {
                return true;
            }
            i += glue == 0 ? Character.charCount(c) : glue;
        }
        return false;
    }

    private static boolean isForbidden(int c) {
        if (UCharacter.hasBinaryProperty(c, UProperty.DEFAULT_IGNORABLE_CODE_POINT)) {
            return true; // fillers and selectors that are letters or marks by category, and nothing to the eye
        }
        return switch (UCharacter.getType(c)) {
            case ECharacterCategory.CONTROL,
                    ECharacterCategory.FORMAT,
                    ECharacterCategory.PRIVATE_USE,
                    ECharacterCategory.SURROGATE,
                    ECharacterCategory.UNASSIGNED -> true;
            default -> false;
        };
    }
}
