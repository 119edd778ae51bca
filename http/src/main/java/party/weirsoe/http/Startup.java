package party.weirsoe.http;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a starting node has opened: closed again, the last first, when the start fails. */
final class Startup implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Startup.class);

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private boolean handedOver;

    <T extends AutoCloseable> T opened(T resource) {
        opened.push(resource);
        return resource;
    }

    /** The start has succeeded: from now on the returned closes everything. */
    Runnable handOver() {
        handedOver = true;
        return this::closeAll;
    }

    @Override
    public void close() {
        if (!handedOver) {
            closeAll();
        }
    }

    private void closeAll() {
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (Exception e) {
                // The others must be closed all the same.
                LOG.warn("Closing failed", e);
            }
        }
    }
}
