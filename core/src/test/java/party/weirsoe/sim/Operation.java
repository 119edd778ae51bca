package party.weirsoe.sim;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import party.weirsoe.session.Identity;
import party.weirsoe.session.Reply;
import party.weirsoe.session.VirtualSessions;

/**
 * One request of a client's, the same each time it is sent.
 *
 * @param by who gave it
 * @param who as the token says; null where none is needed
 */
record Operation(String by, Deed deed, @Nullable Identity who, VirtualSessions.Ask ask, List<Delivery> deliveries) {

    /** One arrival of it at the edge, and what it was answered there. Times are virtual nanoseconds. */
    record Delivery(long at, long answeredAt, Reply reply) {}

    Operation(String by, Deed deed, @Nullable Identity who, VirtualSessions.Ask ask) {
        this(by, deed, who, ask, new ArrayList<>());
    }

    static boolean isAccepted(Reply reply) {
        return reply instanceof Reply.Done || reply instanceof Reply.Opened || reply instanceof Reply.Joined;
    }

    /** Whether it says what has become of the request. */
    static boolean isDefinite(Reply reply) {
        return !(reply instanceof Reply.OutcomeUnknown || reply instanceof Reply.Unavailable);
    }

    static boolean isReplayed(Reply reply) {
        return switch (reply) {
            case Reply.Done done -> done.replayed();
            case Reply.Opened opened -> opened.replayed();
            case Reply.Joined joined -> joined.replayed();
            default -> false;
        };
    }

    @Override
    public String toString() {
        return by + " " + deed;
    }
}
