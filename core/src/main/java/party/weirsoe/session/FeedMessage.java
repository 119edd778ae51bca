package party.weirsoe.session;

import java.util.SortedMap;
import org.apache.pekko.actor.typed.ActorRef;
import party.weirsoe.game.Departure;
import party.weirsoe.game.Epoch;
import party.weirsoe.game.PlayerId;
import party.weirsoe.view.Hint;

/** What a session tells a relay, from any node, and what the sockets and timers of its own node ask of it. */
sealed interface FeedMessage {
    record Watch(Identity who, ActorRef<FeedSignal> socket) implements FeedMessage {}

    record Unwatch(ActorRef<FeedSignal> socket) implements FeedMessage {}

    record Subscribed(ActorRef<FeedSignal> socket, Epoch epoch, long version, ActorRef<SessionMessage> session)
            implements FeedMessage, Travelling {}

    record Denied(ActorRef<FeedSignal> socket, FeedSignal.Reason reason) implements FeedMessage, Travelling {}

    /** One row: its hint, who went by it, and the generations of the seats that it renewed. */
    record Published(Hint hint, SortedMap<PlayerId, Departure> departures, SortedMap<PlayerId, Integer> generations)
            implements FeedMessage, Travelling {}

    /** Where the session stands: its version, and everybody who ever went or whose seat was ever renewed. */
    record Status(
            Epoch epoch,
            long version,
            SortedMap<PlayerId, Departure> departures,
            SortedMap<PlayerId, Integer> generations,
            ActorRef<SessionMessage> session)
            implements FeedMessage, Travelling {}

    /** There is no such session, or no longer. */
    record Closed() implements FeedMessage, Travelling {}

    /** The actor that held the session has stopped. */
    record SessionGone(ActorRef<SessionMessage> session) implements FeedMessage {}

    /** Time to ask the session where it stands, and to ask again for sockets that still wait for their hello. */
    record Tick() implements FeedMessage {}

    record Retry() implements FeedMessage {}
}
