package party.weirsoe.http.body;

import java.util.Locale;

/** One thing that is wrong with a body, for {@code errors}. {@code pointer} is a JSON Pointer, {@code ""} the whole body. */
public record Fault(String pointer, Code code) {
    /** Why; in lower case, the word of the protocol. */
    public enum Code {
        MALFORMED_JSON,
        TRAILING_TEXT,
        NOT_AN_OBJECT,
        UNKNOWN_MEMBER,
        MISSING_MEMBER,
        DUPLICATE_MEMBER,
        WRONG_TYPE,
        NULL_NOT_ALLOWED,
        NOT_AN_INTEGER,
        OUT_OF_RANGE,
        TOO_LONG,
        INVALID_CHOICE,
        FORBIDDEN_CHARACTER,
        PACK_TOO_SMALL;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Of the whole body. */
    public static Fault body(Code code) {
        return new Fault("", code);
    }

    public static Fault at(String member, Code code) {
        return new Fault("/" + member, code);
    }
}
