package party.weirsoe.http.edge;

import java.util.concurrent.CompletionStage;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;
import party.weirsoe.game.Nickname;
import party.weirsoe.game.SessionCode;
import party.weirsoe.session.FeedSignal;
import party.weirsoe.session.Identity;
import party.weirsoe.session.OpenRequest;
import party.weirsoe.session.Removal;
import party.weirsoe.session.Reply;
import party.weirsoe.session.RequestKey;
import party.weirsoe.session.SessionRequest;
import party.weirsoe.session.Sessions;

/** Sessions whose answering time is measured. */
public record MeasuredSessions(Sessions sessions, LongConsumer nanos) implements Sessions {
    @Override
    public CompletionStage<Reply> open(OpenRequest request) {
        return measured(() -> sessions.open(request));
    }

    @Override
    public CompletionStage<Reply> join(SessionCode code, Nickname nickname, @Nullable RequestKey key) {
        return measured(() -> sessions.join(code, nickname, key));
    }

    @Override
    public CompletionStage<Reply> command(Identity who, SessionRequest request) {
        return measured(() -> sessions.command(who, request));
    }

    @Override
    public CompletionStage<Reply> view(Identity who, @Nullable String ifNoneMatch) {
        return measured(() -> sessions.view(who, ifNoneMatch));
    }

    @Override
    public CompletionStage<Removal> forget(SessionCode code) {
        return sessions.forget(code);
    }

    @Override
    public void watch(Identity who, ActorRef<FeedSignal> socket) {
        sessions.watch(who, socket);
    }

    @Override
    public void unwatch(SessionCode code, ActorRef<FeedSignal> socket) {
        sessions.unwatch(code, socket);
    }

    private CompletionStage<Reply> measured(Supplier<CompletionStage<Reply>> ask) {
        long start = System.nanoTime();
        return ask.get().whenComplete((reply, failure) -> nanos.accept(System.nanoTime() - start));
    }
}
