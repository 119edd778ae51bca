package party.weirsoe.session;

import party.weirsoe.game.Epoch;
import party.weirsoe.view.Hint;

/** What a socket is told, by the relay of its own node. Versions of hints strictly increase after the hello. */
public sealed interface FeedSignal {
    /** The subscription stands; the version was read after that. */
    record Hello(Epoch epoch, long version) implements FeedSignal {}

    /** Every {@link SessionLimits#PING_INTERVAL}; the version comes from the session itself. */
    record Ping(Epoch epoch, long version) implements FeedSignal {}

    record Hinted(Hint hint) implements FeedSignal {}

    /** No more will come: the socket says {@code bye} and closes. */
    record Ended(Reason reason) implements FeedSignal {}

    /** Why a session has nothing more to tell to a viewer. */
    enum Reason {
        KICKED,
        SESSION_CLOSED,
        /** The player's seat was given another token: this one was valid when the socket opened. */
        SEAT_RENEWED,
        UNAUTHORIZED
    }
}
