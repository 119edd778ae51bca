package party.weirsoe.session;

import java.time.Instant;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;
import party.weirsoe.game.Epoch;
import party.weirsoe.game.Nickname;
import party.weirsoe.game.Phase;
import party.weirsoe.game.SessionSettings;

/** What a session's actor is told, by any node where it is {@link Travelling}, and else by its own. */
sealed interface SessionMessage {
    /**
     * @param language of the pack; null: this server has no such pack
     * @param key null where the client sent none
     */
    record Open(
            SessionSettings settings,
            @Nullable String language,
            Epoch epoch,
            @Nullable RequestKey key,
            ActorRef<OpenAnswer> replyTo)
            implements SessionMessage, Travelling {}

    record Join(Nickname nickname, @Nullable RequestKey key, ActorRef<Reply> replyTo)
            implements SessionMessage, Travelling {}

    record Command(Identity who, SessionRequest request, ActorRef<Reply> replyTo)
            implements SessionMessage, Travelling {}

    record View(Identity who, @Nullable String ifNoneMatch, ActorRef<Reply> replyTo)
            implements SessionMessage, Travelling {}

    /** A relay asks for a socket: it is subscribed, and told where the session stands. */
    record Subscribe(Identity who, ActorRef<FeedSignal> socket, ActorRef<FeedMessage> relay)
            implements SessionMessage, Travelling {}

    /** A relay asks where the session stands; it is subscribed anew, in case the session has moved. */
    record Poll(ActorRef<FeedMessage> relay) implements SessionMessage, Travelling {}

    record Unsubscribe(ActorRef<FeedMessage> relay) implements SessionMessage, Travelling {}

    /** The timer of one phase of one round. */
    record DeadlineDue(int round, Phase phase) implements SessionMessage {}

    /** Time to try again to remove the rows of a deleted session. */
    record Erase() implements SessionMessage {}

    /** The rows of a deleted session are gone, or could not be removed this time. */
    record Erased(boolean done) implements SessionMessage {}

    /** The rows make no sense to this release. */
    record Unreadable() implements SessionMessage {}

    /**
     * The session is to be removed, whatever its phase, and this is no visit.
     *
     * @param untouchedSince only where its last row is older than this; null: in any case
     */
    record Remove(@Nullable Instant untouchedSince, ActorRef<Removal> replyTo) implements SessionMessage, Travelling {}

    /**
     * What the journal says of the last row of this life of the code, for a removal that depends on its age.
     *
     * @param last null: no row is there
     * @param known false: the journal did not answer
     */
    record Dated(Remove remove, Epoch epoch, Journal.@Nullable LastRow last, boolean known) implements SessionMessage {}

    /** Sent by the shard when the session is put away. */
    record Stop() implements SessionMessage {}
}
