package party.weirsoe.http.edge;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.util.ByteString;
import org.jspecify.annotations.Nullable;
import party.weirsoe.game.Nickname;
import party.weirsoe.game.PlayerId;
import party.weirsoe.game.SessionCode;
import party.weirsoe.session.FeedSignal;
import party.weirsoe.session.Identity;
import party.weirsoe.session.OpenRequest;
import party.weirsoe.session.Removal;
import party.weirsoe.session.Reply;
import party.weirsoe.session.RequestKey;
import party.weirsoe.session.SessionRequest;
import party.weirsoe.session.Sessions;

/** Notes what reaches the sessions, and answers what a test wants. */
public final class FakeSessions implements Sessions {
    static final String ETAG = "\"9f2c61d0a4b37e15.4.host.v1\"";

    /** What has arrived, as the records that carry it. */
    final List<Object> received = new CopyOnWriteArrayList<>();

    volatile @Nullable CompletionStage<Reply> next;

    record Join(
            SessionCode code, Nickname nickname, @Nullable RequestKey key) {}

    record Command(Identity who, SessionRequest request) {}

    record ViewOf(Identity who, @Nullable String ifNoneMatch) {}

    void answer(Reply reply) {
        next = CompletableFuture.completedFuture(reply);
    }

    /** The next requests are answered when this stage is. */
    public void answerLater(CompletionStage<Reply> reply) {
        next = reply;
    }

    public boolean hasReceived() {
        return !received.isEmpty();
    }

    void reset() {
        received.clear();
        next = null;
    }

    Object last() {
        return received.getLast();
    }

    @Override
    public CompletionStage<Reply> open(OpenRequest request) {
        return reply(request, new Reply.Opened(new SessionCode("BCDFGH"), json("{\"opened\":1}"), false));
    }

    @Override
    public CompletionStage<Reply> join(SessionCode code, Nickname nickname, @Nullable RequestKey key) {
        return reply(
                new Join(code, nickname, key), new Reply.Joined(code, new PlayerId(3), json("{\"joined\":1}"), false));
    }

    @Override
    public CompletionStage<Reply> command(Identity who, SessionRequest request) {
        boolean empty = request instanceof SessionRequest.Delete || request instanceof SessionRequest.RemovePlayer;
        return reply(
                new Command(who, request),
                new Reply.Done(empty ? ByteString.emptyByteString() : json("{\"done\":1}"), false));
    }

    @Override
    public CompletionStage<Reply> view(Identity who, @Nullable String ifNoneMatch) {
        return reply(
                new ViewOf(who, ifNoneMatch),
                ETAG.equals(ifNoneMatch) ? new Reply.NotModified(ETAG) : new Reply.View(ETAG, json("{\"view\":1}")));
    }

    @Override
    public CompletionStage<Removal> forget(SessionCode code) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void watch(Identity who, ActorRef<FeedSignal> socket) {}

    @Override
    public void unwatch(SessionCode code, ActorRef<FeedSignal> socket) {}

    private CompletionStage<Reply> reply(Object request, Reply usual) {
        received.add(request);
        CompletionStage<Reply> wanted = next;
        return wanted == null ? CompletableFuture.completedFuture(usual) : wanted;
    }

    private static ByteString json(String text) {
        return ByteString.fromString(text);
    }
}
