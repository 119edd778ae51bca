package party.weirsoe.http.socket;

import org.jspecify.annotations.Nullable;
import party.weirsoe.game.Epoch;
import party.weirsoe.session.FeedSignal;
import party.weirsoe.view.Hint;

/**
 * What waits to be said on one socket: at most a hello or a ping, and at most the newest hint. Keeps the promise that
 * versions of hints strictly increase, and are never at or below a version that was said before.
 */
final class Outbox {
    /** A hello is said first of all; a waiting ping after a waiting hint. */
    private @Nullable FeedSignal call;

    private @Nullable Hint hint;
    private boolean greeted;

    /** The last epoch said, and the highest version said of it. A failover to another life starts anew. */
    private @Nullable Epoch epoch;

    private long version;

    /** Returns true where a waiting hint gave its place to this newer one. */
    boolean offer(Hint newer) {
        if (!greeted || isSaid(newer.epoch(), newer.version())) {
            return false;
        }
        Hint older = hint;
        if (older != null && older.epoch().equals(newer.epoch()) && older.version() >= newer.version()) {
            return false;
        }
        if (call instanceof FeedSignal.Ping ping && !ping.epoch().equals(newer.epoch())) {
            call = null;
        }
        hint = newer;
        return older != null;
    }

    void offer(FeedSignal.Hello hello) {
        if (greeted) {
            offer(new FeedSignal.Ping(hello.epoch(), hello.version()));
        } else {
            greeted = true;
            call = hello;
        }
    }

    void offer(FeedSignal.Ping ping) {
        if (!greeted) {
            return;
        }
        if (hint != null && !hint.epoch().equals(ping.epoch())) {
            hint = null;
        }
        if (call instanceof FeedSignal.Hello older) {
            call = new FeedSignal.Hello(ping.epoch(), newest(older.epoch(), older.version(), ping));
        } else if (call instanceof FeedSignal.Ping older) {
            call = new FeedSignal.Ping(ping.epoch(), newest(older.epoch(), older.version(), ping));
        } else {
            call = ping;
        }
    }

    private static long newest(Epoch waiting, long number, FeedSignal.Ping ping) {
        return waiting.equals(ping.epoch()) ? Math.max(number, ping.version()) : ping.version();
    }

    /** The next to be said, which counts as said from now on; null: nothing waits. */
    @Nullable FeedSignal take() {
        FeedSignal first = call instanceof FeedSignal.Hello ? takeCall() : null;
        if (first == null) {
            first = takeHint();
        }
        return first == null ? takeCall() : first;
    }

    private @Nullable FeedSignal takeCall() {
        FeedSignal taken = call;
        call = null;
        if (taken instanceof FeedSignal.Hello hello) {
            said(hello.epoch(), hello.version());
        } else if (taken instanceof FeedSignal.Ping ping) {
            said(ping.epoch(), ping.version());
        }
        return taken;
    }

    private @Nullable FeedSignal takeHint() {
        Hint taken = hint;
        hint = null;
        if (taken == null || isSaid(taken.epoch(), taken.version())) {
            return null;
        }
        said(taken.epoch(), taken.version());
        return new FeedSignal.Hinted(taken);
    }

    private boolean isSaid(Epoch of, long number) {
        return of.equals(epoch) && number <= version;
    }

    private void said(Epoch of, long number) {
        version = of.equals(epoch) ? Math.max(version, number) : number;
        epoch = of;
    }
}
