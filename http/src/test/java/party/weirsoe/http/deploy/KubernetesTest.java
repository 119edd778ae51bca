package party.weirsoe.http.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.JsonParseException;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Role;
import io.kubernetes.client.openapi.models.V1RoleBinding;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import io.kubernetes.client.openapi.models.V2HorizontalPodAutoscaler;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import party.weirsoe.http.ServerSettings;
import party.weirsoe.http.e2e.LiveNode;
import party.weirsoe.http.limit.HttpLimits;

/** {@code deploy/k8s}: each manifest is one that Kubernetes takes, and they refer to each other and to the server rightly. */
class KubernetesTest {
    private static final String FOLDER = "deploy/k8s/";
    private static final Map<String, Class<?>> KINDS = Map.of(
            "apps/v1 Deployment", V1Deployment.class,
            "v1 Service", V1Service.class,
            "v1 ServiceAccount", V1ServiceAccount.class,
            "rbac.authorization.k8s.io/v1 Role", V1Role.class,
            "rbac.authorization.k8s.io/v1 RoleBinding", V1RoleBinding.class,
            "networking.k8s.io/v1 Ingress", V1Ingress.class,
            "networking.k8s.io/v1 NetworkPolicy", V1NetworkPolicy.class,
            "policy/v1 PodDisruptionBudget", V1PodDisruptionBudget.class,
            "autoscaling/v2 HorizontalPodAutoscaler", V2HorizontalPodAutoscaler.class);

    private static final JsonNode KUSTOMIZATION = DeployFiles.yaml(FOLDER + "kustomization.yaml");
    private static final Map<String, JsonNode> MANIFESTS = manifests();
    private static final JsonNode POD = manifest("Deployment").at("/spec/template");
    private static final JsonNode CONTAINER = POD.at("/spec/containers/0");

    @Test
    void everyFileIsListedAndEveryListedFileIsThere() throws IOException {
        try (Stream<java.nio.file.Path> files = Files.list(DeployFiles.root().resolve(FOLDER))) {
            assertThat(files.map(file -> String.valueOf(file.getFileName()))
                            .filter(name -> !name.equals("kustomization.yaml")))
                    .containsExactlyInAnyOrderElementsOf(DeployFiles.texts(KUSTOMIZATION.path("resources")));
        }
        assertThat(MANIFESTS).hasSameSizeAs(KINDS);
    }

