package party.weirsoe.http.simulate;

import java.io.IOException;
import java.net.URI;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;

/** The connections to the servers. Whoever has to ask something borrows one: there are as many as are asking at once. */
final class Lines implements AutoCloseable {
    private final Map<URI, Deque<Line>> idle = new ConcurrentHashMap<>();
    private final Set<Line> busy = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** @throws IOException where nobody answers there */
    Line borrow(URI server) throws IOException {
        Deque<Line> waiting = idle.computeIfAbsent(server, first -> new ConcurrentLinkedDeque<>());
        // The one that was used last: the others may grow stale, and are closed when they are met.
        for (Line line = waiting.pollFirst(); line != null; line = waiting.pollFirst()) {
            if (!line.isStale()) {
                busy.add(line);
                return line;
            }
            line.close();
        }
        Line line = new Line(server);
        busy.add(line);
        return line;
    }

    void giveBack(Line line) {
        busy.remove(line);
        if (!line.isOpen()) {
            return;
        }
        if (closed) {
            line.close();
        } else {
            idle.computeIfAbsent(line.server(), first -> new ConcurrentLinkedDeque<>())
                    .addFirst(line);
        }
    }

    /** One was broken, so the others to that server may be, too. */
    void forget(URI server) {
        Deque<Line> waiting = idle.get(server);
        if (waiting != null) {
            for (Line line = waiting.pollFirst(); line != null; line = waiting.pollFirst()) {
                line.close();
            }
        }
    }

    /** What waits too long for its answer is closed, and whoever waits there learns it. To be called each second or so. */
    void closeLate() {
        long now = System.nanoTime();
        busy.forEach(line -> line.closeIfLate(now));
    }

    @Override
    public void close() {
        closed = true;
        idle.keySet().forEach(this::forget);
    }
}
