package party.weirsoe.http.speed;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import party.weirsoe.http.e2e.Await;
import party.weirsoe.http.e2e.ServerProcess;

/** The server as its launcher starts it: {@code deploy/wpp serve}, with the flags and the jar that everybody gets. */
final class Wpp implements AutoCloseable {
    private static final String LAUNCHER =
            Path.of("..", "deploy", "wpp").toAbsolutePath().normalize().toString();

    private final Running running;
    private final Path dataDir;
    private final int port;
    private final long readyNanos;

    private Wpp(Running running, Path dataDir, int port, long readyNanos) {
        this.running = running;
        this.dataDir = dataDir;
        this.port = port;
        this.readyNanos = readyNanos;
    }

    /** Builds what is not built, so that no start is measured with a build in it. */
    static void build() {
        Running.run(new ProcessBuilder(LAUNCHER, "--version"), null);
    }

    /** With no other setting than these. */
    static ProcessBuilder launcher(Path dataDir, int port, int opsPort, String... arguments) {
        List<String> command = new ArrayList<>(List.of(LAUNCHER));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("WPP_"));
        builder.environment()
                .putAll(Map.of(
                        "WPP_DATA_DIR", dataDir.toString(),
                        "WPP_HTTP_HOST", "127.0.0.1",
                        "WPP_HTTP_PORT", Integer.toString(port),
                        "WPP_OPS_PORT", Integer.toString(opsPort),
                        "WPP_RATE_LIMIT", "off"));
        return builder;
    }

    /** Starts it and waits until it is ready. */
    static Wpp start(Path dataDir) {
        int port = ServerProcess.freePort();
        ProcessBuilder builder = launcher(dataDir, port, 0, "serve", "--until-input-ends");
        long begun = System.nanoTime();
        Running running = Running.start(builder);
        try {
            Await.until(SpeedLimits.CHILD_ANSWER_MAX, "ready", () -> !running.isAlive() || isReady(port));
            if (!running.isAlive()) {
                throw new IllegalStateException("the server ended: " + running.said());
            }
            return new Wpp(running, dataDir, port, System.nanoTime() - begun);
        } catch (RuntimeException | Error e) {
            running.close();
            throw e;
        }
    }

    private static boolean isReady(int port) {
        try {
            HttpURLConnection connection = (HttpURLConnection) URI.create("http://127.0.0.1:" + port + "/health/ready")
                    .toURL()
                    .openConnection();
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException notYet) {
            return false;
        }
    }

    InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    Running process() {
        return running;
    }

    Postgres postgres() {
        return Postgres.of(dataDir);
    }

    /** From the start of the process to the first look that found it ready; looks are 20 ms apart. */
    long readyNanos() {
        return readyNanos;
    }

    @Override
    public void close() {
        running.close();
    }
}
