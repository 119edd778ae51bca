package party.weirsoe.http.simulate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** All event sockets of all bots, on one thread: most of what they hear needs no more than a look at its version. */
final class Ears implements AutoCloseable {
    private final Selector selector;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    private volatile boolean closed;
    private long lookedAt = System.nanoTime();

    Ears() {
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread = Thread.ofPlatform().daemon().name("ears").start(this::run);
    }

    /** @param path of the event socket */
    Ear open(URI server, String path, String token, Ear.Listener listener) {
        Ear ear = new Ear(this, server, path, token, listener);
        execute(() -> ear.connect(selector));
        return ear;
    }

    void execute(Runnable task) {
        tasks.add(task);
        if (Thread.currentThread() != thread) {
            selector.wakeup();
        }
    }

    private void run() {
        while (!closed) {
            try {
                selector.select(Ears::act, SimulateLimits.LOOK_EVERY.toMillis());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                task.run();
            }
            closeSilent();
        }
        selector.keys().forEach(key -> ear(key).close());
        try {
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void act(SelectionKey key) {
        ear(key).act(key);
    }

    private static Ear ear(SelectionKey key) {
        return (Ear) key.attachment();
    }

    private void closeSilent() {
        long now = System.nanoTime();
        if (now - lookedAt > SimulateLimits.LOOK_EVERY.toNanos()) {
            lookedAt = now;
            selector.keys().forEach(key -> ear(key).closeIfSilent(now));
        }
    }

    @Override
    public void close() {
        closed = true;
        selector.wakeup();
        try {
            thread.join(SimulateLimits.STOP_MAX);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
