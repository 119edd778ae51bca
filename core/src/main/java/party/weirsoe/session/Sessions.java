package party.weirsoe.session;

import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;
import party.weirsoe.game.Nickname;
import party.weirsoe.game.SessionCode;

/**
 * All sessions, wherever they live: the seam between the edge and the actors. Stages never fail: what goes wrong is
 * {@link Reply.OutcomeUnknown} or {@link Reply.Unavailable}.
 */
public interface Sessions {
    /** Answers {@link Reply.Opened}. */
    CompletionStage<Reply> open(OpenRequest request);

    /**
     * Answers {@link Reply.Joined}.
     *
     * @param key null where the client sent none: each request joins
     */
    CompletionStage<Reply> join(SessionCode code, Nickname nickname, @Nullable RequestKey key);

    /** Answers {@link Reply.Done}. The edge has verified the token and its role; the session checks the rest. */
    CompletionStage<Reply> command(Identity who, SessionRequest request);

    /**
     * Answers {@link Reply.View} or {@link Reply.NotModified}.
     *
     * @param ifNoneMatch the entity tag that the client has, with its quotes; null: none
     */
    CompletionStage<Reply> view(Identity who, @Nullable String ifNoneMatch);

    /** Removes a session at the wish of whoever runs the server. Rows and snapshots are gone when it answers so. */
    CompletionStage<Removal> forget(SessionCode code);

    /**
     * Subscribes a socket: {@link FeedSignal.Hello} first, or {@link FeedSignal.Ended}. Ends with {@link #unwatch} or with
     * the socket's actor.
     */
    void watch(Identity who, ActorRef<FeedSignal> socket);

    void unwatch(SessionCode code, ActorRef<FeedSignal> socket);
}
