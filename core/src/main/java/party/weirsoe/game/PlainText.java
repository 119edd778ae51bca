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
    private static final int ZERO_WIDTH_JOINER = 0x200D;

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

    /** In user-perceived characters: extended grapheme clusters, as {@code \X} counts them. */
    public static int characters(String text) {
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
     * Whether a text holds a control, format, bidi-override, private, surrogate or unassigned character. White space is
     * allowed (it is collapsed), and so are U+200D, variation selectors and tag characters inside an emoji sequence.
     */
    public static boolean hasForbiddenCharacter(String raw) {
        int previous = -1;
        boolean inEmoji = false;
        for (int i = 0; i < raw.length(); ) {
            int c = raw.codePointAt(i);
            i += Character.charCount(c);
            if (isEmojiGlue(c)) {
                if (!inEmoji || (c == ZERO_WIDTH_JOINER && !joinsTwoEmoji(raw, i, previous))) {
                    return true;
                }
            } else {
                inEmoji = isEmoji(c);
                if (!UCharacter.isUWhiteSpace(c) && isForbidden(c)) {
                    return true;
                }
            }
            previous = c;
        }
        return false;
    }

    private static boolean isEmojiGlue(int c) {
        return c == ZERO_WIDTH_JOINER
                || UCharacter.hasBinaryProperty(c, UProperty.VARIATION_SELECTOR)
                || (c >= 0xE0020 && c <= 0xE007F);
    }

    private static boolean joinsTwoEmoji(String raw, int next, int previous) {
        return previous != ZERO_WIDTH_JOINER && next < raw.length() && isEmoji(raw.codePointAt(next));
    }

    private static boolean isEmoji(int c) {
        return UCharacter.hasBinaryProperty(c, UProperty.EMOJI)
                || UCharacter.hasBinaryProperty(c, UProperty.EMOJI_MODIFIER)
                || c == 0x20E3;
    }

    private static boolean isForbidden(int c) {
        return switch (UCharacter.getType(c)) {
            case ECharacterCategory.CONTROL,
                    ECharacterCategory.FORMAT,
                    ECharacterCategory.PRIVATE_USE,
                    ECharacterCategory.SURROGATE,
                    ECharacterCategory.UNASSIGNED,
                    ECharacterCategory.LINE_SEPARATOR,
                    ECharacterCategory.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
