package party.weirsoe.http.socket;

import java.util.Locale;
import party.weirsoe.session.FeedSignal;

/** Why the server closes a socket, in the last message it sends. */
enum ByeCode {
    KICKED(false, false),
    SESSION_CLOSED(false, false),
    UNAUTHORIZED(false, false),
    PROTOCOL_ERROR(false, false),
    RESTARTING(true, true),
    OVERLOADED(true, true),
    SLOW(true, false),
    NO_PONG(true, false);

    private final boolean reconnect;
    private final boolean spread;

    ByeCode(boolean reconnect, boolean spread) {
        this.reconnect = reconnect;
        this.spread = spread;
    }

    static ByeCode of(FeedSignal.Reason reason) {
        return switch (reason) {
            case KICKED -> KICKED;
            case SESSION_CLOSED -> SESSION_CLOSED;
            case SEAT_RENEWED, UNAUTHORIZED -> UNAUTHORIZED;
        };
    }

    /** The word of the protocol: {@code code}. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean reconnect() {
        return reconnect;
    }

    /** Many sockets get it at once: they must not all come back at once. */
    boolean spread() {
        return spread;
    }
}
