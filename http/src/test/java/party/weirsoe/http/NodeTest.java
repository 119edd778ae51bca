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
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import party.weirsoe.game.SessionCode;
import party.weirsoe.http.ServerSettings.Peers;
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
        Node node = Node.start(settings(0), new TestWiring(), events::add, new Startup());
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
        String[] headers = Collections.nCopies(19, "x: " + "x".repeat(900)).toArray(String[]::new);
        assertThat(ops.send("GET", "/metrics", null, headers).status()).isEqualTo(431);
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
        Node node = Node.start(settings(0), new TestWiring(), events::add, new Startup());
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
            assertThatThrownBy(() ->
                            Node.start(settings(taken.getLocalPort()), new TestWiring(), events::add, new Startup()))
                    .isInstanceOf(SettingsException.class)
                    .hasMessageStartingWith("WPP_HTTP_PORT: ")
                    .hasMessageContaining("in use")
                    .hasMessageNotContaining("\n");
        }
        assertThat(events).endsWith("journal closed after the actors");
    }

    @Test
    void aNodePortInUseIsOneLineToo() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ServerSettings settings = with(Map.of("WPP_NODE_PORT", Integer.toString(taken.getLocalPort())));

            assertThatThrownBy(() -> Node.start(settings, new TestWiring(), events::add, new Startup()))
                    .isInstanceOf(SettingsException.class)
                    .hasMessageStartingWith("WPP_NODE_PORT: cannot listen on 127.0.0.1:" + taken.getLocalPort())
                    .hasMessageContaining("WPP_NODE_HOST")
                    .hasMessageNotContaining("\n");
        }
        assertThat(events).anyMatch(event -> event.startsWith("journal closed"));
    }

    @ParameterizedTest
    @CsvSource({
        "WPP_HTTP_HOST, 192.0.2.1",
        "WPP_HTTP_HOST, no-such-host.invalid",
        "WPP_OPS_HOST, 192.0.2.1",
        "WPP_OPS_HOST, no-such-host.invalid"
    })
    void aHostThatIsNotThisMachineIsNotBlamedOnThePort(String variable, String host) {
        assertThatThrownBy(() -> Node.start(with(Map.of(variable, host)), new TestWiring(), events::add, new Startup()))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith(variable + ": cannot listen on " + host)
                .hasMessageNotContaining("null")
                .hasMessageNotContaining("\n");
    }

    @Test
    void aClusterOfOneThatDoesNotFormIsNotBlamedOnSeedNodes() {
        assertThat(notIn(new Peers.None())).startsWith("WPP_NODE_HOST: ");
        assertThat(notIn(new Peers.Seeds(List.of(new HostPort("::1", 1)))))
                .startsWith("WPP_SEED_NODES: none of [[::1]:1]");
        assertThat(notIn(new Peers.Kubernetes("app=wpp", 3, 7626)))
                .startsWith("WPP_CLUSTER: ")
                .contains("3 pods with app=wpp")
                .contains("7626");
    }

    private static String notIn(Peers peers) {
        return Membership.notIn(new ServerSettings.Cluster(new HostPort("10.0.0.11", 7355), peers, "1.0.0"));
    }

    private ServerSettings with(Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(Map.of(
                "WPP_HTTP_HOST", "127.0.0.1",
                "WPP_HTTP_PORT", "0",
                "WPP_OPS_PORT", "0",
                "WPP_DATA_DIR", dir.toString()));
        all.putAll(environment);
        return ServerSettings.from(all);
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
                public CompletionStage<Optional<LastRow>> lastRow(String persistenceId) {
                    return CompletableFuture.completedStage(Optional.empty());
                }

                @Override
                public CompletionStage<List<Stored>> page(String after, int max) {
                    return CompletableFuture.completedStage(List.of());
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
                public String databaseUrl() {
                    return "jdbc:postgresql://nowhere/none";
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
                ActorSystem<?> system, Packs packs, Tokens tokens, Journal journal, Duration keep, SessionProbe probe) {
            actors = system;
            return sessions;
        }
    }
}
