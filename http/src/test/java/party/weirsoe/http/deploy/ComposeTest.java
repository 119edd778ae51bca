package party.weirsoe.http.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import party.weirsoe.http.ServerSettings;
import party.weirsoe.http.e2e.LiveNode;

/** {@code deploy/compose.yaml} with the balancer's configuration: names, ports and variables fit. */
class ComposeTest {
    private static final JsonNode COMPOSE = DeployFiles.yaml("deploy/compose.yaml");
    private static final String HAPROXY = DeployFiles.text("deploy/haproxy/haproxy.cfg");
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([A-Z_]+)[^}]*}");
    private static final List<String> NODES = List.of("node1", "node2", "node3");

    @Test
    void everyImageIsPinned() {
        for (JsonNode service : COMPOSE.path("services")) {
            assertThat(DeployFiles.isPinned(service.path("image").asText()))
                    .as(service.path("image").asText())
                    .isTrue();
        }
    }

    @Test
    void whatServicesReferToIsThere() {
        Set<String> services = names(COMPOSE.path("services"));
        Set<String> volumes = names(COMPOSE.path("volumes"));
        for (JsonNode service : COMPOSE.path("services")) {
            JsonNode needs = service.path("depends_on");
            assertThat(services).containsAll(needs.isArray() ? DeployFiles.texts(needs) : names(needs));
            assertThat(names(COMPOSE.path("networks"))).containsAll(DeployFiles.texts(service.path("networks")));
            for (String volume : DeployFiles.texts(service.path("volumes"))) {
                String source = volume.substring(0, volume.indexOf(':'));
                if (source.startsWith(".")) {
                    assertThat(DeployFiles.root().resolve("deploy").resolve(source))
                            .isRegularFile();
                } else {
                    assertThat(volumes).contains(source);
                }
            }
        }
        JsonNode build = COMPOSE.path("services").path("node1").path("build");
        assertThat(DeployFiles.root()
                        .resolve("deploy")
                        .resolve(build.path("context").asText())
                        .normalize())
                .isEqualTo(DeployFiles.root());
        assertThat(DeployFiles.root().resolve(build.path("dockerfile").asText()))
                .isRegularFile();
    }

    @Test
    void everySecretIsAskedForByTheExample() {
        Set<String> asked = new TreeSet<>();
        DeployFiles.matches(REFERENCE, DeployFiles.text("deploy/compose.yaml"))
                .forEach(reference -> asked.add(reference.group(1)));
        List<String> example = DeployFiles.text("deploy/.env.example")
                .lines()
                .filter(line -> line.matches("[A-Z_]+=.*"))
                .map(line -> line.substring(0, line.indexOf('=')))
                .sorted()
                .toList();
        assertThat(asked).containsExactlyElementsOf(example);
        assertThat(DeployFiles.text(".gitignore").lines()).contains(".env");
        // A missing one stops compose instead of starting a server with an empty one.
        assertThat(DeployFiles.text("deploy/compose.yaml")).doesNotContain("${WPP_SECRET}", "${POSTGRES_PASSWORD}");
    }

    @Test
    void theServerAcceptsTheSettingsOfEachNodeAndTheyFormOneCluster() {
        List<String> addresses = new ArrayList<>();
        for (String name : NODES) {
            Map<String, String> environment = environment(name);
            assertThat(DeployFiles.variables()).containsAll(environment.keySet());
            ServerSettings settings = ServerSettings.from(environment);
            assertThat(settings.cluster().node().host()).isEqualTo(name);
            addresses.add(settings.cluster().node().toString());
            assertThat(environment.get("WPP_TRUSTED_PROXIES"))
                    .isEqualTo(
                            COMPOSE.at("/networks/party/ipam/config/0/subnet").asText());
        }
        assertThat(environment("node1").get("WPP_SEED_NODES")).isEqualTo(String.join(",", addresses));
    }

    @Test
    void theDatabaseOfTheUrlIsTheOneThatIsStarted() {
        JsonNode postgres = COMPOSE.at("/services/postgres/environment");
        assertThat(environment("node1").get("WPP_DATABASE_URL"))
                .startsWith("jdbc:postgresql://postgres:5432/"
                        + postgres.path("POSTGRES_DB").asText() + "?")
                .contains("user=" + postgres.path("POSTGRES_USER").asText() + "&");
    }

    @Test
    void theBalancerAsksEachNodeWhetherItIsReadyOnTheRightPort() throws Exception {
        String port = DeployFiles.imageEnvironment().get("WPP_HTTP_PORT");
        for (String node : NODES) {
            assertThat(HAPROXY).containsPattern("(?m)^ +server " + node + " " + node + ":" + port + "$");
        }
        assertThat(DeployFiles.matches(Pattern.compile("(?m)^ +server "), HAPROXY))
                .hasSize(NODES.size());
        var check = DeployFiles.matches(
                        Pattern.compile("http-check send meth (\\S+) uri (\\S+) ver (\\S+) hdr Host (\\S+)"), HAPROXY)
                .getFirst();
        assertThat(RawHttp.status(
                        LiveNode.shared().url(),
                        "%s %s %s\r\nHost: %s\r\nConnection: close\r\n\r\n"
                                .formatted(check.group(1), check.group(2), check.group(3), check.group(4))))
                .isEqualTo(200);
        // No client sticks to a node.
        assertThat(HAPROXY.replaceAll("#.*", "")).doesNotContain("cookie", "stick", "balance source");
        assertThat(COMPOSE.at("/services/balancer/ports/0").asText()).endsWith(":8080");
        assertThat(HAPROXY).contains("bind :8080");
    }

    @Test
    void onlyTheBalancerIsOpenToTheWorld() {
        COMPOSE.path("services").properties().forEach(service -> {
            for (String port : DeployFiles.texts(service.getValue().path("ports"))) {
                if (!service.getKey().equals("balancer")) {
                    assertThat(port).as(service.getKey()).startsWith("127.0.0.1:");
                }
            }
        });
    }

    @Test
    void prometheusAsksEveryNode() {
        String port = DeployFiles.imageEnvironment().get("WPP_OPS_PORT");
        assertThat(DeployFiles.texts(DeployFiles.yaml("deploy/prometheus/prometheus.yaml")
                        .at("/scrape_configs/0/static_configs/0/targets")))
                .containsExactlyElementsOf(
                        NODES.stream().map(node -> node + ":" + port).toList());
    }

    /** Of a node, the image's own included, with secrets filled in. */
    private static Map<String, String> environment(String service) {
        Map<String, String> environment = new HashMap<>(DeployFiles.imageEnvironment());
        COMPOSE.path("services")
                .path(service)
                .path("environment")
                .properties()
                .forEach(variable -> environment.put(
                        variable.getKey(),
                        REFERENCE
                                .matcher(variable.getValue().asText())
                                .replaceAll("0123456789abcdef0123456789abcdef")));
        return environment;
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
