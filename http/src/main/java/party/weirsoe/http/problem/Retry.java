package party.weirsoe.http.problem;

import java.util.Locale;

/** What a client should do about a problem; in lower case, the word of the protocol. */
public enum Retry {
    NEVER,
    SAME_REQUEST,
    AFTER_REFETCH,
    LATER;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
