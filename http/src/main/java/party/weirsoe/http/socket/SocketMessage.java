package party.weirsoe.http.socket;

import org.apache.pekko.actor.DeadLetterSuppression;
import org.apache.pekko.actor.typed.ActorRef;
import party.weirsoe.session.FeedSignal;

/**
 * What a {@link SocketActor} is told, by its connection, by its session, by its timers and by its node. A connection and its
 * actor end at about the same time; what crosses the end is no news for the log.
 */
sealed interface SocketMessage extends DeadLetterSuppression {
    /** The connection takes messages here, each after {@link Written} for the one before. */
    record Connected(ActorRef<Outgoing> out) implements SocketMessage {}

    /** How to end the connection when nothing can be written to it. */
    record Wired(Runnable cut) implements SocketMessage {}

    /** The connection has taken the message. */
    record Written() implements SocketMessage {}

    /** The client's messages begin; each is acknowledged, so that a flood waits in the client's own socket. */
    record Listening(ActorRef<Heard> client) implements SocketMessage {}

    /** The client said something. */
    record Said(ActorRef<Heard> client, ClientMessage message) implements SocketMessage {}

    /** The client says no more: it has closed, or its connection has failed. */
    record Gone() implements SocketMessage {}

    /** The connection is no more. */
    record Disconnected() implements SocketMessage {}

    record Fed(FeedSignal signal) implements SocketMessage {}

    /** The node wants the socket closed. */
    record Dismissed(ByeCode code) implements SocketMessage {}

    record Overdue(Deadline deadline) implements SocketMessage {}

    /** What is waited for, each with its bound in {@link SocketLimits}. */
    enum Deadline {
        AUTH,
        HELLO,
        WRITE,
        PONG,
        CLOSE
    }

    /** Asks the client's side for its next message. */
    enum Heard implements DeadLetterSuppression {
        NEXT
    }

    /** What a connection is told. */
    sealed interface Outgoing extends DeadLetterSuppression {
        record Text(String json) implements Outgoing {}

        /** Close once everything is written. */
        record End() implements Outgoing {}
    }
}
