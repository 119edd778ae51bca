package party.weirsoe.http.local;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A node as a process of its own, which is started again whenever it ends. Its input stays open as long as we live. */
public final class NodeProcess implements AutoCloseable {
    private final String name;
    private final ProcessBuilder builder;
    private final Path log;
    private final Consumer<String> tell;
    private @Nullable Process process;
    private boolean closed;
    private volatile Duration pause = LocalLimits.RESTART_AFTER;

    /**
     * @param environment all of it
     * @param log what the process says; an older one is overwritten
     * @param tell told when the node has ended and when it is started again
     */
    public NodeProcess(
            String name, List<String> command, Map<String, String> environment, Path log, Consumer<String> tell) {
        this.name = name;
        this.builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(Redirect.appendTo(log.toFile()));
        this.builder.environment().clear();
        this.builder.environment().putAll(environment);
        this.log = log;
        this.tell = tell;
    }

    /** @throws IOException where no process or log can be made */
    public void start() throws IOException {
        Files.createDirectories(log.toAbsolutePath().getParent());
        Files.deleteIfExists(log);
        launch();
    }

    /** Of the process that runs, or ran last. */
    public synchronized long pid() {
        return process == null ? -1 : process.pid();
    }

    public synchronized boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** The end of what it has said, for people. */
    public List<String> lastWords() {
        try {
            List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
            return lines.subList(Math.max(0, lines.size() - LocalLimits.LOG_LINES_SHOWN), lines.size());
        } catch (IOException e) {
            return List.of("(" + log + " cannot be read)");
        }
    }

    /** SIGTERM, without waiting; from now on it is not started again. */
    public synchronized void terminate() {
        closed = true;
        if (process != null) {
            process.destroy();
        }
    }

    /** Returns when the process is gone. */
    @Override
    public void close() {
        terminate();
        Process last = current();
        try {
            if (last != null && !last.waitFor(LocalLimits.STOP_WAIT_MAX.toSeconds(), TimeUnit.SECONDS)) {
                last.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            last.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private synchronized @Nullable Process current() {
        return process;
    }

    private synchronized void launch() throws IOException {
        if (!closed) {
            Process started = builder.start();
            process = started;
            long since = System.nanoTime();
            Thread.ofVirtual().start(() -> watch(started, since));
        }
    }

    private void watch(Process process, long since) {
        try {
            int status = process.waitFor();
            boolean lived = System.nanoTime() - since > LocalLimits.SHORT_LIFE.toNanos();
            Duration wait = lived ? LocalLimits.RESTART_AFTER : pause;
            pause = wait.multipliedBy(lived || wait.compareTo(LocalLimits.RESTART_AFTER_MAX) >= 0 ? 1 : 2);
            Thread.sleep(wait);
            relaunch(status);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void relaunch(int status) {
        if (closed) {
            return;
        }
        try {
            launch();
            tell.accept(name + " has ended (status " + status + ") and is started again, pid " + pid());
        } catch (IOException e) {
            tell.accept(name + " has ended (status " + status + ") and cannot be started again: " + e.getMessage());
        }
    }
}
