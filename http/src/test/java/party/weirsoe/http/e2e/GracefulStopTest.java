package party.weirsoe.http.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import party.weirsoe.persistence.PostgresForTests;

/** SIGTERM: nobody who was served loses anything, nobody who is not can hold it up, and the party goes on after the restart. */
class GracefulStopTest {
    /** Generous, as machines are crowded; alone it is 1.3 s. */
    private static final Duration STOP_MAX = Duration.ofSeconds(5);

    /** Of a process that ends by SIGTERM once its hook has run: what a supervisor expects of one that it has stopped. */
    private static final int TERMINATED = 143;

    @TempDir
    Path dataDir;

    @Test
    void aStopSaysByeAnswersWhatIsInFlightAndThePartyGoesOnAfterTheRestart() throws Exception {
        String url = PostgresForTests.databaseUrl();
        Map<String, String> database = Map.of("WPP_DATABASE_URL", url);
        int port = ServerProcess.freePort();
        Party party;
        Exchange inFlight;
        try (ServerProcess server = ServerProcess.start(dataDir, port, database);
                Connection journal = DriverManager.getConnection(url);
                Socket keptAlive = connection(port)) {
            party = Party.open(new Client(server.url()), "{}", 2);
            try (FeedClient feed = FeedClient.open(server.url(), party.code, party.hostToken)) {
                feed.await("hello");
                assertThat(ask(keptAlive, "GET /health/ready HTTP/1.1\r\nHost: x\r\n\r\n"))
                        .startsWith("HTTP/1.1 200");

                holdWrites(journal);
                CompletableFuture<Exchange> start = party.client.sendAsync(
                        "POST", party.path("/rounds/start"), party.hostToken, "{\"from_round\":0}", Map.of());
                awaitBlockedWrite(url);
                server.terminate();

                JsonNode bye = feed.await("bye");
                assertThat(bye.path("code").asText()).isEqualTo("restarting");
                assertThat(bye.path("reconnect").asBoolean()).isTrue();
                assertThat(bye.path("after_ms").asInt()).isBetween(5_000, 30_000);
                feed.awaitClosed();
                assertThatThrownBy(() -> connection(port).close()).isInstanceOf(IOException.class);
                assertThat(ask(keptAlive, "GET /health/ready HTTP/1.1\r\nHost: x\r\n\r\n"))
                        .startsWith("HTTP/1.1 503")
                        .contains("Connection: close");

                journal.rollback();
                inFlight = start.join();
            }
            assertThat(inFlight.status()).as(inFlight.body()).isEqualTo(200);
            assertThat(server.exitCode()).isEqualTo(TERMINATED);
        }
        try (ServerProcess again = ServerProcess.start(dataDir, port, database)) {
            assertThat(again.port).isEqualTo(port);
            assertThat(party.start(0).canonical()).isEqualTo(inFlight.canonical());
            party.playRound(1);
            assertThat(party.view().text("/phase")).isEqualTo("scoreboard");
        }
    }

    @Test
    void neitherSilentSocketsNorHalfSentRequestsHoldUpAStop() throws Exception {
        Map<String, String> database = Map.of("WPP_DATABASE_URL", PostgresForTests.databaseUrl());
        try (ServerProcess server = ServerProcess.start(dataDir, database);
                Socket idle = connection(server.port);
                Socket halfSent = connection(server.port);
                Socket deadPhone = connection(server.port)) {
            Party party = Party.open(new Client(server.url()), "{}", 2);
            assertThat(idle.isConnected()).isTrue();
            assertThat(ask(
                            deadPhone,
                            "GET " + party.path("/events") + " HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\n"
                                    + "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                                    + "Sec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==\r\n\r\n"))
                    .startsWith("HTTP/1.1 101");
            write(
                    halfSent,
                    "POST " + party.path("/players") + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                            + "Content-Length: 20\r\n\r\n{\"nick");
            party.join("Zoe");

            long begun = System.nanoTime();
            server.terminate();
            String refused = read(halfSent);
            int code = server.exitCode();
            Duration took = Duration.ofNanos(System.nanoTime() - begun);

            System.out.println("GracefulStopTest: a stop with lazy clients takes " + took.toMillis() + " ms");
            assertThat(refused).startsWith("HTTP/1.1 503").contains("\"code\":\"unavailable\"");
            assertThat(code).isEqualTo(TERMINATED);
            assertThat(took).isLessThan(STOP_MAX);
            assertThat(server.log()).doesNotContain("ERROR");
        }
    }

    /** From now on a row waits until the transaction ends. */
    private static void holdWrites(Connection journal) throws SQLException {
        journal.setAutoCommit(false);
        try (var statement = journal.createStatement()) {
            statement.execute("LOCK TABLE event_journal IN SHARE MODE");
        }
    }

    private static void awaitBlockedWrite(String database) throws SQLException {
        try (Connection watch = DriverManager.getConnection(database);
                var waiting = watch.prepareStatement("SELECT count(*) FROM pg_locks WHERE NOT granted")) {
            Await.that(Duration.ofSeconds(5), "a write that waits", () -> {
                try (var rows = waiting.executeQuery()) {
                    return rows.next() && rows.getLong(1) > 0 ? Optional.of("one") : Optional.empty();
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
        }
    }

    private static Socket connection(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(10_000);
        return socket;
    }

    private static String ask(Socket socket, String request) throws IOException {
        write(socket, request);
        return read(socket);
    }

    private static void write(Socket socket, String request) throws IOException {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    /** A small response comes in one piece. */
    private static String read(Socket socket) throws IOException {
        byte[] bytes = new byte[8192];
        int length = socket.getInputStream().read(bytes);
        return length < 0 ? "" : new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
