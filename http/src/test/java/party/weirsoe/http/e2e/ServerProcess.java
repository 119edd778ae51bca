package party.weirsoe.http.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The server as a process of its own, which can be killed. */
public final class ServerProcess implements AutoCloseable {
    private final Process process;
    private final Path log;
    final int port;

    private ServerProcess(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    /** Starts {@code serve} on a free port and waits until it is ready. */
    static ServerProcess start(Path dataDir, Map<String, String> environment, String... jvmFlags) {
        return start(dataDir, freePort(), environment, jvmFlags);
    }

    public static ServerProcess start(Path dataDir, int port, Map<String, String> environment, String... jvmFlags) {
        try {
            Path log = Files.createTempFile("wpp-server", ".log");
            Map<String, String> all = new HashMap<>(Map.of(
                    "WPP_DATA_DIR", dataDir.toString(),
                    "WPP_HTTP_HOST", "127.0.0.1",
                    "WPP_HTTP_PORT", Integer.toString(port),
                    "WPP_OPS_PORT", "0",
                    "WPP_RATE_LIMIT", "off"));
            all.putAll(environment);
            ProcessBuilder builder = command(List.of(jvmFlags), all, "serve")
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            ServerProcess server = new ServerProcess(builder.start(), log, port);
            server.awaitReady(Duration.ofSeconds(90));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The command line in a JVM of its own, with no other setting than these. */
    static ProcessBuilder command(List<String> jvmFlags, Map<String, String> environment, String... arguments) {
        List<String> flags = new ArrayList<>(ServerJvm.SHORT_LIVED);
        flags.addAll(jvmFlags);
        List<String> command = new ArrayList<>(ServerJvm.command(flags));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("WPP_"));
        builder.environment().putAll(environment);
        return builder;
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    long pid() {
        return process.pid();
    }

    String log() {
        try {
            return Files.readString(log, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Bytes of heap in use once everything that nobody holds is gone. */
    long heapAfterCollection() {
        jcmd("GC.run");
        jcmd("GC.run");
        String info = jcmd("GC.heap_info");
        Matcher used = Pattern.compile("used (\\d+)K").matcher(info);
        if (!used.find()) {
            throw new AssertionError(info);
        }
        return Long.parseLong(used.group(1)) * 1024;
    }

    private String jcmd(String command) {
        try {
            Process jcmd = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            Long.toString(pid()),
                            command)
                    .redirectErrorStream(true)
                    .start();
            return new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code kill -9}: no hook runs, nothing is flushed. */
    public void kill() {
        process.destroyForcibly();
        awaitExit();
    }

    /** SIGTERM; answers the exit code. */
    int stop() {
        terminate();
        return exitCode();
    }

    /** SIGTERM, without waiting. */
    void terminate() {
        process.destroy();
    }

    /** When it has ended. */
    int exitCode() {
        awaitExit();
        return process.exitValue();
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            stop();
        }
    }

    private void awaitExit() {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("the server did not stop within a minute:\n" + log());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private void awaitReady(Duration bound) {
        Client client = new Client(url());
        try {
            Await.until(bound, "ready", () -> !process.isAlive() || isReady(client));
        } catch (AssertionError late) {
            process.destroyForcibly();
            throw new AssertionError("the server was not ready within " + bound + ":\n" + log(), late);
        }
        if (!process.isAlive()) {
            throw new AssertionError("the server ended with " + process.exitValue() + ":\n" + log());
        }
    }

    private static boolean isReady(Client client) {
        try {
            return client.get("/health/ready", null).status() == 200;
        } catch (Client.Unanswered notListeningYet) {
            return false;
        }
    }

    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
