package party.weirsoe.http.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import party.weirsoe.http.socket.SocketLimits;
import party.weirsoe.session.SessionLimits;

/** {@code docs/operating.md} speaks of what there is: alerts, commands, files, names, bounds. */
class OperatingDocTest {
    private static final String PAGE = DeployFiles.text("docs/operating.md");

    @Test
    void everyAlertIsExplainedAndNoOther() {
        List<String> alerts =
                DeployFiles.list(DeployFiles.yaml("deploy/prometheus/alerts.yaml")
                                .at("/groups/0/rules"))
                        .stream()
                        .map(rule -> rule.path("alert").asText())
                        .toList();
        List<String> explained =
                DeployFiles.matches(Pattern.compile("(?m)^\\| `(Weirsoe\\w+)` \\| \\S.* \\| \\S.* \\|$"), PAGE).stream()
                        .map(row -> row.group(1))
                        .toList();
        assertThat(explained).containsExactlyInAnyOrderElementsOf(alerts);
    }

    @Test
    void itsCommandsAreTheLaunchers() {
        String commands = DeployFiles.matches(
                        Pattern.compile("(?m)^COMMANDS=\"(.*)\"$"), DeployFiles.text("deploy/wpp"))
                .getFirst()
                .group(1);
        Set<String> named = named("deploy/wpp ([a-z]+)");
        assertThat(named).contains("serve", "cluster");
        assertThat(commands.split(" ", -1)).containsAll(named);
    }

    @Test
    void itsVariablesAreTheServers() {
        assertThat(DeployFiles.variables()).containsAll(named("(WPP_[A-Z_]+)"));
    }

    @Test
    void itsFilesAreThere() {
        Set<String> files = named("(deploy/[\\w./-]*[a-z])");
        files.remove("deploy/.env");
        assertThat(files)
                .hasSizeGreaterThan(5)
                .allSatisfy(file -> assertThat(DeployFiles.root().resolve(file)).exists());
    }

    @Test
    void theSecretIsMadeWithTheKeysThatTheNodesAskFor() {
        JsonNode container =
                DeployFiles.documents("deploy/k8s/deployment.yaml").getFirst().at("/spec/template/spec/containers/0");
        Set<String> asked = new TreeSet<>();
        container.path("env").forEach(variable -> {
            JsonNode secret = variable.at("/valueFrom/secretKeyRef");
            if (!secret.isMissingNode()) {
                assertThat(PAGE)
                        .contains("create secret generic " + secret.path("name").asText() + " ");
                asked.add(secret.path("key").asText());
            }
        });
        assertThat(named("--from-(?:literal|file)=([a-z-]+)=")).isEqualTo(asked);
        assertThat(PAGE)
                .contains("-n "
                        + DeployFiles.yaml("deploy/k8s/kustomization.yaml")
                                .path("namespace")
                                .asText() + " ");
    }

    @Test
    void servicesAndImagesHaveTheNamesThatItUses() {
        JsonNode services = DeployFiles.yaml("deploy/compose.yaml").path("services");
        assertThat(named("compose\\.yaml exec (?:-T )?(\\w+)"))
                .contains("postgres")
                .allSatisfy(service -> assertThat(services.has(service)).isTrue());
        assertThat(PAGE)
                .contains("pg_dump -U "
                        + services.at("/postgres/environment/POSTGRES_USER").asText() + " ");
        assertThat(named("--profile (\\w+)"))
                .allSatisfy(profile -> assertThat(DeployFiles.texts(services.at("/grafana/profiles")))
                        .contains(profile));
        JsonNode image = DeployFiles.yaml("deploy/k8s/kustomization.yaml").at("/images/0");
        assertThat(named("-t (registry\\S+)"))
                .containsExactly(image.path("newName").asText() + ":"
                        + image.path("newTag").asText());
    }

    @Test
    void itsBoundsAreTheServers() {
        assertThat(PAGE)
                .contains("takes %,d live sessions and %,d sockets"
                        .formatted(SessionLimits.LIVE_SESSIONS_MAX, SocketLimits.DEFAULT.socketsMax()));
    }

    private static Set<String> named(String pattern) {
        Set<String> found = new TreeSet<>();
        for (MatchResult match : DeployFiles.matches(Pattern.compile(pattern), PAGE)) {
            found.add(match.group(1));
        }
        assertThat(found).as(pattern).isNotEmpty();
        return found;
    }
}