    @Test
    void everyManifestIsWhatItsKindAllows() {
        MANIFESTS.forEach((kind, manifest) -> read(kind, manifest.toString()));
        // The reader that says so does refuse.
        String deployment = manifest("Deployment").toString();
        assertThatThrownBy(() -> read("apps/v1 Deployment", deployment.replace("minReadySeconds", "minReadySecond")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> read(
                        "apps/v1 Deployment",
                        deployment.replace("\"minReadySeconds\":15", "\"minReadySeconds\":\"x\"")))
                .isInstanceOf(JsonParseException.class);
    }

    @Test
    void everySelectorMeetsThePods() {
        JsonNode labels = POD.at("/metadata/labels");
        for (JsonNode selector : List.of(
                manifest("Deployment").at("/spec/selector/matchLabels"),
                manifest("Service").at("/spec/selector"),
                manifest("PodDisruptionBudget").at("/spec/selector/matchLabels"),
                manifest("NetworkPolicy").at("/spec/podSelector/matchLabels"),
                POD.at("/spec/topologySpreadConstraints/0/labelSelector/matchLabels"),
                POD.at("/spec/topologySpreadConstraints/1/labelSelector/matchLabels"))) {
            assertThat(selector.isEmpty()).isFalse();
            selector.properties()
                    .forEach(label -> assertThat(labels.path(label.getKey())).isEqualTo(label.getValue()));
        }
        assertThat(environment().get("WPP_KUBERNETES_SELECTOR"))
                .isEqualTo("app=" + labels.path("app").asText());
    }

    @Test
    void namesReferToWhatIsThere() {
        assertThat(manifest("HorizontalPodAutoscaler").at("/spec/scaleTargetRef/name"))
                .isEqualTo(manifest("Deployment").at("/metadata/name"));
        JsonNode backend = manifest("Ingress").at("/spec/rules/0/http/paths/0/backend/service");
        assertThat(backend.path("name")).isEqualTo(manifest("Service").at("/metadata/name"));
        assertThat(backend.at("/port/name")).isEqualTo(manifest("Service").at("/spec/ports/0/name"));
        assertThat(manifest("Ingress").at("/spec/tls/0/hosts/0"))
                .isEqualTo(manifest("Ingress").at("/spec/rules/0/host"));
        JsonNode account = manifest("ServiceAccount").at("/metadata/name");
        assertThat(POD.at("/spec/serviceAccountName")).isEqualTo(account);
        assertThat(manifest("RoleBinding").at("/subjects/0/name")).isEqualTo(account);
        assertThat(manifest("RoleBinding").at("/roleRef/name"))
                .isEqualTo(manifest("Role").at("/metadata/name"));
        assertThat(KUSTOMIZATION.at("/images/0/name")).isEqualTo(CONTAINER.path("image"));
        assertThat(CONTAINER.at("/envFrom/0/configMapRef/name"))
                .isEqualTo(KUSTOMIZATION.at("/configMapGenerator/0/name"));
        assertThat(CONTAINER.at("/volumeMounts/0/name")).isEqualTo(POD.at("/spec/volumes/0/name"));
    }

    @Test
    void theNameOfThePortIsTheOneThatTheServerListensOn() {
        Map<String, String> environment = environment();
        assertThat(ports())
                .containsEntry("http", environment.get("WPP_HTTP_PORT"))
                .containsEntry("metrics", environment.get("WPP_OPS_PORT"))
                .containsEntry("node", environment.get("WPP_NODE_PORT"))
                .containsEntry("management", environment.get("WPP_MANAGEMENT_PORT"));
        assertThat(ports())
                .containsKey(manifest("Service").at("/spec/ports/0/targetPort").asText());
        JsonNode network = manifest("NetworkPolicy").path("spec");
        network.path("ingress").forEach(rule -> rule.path("ports").forEach(port -> assertThat(ports())
                .containsKey(port.path("port").asText())));
        assertThat(DeployFiles.list(network.at("/egress/0/ports")).stream()
                        .map(port -> port.path("port").asText()))
                .containsExactly(environment.get("WPP_NODE_PORT"), environment.get("WPP_MANAGEMENT_PORT"));
        assertThat(POD.at("/metadata/annotations").path("prometheus.io/port").asText())
                .isEqualTo(environment.get("WPP_OPS_PORT"));
    }

    @Test
    void theServerAcceptsTheSettings() {
        Map<String, String> environment = environment();
        assertThat(DeployFiles.variables()).containsAll(environment.keySet());
        ServerSettings settings = ServerSettings.from(environment);
        assertThat(settings.cluster().node().host()).isEqualTo("10.1.2.3");
        assertThat(settings.cluster().peers()).isInstanceOf(ServerSettings.Peers.Kubernetes.class);
    }

    @Test
    void everyProbeAsksARouteOfTheServer() throws IOException {
        for (String probe : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
            JsonNode get = CONTAINER.path(probe).path("httpGet");
            assertThat(get.path("port").asText()).isEqualTo("http");
            assertThat(RawHttp.status(
                            LiveNode.shared().url(),
                            "GET " + get.path("path").asText()
                                    + " HTTP/1.1\r\nHost: probe\r\nConnection: close\r\n\r\n"))
                    .isEqualTo(200);
        }
        assertThat(CONTAINER.at("/livenessProbe/httpGet/path").asText()).isEqualTo("/health/live");
        assertThat(CONTAINER.at("/readinessProbe/httpGet/path").asText()).isEqualTo("/health/ready");
    }

    @Test
    void aNodeHasTimeToStartAndToStop() {
        JsonNode startup = CONTAINER.path("startupProbe");
        assertThat(Duration.ofSeconds(startup.path("periodSeconds").asLong()
                        * startup.path("failureThreshold").asLong()))
                .isGreaterThan(HttpLimits.START_WAIT_MAX);
        Duration stop = HttpLimits.CUT_WAIT_MAX
                .multipliedBy(2)
                .plus(HttpLimits.DRAIN_WAIT_MAX.multipliedBy(4))
                .plus(HttpLimits.LAST_REQUESTS_WAIT)
                .plus(HttpLimits.ACTORS_WAIT_MAX)
                .plusSeconds(CONTAINER.at("/lifecycle/preStop/sleep/seconds").asLong());
        assertThat(Duration.ofSeconds(
                        POD.at("/spec/terminationGracePeriodSeconds").asLong()))
                .isGreaterThan(stop);
    }

    @Test
    void theContainerMayDoLittle() {
        assertThat(POD.at("/spec/securityContext/runAsNonRoot").asBoolean()).isTrue();
        assertThat(CONTAINER.at("/securityContext/readOnlyRootFilesystem").asBoolean())
                .isTrue();
        assertThat(CONTAINER.at("/securityContext/allowPrivilegeEscalation").asBoolean(true))
                .isFalse();
        assertThat(CONTAINER.at("/securityContext/capabilities/drop/0").asText())
                .isEqualTo("ALL");
        assertThat(manifest("Role").at("/rules")).hasSize(1);
        assertThat(DeployFiles.texts(manifest("Role").at("/rules/0/resources"))).containsExactly("pods");
        assertThat(DeployFiles.texts(manifest("Role").at("/rules/0/verbs"))).containsExactly("get", "list", "watch");
        // No secret lies in the repository, and none in the ConfigMap.
        assertThat(KUSTOMIZATION.has("secretGenerator")).isFalse();
        assertThat(DeployFiles.texts(KUSTOMIZATION.at("/configMapGenerator/0/literals")))
                .noneMatch(literal -> literal.matches("(WPP_SECRET|WPP_DATABASE_URL)=.*"));
    }

    @Test
    void aMajorityIsAlwaysLeft() {
        assertThat(manifest("PodDisruptionBudget").at("/spec/maxUnavailable").asInt())
                .isEqualTo(1);
        assertThat(manifest("HorizontalPodAutoscaler").at("/spec/minReplicas").asInt())
                .isGreaterThanOrEqualTo(3);
        JsonNode update = manifest("Deployment").at("/spec/strategy/rollingUpdate");
        assertThat(update.path("maxUnavailable").asInt(-1)).isZero();
        // The autoscaler's number would be set back by each `kubectl apply`.
        assertThat(manifest("Deployment").path("spec").has("replicas")).isFalse();
    }

    /** As the server's process sees it. */
    private static Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(DeployFiles.imageEnvironment());
        for (String literal : DeployFiles.texts(KUSTOMIZATION.at("/configMapGenerator/0/literals"))) {
            environment.put(literal.substring(0, literal.indexOf('=')), literal.substring(literal.indexOf('=') + 1));
        }
        Map<String, String> given = Map.of(
                "fieldRef", "10.1.2.3",
                "database-url", "jdbc:postgresql://db/weirsoe?user=weirsoe&password=x",
                "secret", "0123456789abcdef0123456789abcdef");
        for (JsonNode variable : CONTAINER.path("env")) {
            JsonNode from = variable.path("valueFrom");
            String source = from.has("fieldRef")
                    ? "fieldRef"
                    : from.at("/secretKeyRef/key").asText();
            environment.put(variable.path("name").asText(), Objects.requireNonNull(given.get(source), source));
        }
        return environment;
    }

    private static Map<String, String> ports() {
        Map<String, String> ports = new TreeMap<>();
        CONTAINER
                .path("ports")
                .forEach(port -> ports.put(
                        port.path("name").asText(), port.path("containerPort").asText()));
        return ports;
    }

    private static Map<String, JsonNode> manifests() {
        List<JsonNode> all = new ArrayList<>();
        DeployFiles.texts(KUSTOMIZATION.path("resources"))
                .forEach(file -> all.addAll(DeployFiles.documents(FOLDER + file)));
        Map<String, JsonNode> manifests = new TreeMap<>();
        for (JsonNode manifest : all) {
            manifests.put(
                    manifest.path("apiVersion").asText() + " "
                            + manifest.path("kind").asText(),
                    manifest);
        }
        assertThat(manifests).hasSameSizeAs(all);
        return manifests;
    }

    private static JsonNode manifest(String kind) {
        return MANIFESTS.entrySet().stream()
                .filter(manifest -> manifest.getKey().endsWith(" " + kind))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }

    /** Refuses unknown fields, missing ones, and values of another type. */
    private static Object read(String kind, String manifest) {
        return JSON.getGson().fromJson(manifest, Objects.requireNonNull(KINDS.get(kind), kind));
    }
}
