package party.weirsoe.http.speed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Selector;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/**
 * All connections of the load driver, on one thread: it must cost little beside the server that it measures, and what it
 * does needs no locks. The first failure ends it, and is told to whoever asks next.
 */
final class Loop implements AutoCloseable {
    private final Selector selector;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile boolean closed;

    private Loop(Selector selector) {
        this.selector = selector;
    }

    static Loop start() {
        try {
            Loop loop = new Loop(Selector.open());
            Thread.ofPlatform().daemon().name("load").start(loop::run);
            return loop;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Selector selector() {
        return selector;
    }

    /** On the loop's own thread, soon. */
    void execute(Runnable task) {
        tasks.add(task);
        selector.wakeup();
    }

    /** Throws what has ended the loop, if it has ended. */
    void check() {
        if (ended.isCompletedExceptionally()) {
            ended.join();
        }
    }

    private void run() {
        try (selector) {
            while (!closed) {
                selector.select(key -> ((Connection) key.attachment()).ready());
                for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                    task.run();
                }
            }
            for (var key : selector.keys()) {
                key.channel().close();
            }
            ended.complete(null);
        } catch (IOException | RuntimeException | Error e) {
            ended.completeExceptionally(e);
        }
    }

    @Override
    public void close() {
        closed = true;
        selector.wakeup();
        try {
            ended.get(SpeedLimits.STOP_MAX.toSeconds(), TimeUnit.SECONDS);
        } catch (java.util.concurrent.ExecutionException told) {
            throw new IllegalStateException("the load driver failed", told.getCause());
        } catch (InterruptedException | java.util.concurrent.TimeoutException e) {
            throw new IllegalStateException("the load driver does not end", e);
        }
    }
}
