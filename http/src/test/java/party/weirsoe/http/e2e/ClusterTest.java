package party.weirsoe.http.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import party.weirsoe.persistence.PostgresForTests;

/** Several nodes, as processes. */
class ClusterTest {
    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final int TERMINATED = 143;

    @TempDir
    Path dir;

    private final String database = PostgresForTests.databaseUrl();

    private Map<String, String> environment(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(Map.of("WPP_DATABASE_URL", database, "WPP_SECRET", SECRET));
        all.putAll(more);
        return all;
    }

    @Test
    void aNodeThatIsStoppedLeavesAndOneThatWasKilledComesBack() {
        int first = ServerProcess.freePort();
        int second = ServerProcess.freePort();
        String seeds = "127.0.0.1:" + first + ",127.0.0.1:" + second;
        Map<String, String> one =
                environment(Map.of("WPP_SEED_NODES", seeds, "WPP_NODE_PORT", Integer.toString(first)));
        Map<String, String> other =
                environment(Map.of("WPP_SEED_NODES", seeds, "WPP_NODE_PORT", Integer.toString(second)));
        // The first of the list is down at the first start.
        try (ServerProcess stays = ServerProcess.start(dir, other)) {
            ServerProcess.start(dir, one).kill();
            try (ServerProcess back = ServerProcess.start(dir, one)) {
                assertThat(stays.log()).as("of the killed one").containsAnyOf("taken for dead", "UNREACHABLE");
                int before = stays.log().length();

                assertThat(back.stop()).isEqualTo(TERMINATED);

                // Cut off from each other before it has left, each would take the other for lost.
                assertThat(stays.log().substring(before)).doesNotContain("SBR took decision");
                assertThat(back.log()).doesNotContain("SBR took decision");
                assertThat(new Client(stays.url()).get("/health/ready", null).status())
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void aNodeWithAnotherSecretEndsWithOneLineAndTwo() throws Exception {
        int port = ServerProcess.freePort();
        Map<String, String> seeds = Map.of("WPP_SEED_NODES", "127.0.0.1:" + port);
        Map<String, String> founder = environment(seeds);
        founder.put("WPP_NODE_PORT", Integer.toString(port));
        Map<String, String> stranger = environment(seeds);
        stranger.put("WPP_SECRET", "another-secret-another-secret");
        stranger.put("WPP_OPS_PORT", "0");
        stranger.put("WPP_HTTP_PORT", "0");
        try (ServerProcess node = ServerProcess.start(dir, founder)) {
            Process refused =
                    ServerProcess.command(List.of(), stranger, "serve").start();

            String told = new String(refused.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(refused.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(refused.exitValue()).isEqualTo(2);
            assertThat(told.lines()).singleElement().asString().startsWith("WPP_SECRET: ");
            assertThat(new Client(node.url()).get("/health/ready", null).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void podsFindEachOtherThroughTheKubernetesApi() throws Exception {
        // Pods have one port and many addresses; so has the loopback of Linux.
        List<String> pods = List.of("127.0.0.2", "127.0.0.3");
        int management = freePort(pods.getFirst());
        try (FakeKubernetes api = new FakeKubernetes(dir, pods)) {
            List<CompletableFuture<ServerProcess>> starting = pods.stream()
                    .map(pod -> CompletableFuture.supplyAsync(
                            () -> ServerProcess.start(dir, pod(pod, management, api), api.flags())))
                    .toList();
            try (ServerProcess one = starting.get(0).join();
                    ServerProcess other = starting.get(1).join()) {
                for (String pod : pods) {
                    assertThat(get(pod, management, "/bootstrap/seed-nodes")
                                    .body()
                                    .split("\"status\":\"Up\"", -1))
                            .hasSize(3);
                }
                assertThat(get(pods.getFirst(), management, "/ready").statusCode())
                        .as("health is told on the public port only")
                        .isEqualTo(404);
                assertThat(api.asked).allSatisfy(uri -> assertThat(uri.toString())
                        .isEqualTo("/api/v1/namespaces/parties/pods?labelSelector=app%3Dparty"));
                assertThat(one.port).isNotEqualTo(other.port);
            }
        }
    }

    private Map<String, String> pod(String address, int management, FakeKubernetes api) {
        Map<String, String> pod = environment(Map.of(
                "WPP_CLUSTER",
                "kubernetes",
                "WPP_KUBERNETES_SELECTOR",
                "app=party",
                "WPP_MANAGEMENT_PORT",
                Integer.toString(management),
                "WPP_NODE_HOST",
                address));
        pod.putAll(api.environment());
        return pod;
    }

    private static HttpResponse<String> get(String host, int port, String path) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            URI uri = URI.create("http://" + host + ":" + port + path);
            return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private static int freePort(String address) throws IOException {
        InetAddress where = Inet4Address.getByName(address);
        try (ServerSocket socket = new ServerSocket(0, 1, where)) {
            return socket.getLocalPort();
        }
    }
}
