package party.weirsoe.http.body;

import party.weirsoe.http.limit.HttpLimits;

/** JSON Pointers to members whose names strangers chose: escaped, cut, and always valid Unicode. */
final class Pointers {
    private Pointers() {}

    static String of(String name) {
        StringBuilder out = new StringBuilder("/");
        name.codePoints().limit(HttpLimits.POINTER_CHARACTERS_MAX).forEach(c -> {
            switch (c) {
                case '~' -> out.append("~0");
                case '/' -> out.append("~1");
                default -> out.appendCodePoint(isSurrogate(c) ? 0xFFFD : c);
            }
        });
        return out.toString();
    }

    static boolean hasLoneSurrogate(String text) {
        return text.codePoints().anyMatch(Pointers::isSurrogate);
    }

    private static boolean isSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
