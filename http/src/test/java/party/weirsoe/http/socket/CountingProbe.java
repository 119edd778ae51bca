package party.weirsoe.http.socket;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts what sockets report. */
final class CountingProbe implements SocketProbe {
    final AtomicInteger sockets = new AtomicInteger();
    final AtomicInteger sent = new AtomicInteger();
    final AtomicInteger conflated = new AtomicInteger();

    @Override
    public void sockets(int change) {
        sockets.addAndGet(change);
    }

    @Override
    public void hintSent() {
        sent.incrementAndGet();
    }

    @Override
    public void hintConflated() {
        conflated.incrementAndGet();
    }
}
