package party.weirsoe.http;

import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import party.weirsoe.game.Epoch;
import party.weirsoe.game.SessionCode;
import party.weirsoe.http.limit.HttpLimits;
import party.weirsoe.session.Identity;
import party.weirsoe.session.Reply;
import party.weirsoe.session.Sessions;
import party.weirsoe.view.Viewer;

/**
 * Asks for a session that nobody can have before the port opens, so that the first host does not wait for what a node does
 * once: finding the shard coordinator, opening connections, loading classes.
 */
final class FirstAnswer {
    private static final Identity NOBODY =
            new Identity(new SessionCode("BBBBBB"), new Epoch("0000000000000000"), new Viewer.Host(), 0);

    private FirstAnswer() {}

    /** Returns when the sessions have answered, or after {@link HttpLimits#START_WAIT_MAX}: the others may be starting too. */
    static void await(Sessions sessions) {
        long start = System.nanoTime();
        while (System.nanoTime() - start < HttpLimits.START_WAIT_MAX.toNanos()) {
            try {
                Reply reply = sessions.view(NOBODY, null)
                        .toCompletableFuture()
                        .orTimeout(HttpLimits.START_WAIT_MAX.toMillis(), TimeUnit.MILLISECONDS)
                        .join();
                if (!(reply instanceof Reply.Unavailable)) {
                    return;
                }
            } catch (CompletionException e) {
                return;
            }
        }
    }
}
