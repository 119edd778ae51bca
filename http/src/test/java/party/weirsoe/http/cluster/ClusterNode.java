package party.weirsoe.http.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import party.weirsoe.http.e2e.Await;
import party.weirsoe.http.e2e.ServerJvm;

/** One node of the cluster, a process that is started again when it ends by itself, as whatever runs servers would. */
final class ClusterNode implements AutoCloseable {
    static final Duration READY_MAX = Duration.ofMinutes(3);
    private static final Duration RESTART_DELAY = Duration.ofSeconds(1);
    /** A node that ends again and again will never be ready. */
    private static final int RESTARTS_MAX = 20;

    private final List<String> command;
    private final Map<String, String> environment;
    private final Path log;
    private final int port;
    private Process process;
    private boolean kept = true;
    private int restarts;

    private ClusterNode(List<String> command, Map<String, String> environment, Path log, int port) {
        this.command = command;
        this.environment = environment;
        this.log = log;
        this.port = port;
        this.process = launch();
        Thread.ofVirtual().start(this::watch);
    }

    /** @param environment as {@code WPP_HTTP_PORT} has it, {@code port} is where it listens */
    static ClusterNode start(List<String> jvmFlags, Map<String, String> environment, Path log, int port) {
        List<String> command = new ArrayList<>(ServerJvm.command(jvmFlags));
        command.add("serve");
        return new ClusterNode(List.copyOf(command), environment, log, port);
    }

    private Process launch() {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("WPP_"));
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it again whenever it ends although nobody has ended it. */
    private void watch() {
        while (true) {
            Process watched = current();
            await(watched);
            LockSupport.parkNanos(RESTART_DELAY.toNanos());
            synchronized (this) {
                if (!kept || process != watched) {
                    return;
                }
                restarts++;
                process = launch();
            }
        }
    }

    private synchronized Process current() {
        return process;
    }

    private static void await(Process ending) {
        try {
            ending.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    long pid() {
        return current().pid();
    }

    Path log() {
        return log;
    }

    /** {@code kill -9}; it stays dead until {@link #startAgain}. */
    void kill() {
        synchronized (this) {
            kept = false;
            process.destroyForcibly();
        }
        await(current());
    }

    /** SIGTERM; returns when it has ended, and it stays so. */
    void stop() {
        synchronized (this) {
            kept = false;
            process.destroy();
        }
        try {
            if (!current().waitFor(READY_MAX.toSeconds(), TimeUnit.SECONDS)) {
                current().destroyForcibly();
                throw new AssertionError("a node does not stop: " + log);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    synchronized void startAgain() {
        if (!process.isAlive()) {
            kept = true;
            process = launch();
            Thread.ofVirtual().start(this::watch);
        }
    }

    void freeze() {
        Signals.stop(pid());
    }

    void thaw() {
        Signals.go(pid());
    }

    void awaitReady() {
        int before = restarts();
        Await.until(READY_MAX, "the node is ready: " + log, () -> isReady() || restarts() > before + RESTARTS_MAX);
        if (!isReady()) {
            throw new AssertionError("the node ends again and again: " + log);
        }
    }

    private synchronized int restarts() {
        return restarts;
    }

    boolean isReady() {
        try {
            HttpURLConnection request =
                    (HttpURLConnection) url().resolve("/health/ready").toURL().openConnection();
            request.setConnectTimeout(1000);
            request.setReadTimeout(1000);
            return request.getResponseCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            kept = false;
            if (process.isAlive()) {
                Signals.go(process.pid());
                process.destroyForcibly();
            }
        }
        await(current());
    }
}
