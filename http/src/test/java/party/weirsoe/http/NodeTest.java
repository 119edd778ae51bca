package party.weirsoe.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.util.ByteString;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import party.weirsoe.game.SessionCode;
import party.weirsoe.http.edge.FakeSessions;
import party.weirsoe.http.edge.RawClient;
import party.weirsoe.http.edge.RawClient.RawResponse;
import party.weirsoe.pack.Packs;
import party.weirsoe.session.Journal;
import party.weirsoe.session.Reply;
import party.weirsoe.session.SessionProbe;
import party.weirsoe.session.Sessions;
import party.weirsoe.session.Tokens;

/** A node as it is in production, but for its journal and its sessions. */
class NodeTest {
    @TempDir
    private Path dir;

    private final FakeSessions sessions = new FakeSessions();
    private final List<String> events = new CopyOnWriteArrayList<>();

    private ServerSettings settings(int port) {
        return ServerSettings.from(Map.of(
                "WPP_HTTP_HOST",
                "127.0.0.1",
                "WPP_HTTP_PORT",
                Integer.toString(port),
                "WPP_OPS_PORT",
                "0",
                "WPP_DATA_DIR",
                dir.toString()));
    }

    @Test
    void aNodeServesAndStopsAndItsJournalIsClosedLast() {
        Node node = Node.start(settings(0), new TestWiring(), events::add);
        RawClient http = new RawClient(node.httpPort());
        RawClient ops = new RawClient(node.opsPort());

        assertThat(http.send("GET", "/health/ready", null).status()).isEqualTo(200);
        assertThat(http.send("POST", "/lobby/sessions", null).status()).isEqualTo(201);
        assertThat(http.send("GET", "/metrics", null).status()).isEqualTo(404);
        RawResponse metrics = ops.send("GET", "/metrics", null);
        assertThat(metrics.header("Content-Type")).startsWith("text/plain; version=0.0.4");
        assertThat(metrics.body())
                .contains("wpp_commands_total{command=\"open\",outcome=\"accepted\"} 1.0")
                .contains("wpp_journal_reachable 1.0")
                .contains("jvm_memory_used_bytes");
        assertThat(ops.send("GET", "/", null).status()).isEqualTo(404);
        assertThat(ops.send("POST", "/metrics", null).header("Allow")).isEqualTo("GET, HEAD");

        node.close();
        node.close();

        assertThat(events)
                .endsWith("journal closed after the actors")
                .containsOnlyOnce("journal closed after the actors");
        assertThatThrownBy(() -> http.send("GET", "/health/live", null)).hasCauseInstanceOf(IOException.class);
    }

    @Test
    void aCommandThatWasTakenIsAnsweredBeforeTheNodeStops() throws Exception {
        CompletableFuture<Reply> reply = new CompletableFuture<>();
        sessions.answerLater(reply);
        Node node = Node.start(settings(0), new TestWiring(), events::add);
        RawClient http = new RawClient(node.httpPort());

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<RawResponse> response = threads.submit(() -> http.send("POST", "/lobby/sessions", null));
            await(sessions::hasReceived);
            Future<?> stopped = threads.submit(node::close);
            await(() -> isClosed(http.port()));
            assertThat(response.isDone()).isFalse();

            reply.complete(new Reply.Opened(new SessionCode("BCDFGH"), ByteString.fromString("{}"), false));

            assertThat(response.get().status()).isEqualTo(201);
            stopped.get();
        }
    }

    private static void await(BooleanSupplier condition) {
        Instant until = Instant.now().plusSeconds(10);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(until);
            LockSupport.parkNanos(10_000_000);
        }
    }

    private static boolean isClosed(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return !socket.isConnected();
        } catch (IOException e) {
            return true;
        }
    }

    @Test
    void aPortInUseIsOneLineAndLeavesNothingBehind() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> Node.start(settings(taken.getLocalPort()), new TestWiring(), events::add))
                    .isInstanceOf(SettingsException.class)
                    .hasMessageStartingWith("WPP_HTTP_PORT: ")
                    .hasMessageContaining("in use")
                    .hasMessageNotContaining("\n");
        }
        assertThat(events).endsWith("journal closed after the actors");
    }

    private final class TestWiring implements Wiring {
        private @Nullable ActorSystem<?> actors;

        @Override
        public Journal openJournal(Journal.Settings settings, Consumer<String> progress) {
            return new Journal() {
                @Override
                public Config configuration() {
                    return ConfigFactory.empty();
                }

                @Override
                public CompletionStage<Void> erase(String persistenceId) {
                    return CompletableFuture.completedStage(null);
                }

                @Override
                public boolean isReachable() {
                    return true;
                }

                @Override
                public String description() {
                    return "nowhere";
                }

                @Override
                public void close() {
                    boolean stopped = actors != null
                            && actors.getWhenTerminated().toCompletableFuture().isDone();
                    events.add(stopped ? "journal closed after the actors" : "journal closed before the actors");
                }
            };
        }

        @Override
        public Sessions startSessions(
                ActorSystem<?> system, Packs packs, Tokens tokens, Journal journal, SessionProbe probe) {
            actors = system;
            return sessions;
        }
    }
}
