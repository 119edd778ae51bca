package party.weirsoe.game;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;

/**
 * The invisible characters that hold an emoji together, and are allowed nowhere else: U+200D between two pictographs, a
 * presentation selector right after an emoji, the tags that spell the flag of a region.
 */
final class EmojiGlue {
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int TEXT_PRESENTATION = 0xFE0E;
    private static final int EMOJI_PRESENTATION = 0xFE0F;
    private static final int BLACK_FLAG = 0x1F3F4;
    private static final int TAG_MIN = 0xE0020;
    private static final int TAG_END = 0xE007F;

    private EmojiGlue() {}

    /** How many chars of glue stand at {@code at}; 0 where there is none, or where it holds nothing together. */
    static int length(String text, int at) {
        int c = text.codePointAt(at);
        if (at == 0) {
            return 0;
        }
        int before = text.codePointBefore(at);
        if (c == TEXT_PRESENTATION || c == EMOJI_PRESENTATION) {
            return is(before, UProperty.EMOJI) ? 1 : 0;
        }
        if (c == ZERO_WIDTH_JOINER) {
            return endsAPictograph(text, at) && startsAPictograph(text, at + 1) ? 1 : 0;
        }
        return before == BLACK_FLAG ? tags(text, at) : 0;
    }

    /** A run of tags with its end; 0 where it has none, or nothing else. */
    private static int tags(String text, int from) {
        for (int i = from; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            if (c == TAG_END && i > from) {
                return i + Character.charCount(c) - from;
            }
            if (c < TAG_MIN || c >= TAG_END) {
                return 0;
            }
        }
        return 0;
    }

    private static boolean startsAPictograph(String text, int at) {
        return at < text.length() && is(text.codePointAt(at), UProperty.EXTENDED_PICTOGRAPHIC);
    }

    /** A pictograph stands before, alone or with a skin tone or a selector. */
    private static boolean endsAPictograph(String text, int end) {
        int last = text.codePointBefore(end);
        if (last == EMOJI_PRESENTATION || is(last, UProperty.EMOJI_MODIFIER)) {
            int start = end - Character.charCount(last);
            return start > 0 && is(text.codePointBefore(start), UProperty.EXTENDED_PICTOGRAPHIC);
        }
        return is(last, UProperty.EXTENDED_PICTOGRAPHIC);
    }

    private static boolean is(int c, int property) {
        return UCharacter.hasBinaryProperty(c, property);
    }
}
