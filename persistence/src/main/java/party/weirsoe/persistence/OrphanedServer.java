package party.weirsoe.persistence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import party.weirsoe.session.Journal.StartException;

/**
 * The PostgreSQL server that a killed run has left behind, still working on the data directory. Only the holder of the
 * directory's lock may look for it: whose server it is, is dead.
 */
final class OrphanedServer {
    private final ProcessHandle process;

    private OrphanedServer(ProcessHandle process) {
        this.process = process;
    }

    /**
     * The server that runs on this directory. A {@code postmaster.pid} that names a stranger, who got the number of a dead
     * server, is removed: PostgreSQL would not start beside it.
     */
    static Optional<OrphanedServer> find(Path postgresDir) throws IOException {
        Path pidFile = postgresDir.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        Optional<ProcessHandle> named = pid(pidFile).flatMap(ProcessHandle::of);
        if (named.isPresent() && !isServerOf(postgresDir, named.get().pid())) {
            Files.delete(pidFile);
            return Optional.empty();
        }
        return named.map(OrphanedServer::new);
    }

    /** Whether a server works on this directory. */
    static boolean isRunningOn(Path postgresDir) throws IOException {
        Path pidFile = postgresDir.resolve("postmaster.pid");
        Optional<ProcessHandle> named =
                Files.exists(pidFile) ? pid(pidFile).flatMap(ProcessHandle::of) : Optional.empty();
        return named.isPresent() && isServerOf(postgresDir, named.get().pid());
    }

    long pid() {
        return process.pid();
    }

    /** Politely first (fast shutdown), then rudely (immediate: the next start repairs), each for a bounded time. */
    void stop() {
        if (!stopped("INT") && !stopped("QUIT")) {
            throw new StartException("the PostgreSQL server of an earlier run (pid " + pid()
                    + ") does not stop: end it, and start again");
        }
    }

    private boolean stopped(String signal) {
        try {
            // ProcessHandle.destroy() would wait for the server's clients, whoever they are.
            new ProcessBuilder("sh", "-c", "kill -" + signal + " " + pid())
                    .start()
                    .waitFor();
            process.onExit().get(PersistenceLimits.SERVER_STOP.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (IOException | ExecutionException e) {
            throw new StartException(
                    "cannot stop the PostgreSQL server of an earlier run (pid " + pid() + "): end it", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartException("interrupted while the PostgreSQL server of an earlier run stopped", e);
        }
    }

    private static Optional<Long> pid(Path pidFile) throws IOException {
        List<String> lines = Files.readAllLines(pidFile);
        try {
            return lines.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Long.parseLong(lines.get(0).strip()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static boolean isServerOf(Path postgresDir, long pid) throws IOException {
        List<String> words = commandLine(pid);
        int option = words.indexOf("-D");
        return option > 0
                && option + 1 < words.size()
                && Path.of(words.get(0)).endsWith("postgres")
                && Path.of(words.get(option + 1)).normalize().equals(postgresDir.normalize());
    }

    private static List<String> commandLine(long pid) throws IOException {
        Path file = Path.of("/proc", Long.toString(pid), "cmdline");
        if (Files.isReadable(file)) {
            return List.of(Files.readString(file, StandardCharsets.UTF_8).split("\0"));
        }
        // No Linux: as the JDK knows it.
        return ProcessHandle.of(pid)
                .map(ProcessHandle::info)
                .flatMap(info -> info.command().map(command -> words(command, info)))
                .orElse(List.of());
    }

    private static List<String> words(String command, ProcessHandle.Info info) {
        List<String> words = new ArrayList<>(List.of(command));
        words.addAll(List.of(info.arguments().orElse(new String[0])));
        return words;
    }
}
