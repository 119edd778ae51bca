package party.weirsoe.http;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import party.weirsoe.http.limit.HttpLimits;

/** What a starting node has opened: closed again, the last first, when the start fails, or is cut short by a signal. */
final class Startup implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Startup.class);

    /** Held while something is opened: it must be known before anybody closes. */
    private final ReentrantLock opening = new ReentrantLock();

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final Object closing = new Object();
    private volatile @Nullable Runnable stopNode;
    private volatile boolean stopped;

    /** @throws CancellationException where the start has been stopped, with what was opened for later to close */
    <T extends AutoCloseable> T opened(Supplier<T> open) {
        opening.lock();
        try {
            proceed();
            T resource = open.get();
            push(resource);
            proceed();
            return resource;
        } finally {
            opening.unlock();
        }
    }

    /** The start has succeeded: from now on a stop is the node's, and closing is what the node asks for. */
    void handOver(Runnable stop) {
        opening.lock();
        try {
            proceed();
            stopNode = stop;
        } finally {
            opening.unlock();
        }
    }

    /** From a signal, at any time: waits for what is just being opened, and returns when everything is closed. */
    void stop() {
        stopped = true;
        boolean known = false;
        try {
            known = opening.tryLock(HttpLimits.START_WAIT_MAX.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runnable node = stopNode;
        if (node == null) {
            closeAll();
        } else {
            node.run();
        }
        if (known) {
            opening.unlock();
        }
    }

    boolean isStopped() {
        return stopped;
    }

    @Override
    public void close() {
        if (stopNode == null) {
            closeAll();
        }
    }

    void closeAll() {
        synchronized (closing) {
            for (AutoCloseable next = pop(); next != null; next = pop()) {
                try {
                    next.close();
                } catch (Exception e) {
                    // The others must be closed all the same.
                    LOG.warn("Closing failed", e);
                }
            }
        }
    }

    private void proceed() {
        if (stopped) {
            throw new CancellationException("The start was stopped.");
        }
    }

    private void push(AutoCloseable resource) {
        synchronized (opened) {
            opened.push(resource);
        }
    }

    private @Nullable AutoCloseable pop() {
        synchronized (opened) {
            return opened.poll();
        }
    }
}
