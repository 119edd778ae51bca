package party.weirsoe.http.socket;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;
import party.weirsoe.game.Epoch;
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
import party.weirsoe.session.Tokens;
import party.weirsoe.view.Viewer;

/** One session that greets who watches it and otherwise says what a test tells it to. */
public final class FakeSessions implements Sessions {
    static final SessionCode CODE = new SessionCode("BCDFGH");
    public static final Epoch EPOCH = new Epoch("9f2c61d0a4b37e15");
    static final Tokens TOKENS = new Tokens("a-secret-of-the-tests-only");
    public static final String TOKEN = TOKENS.mint(new Identity(CODE, EPOCH, new Viewer.Host(), 0));

    private final List<ActorRef<FeedSignal>> watchers = new CopyOnWriteArrayList<>();
    private volatile @Nullable FeedSignal greeting = new FeedSignal.Hello(EPOCH, 1);

    /** What the next watchers hear first; null: nothing. */
    void greet(@Nullable FeedSignal signal) {
        greeting = signal;
    }

    public void tell(FeedSignal signal) {
        watchers.forEach(socket -> socket.tell(signal));
    }

    public int watchers() {
        return watchers.size();
    }

    @Override
    public CompletionStage<Removal> forget(SessionCode code) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void watch(Identity who, ActorRef<FeedSignal> socket) {
        watchers.add(socket);
        FeedSignal first = greeting;
        if (first != null) {
            socket.tell(first);
        }
    }

    @Override
    public void unwatch(SessionCode code, ActorRef<FeedSignal> socket) {
        watchers.remove(socket);
    }

    @Override
    public CompletionStage<Reply> open(OpenRequest request) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<Reply> join(SessionCode code, Nickname nickname, @Nullable RequestKey key) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<Reply> command(Identity who, SessionRequest request) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<Reply> view(Identity who, @Nullable String ifNoneMatch) {
        throw new UnsupportedOperationException();
    }
}
