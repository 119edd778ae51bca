package party.weirsoe.http.speed;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import party.weirsoe.http.e2e.Await;
import party.weirsoe.http.e2e.ServerProcess;

/** The peer: the same game as a room of Colyseus, in memory only, with load drivers that print one line of JSON. */
final class Colyseus implements AutoCloseable {
    private static final Path RATE_DRIVER = Path.of("src", "test", "resources", "speed", "colyseus-rate.mjs");

    private final Path directory;
    private final Running server;
    private final int port;

    private Colyseus(Path directory, Running server, int port) {
        this.directory = directory;
        this.server = server;
        this.port = port;
    }

    static Colyseus start(Path directory) {
        int port = ServerProcess.freePort();
        Running server = Running.start(node(directory, "server.mjs", Map.of("PORT", Integer.toString(port))));
        Await.until(
                SpeedLimits.STOP_MAX,
                "Colyseus",
                () -> !server.isAlive() || server.said().contains("ready"));
        if (!server.isAlive()) {
            throw new IllegalStateException(server.said());
        }
        return new Colyseus(directory, server, port);
    }

    /** A closed loop of the peer's own driver. */
    JsonNode play(int parties, int players, int rounds) {
        return run(
                "load.mjs",
                Map.of(
                        "PARTIES", Integer.toString(parties),
                        "PLAYERS", Integer.toString(players),
                        "ROUNDS", Integer.toString(rounds)));
    }

    /** An open loop at a set rate, which the peer's own driver has not. */
    JsonNode rate(int parties, int players, int commandsPerSecond, long seconds) {
        return run(
                RATE_DRIVER.toAbsolutePath().toString(),
                Map.of(
                        "PARTIES", Integer.toString(parties),
                        "PLAYERS", Integer.toString(players),
                        "RATE", Integer.toString(commandsPerSecond),
                        "SECONDS", Long.toString(seconds)));
    }

    private JsonNode run(String driver, Map<String, String> settings) {
        ProcessBuilder builder = node(directory, driver, settings);
        builder.environment().put("URL", "ws://127.0.0.1:" + port);
        builder.environment().put("SERVER_PID", Long.toString(server.pid()));
        String said = Running.run(builder, null);
        return HttpParty.parse(said.substring(said.indexOf('{')));
    }

    /** The node that was installed with it, where there is one. */
    private static ProcessBuilder node(Path directory, String script, Map<String, String> settings) {
        Path own = directory.resolve("node_modules/.bin/node");
        ProcessBuilder builder = new ProcessBuilder(Files.isExecutable(own) ? own.toString() : "node", script)
                .directory(directory.toFile());
        builder.environment().putAll(settings);
        return builder;
    }

    @Override
    public void close() {
        server.close();
    }
}
