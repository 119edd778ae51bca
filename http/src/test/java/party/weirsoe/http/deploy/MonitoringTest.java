package party.weirsoe.http.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import party.weirsoe.http.e2e.Await;
import party.weirsoe.http.e2e.LiveNode;
import party.weirsoe.http.problem.ProblemCode;

/** Alerts and dashboard ask for metrics that a node has, by labels that these have. */
class MonitoringTest {
    private static final String ALERTS = "deploy/prometheus/alerts.yaml";
    private static final Pattern SELECTOR = Pattern.compile("\\b([a-z][a-z0-9_]*)\\{([^}]*)}");
    private static final Pattern LABEL = Pattern.compile("([a-z_]+)=~?\"([^\"]*)\"");
    private static final Pattern GROUPED = Pattern.compile("\\bby \\(([a-z_, ]+)\\)");
    /** Prometheus adds these itself. */
    private static final Set<String> OF_PROMETHEUS = Set.of("job", "instance");

    private static final Map<String, Set<String>> MEASURED = scrape();

    @Test
    void everyAlertAsksForWhatIsMeasured() {
        List<JsonNode> rules = DeployFiles.list(DeployFiles.yaml(ALERTS).at("/groups/0/rules"));
        assertThat(rules).hasSizeGreaterThan(8);
        rules.forEach(rule -> check(rule.path("expr").asText()));
        String job = DeployFiles.yaml("deploy/prometheus/prometheus.yaml")
                .at("/scrape_configs/0/job_name")
                .asText();
        rules.forEach(rule -> assertThat(rule.path("expr").asText()).contains("job=\"" + job + "\""));
    }

    @Test
    void everyPanelAsksForWhatIsMeasured() {
        List<String> asked = new ArrayList<>();
        JsonNode dashboard = DeployFiles.json("deploy/grafana/weirsoe.json");
        dashboard.path("panels").forEach(panel -> panel.path("targets")
                .forEach(target -> asked.add(target.path("expr").asText())));
        assertThat(asked).hasSizeGreaterThan(15);
        asked.forEach(MonitoringTest::check);
        Set<String> panels = new TreeSet<>();
        dashboard.path("panels").forEach(panel -> panels.add(panel.path("id").asText()));
        assertThat(panels).hasSameSizeAs(dashboard.path("panels"));
    }

    @Test
    void everyMetricOfOursIsShownSomewhere() {
        String shown = DeployFiles.text("deploy/grafana/weirsoe.json");
        assertThat(MEASURED.keySet().stream()
                        .filter(name -> name.startsWith("wpp_"))
                        .map(name -> name.replaceFirst("_(bucket|count|sum|max)$", "")))
                .allSatisfy(name -> assertThat(shown).contains(name));
    }

    @Test
    void anOutcomeThatIsAskedForIsOne() {
        List<String> outcomes = Stream.concat(
                        Stream.of("accepted", "replayed"),
                        Stream.of(ProblemCode.values()).map(code -> code.name().toLowerCase(Locale.ROOT)))
                .toList();
        Pattern outcome = Pattern.compile("outcome=~?\\\\?\"([a-z_|]+)");
        List<MatchResult> asked = new ArrayList<>(DeployFiles.matches(outcome, DeployFiles.text(ALERTS)));
        asked.addAll(DeployFiles.matches(outcome, DeployFiles.text("deploy/grafana/weirsoe.json")));
        assertThat(asked).hasSizeGreaterThan(2);
        asked.forEach(found -> assertThat(outcomes).contains(found.group(1).split("\\|", -1)));
    }

    @Test
    void grafanaFindsTheDashboardAndItsData() {
        String compose = DeployFiles.text("deploy/compose.yaml");
        String folder = DeployFiles.yaml("deploy/grafana/dashboards.yaml")
                .at("/providers/0/options/path")
                .asText();
        assertThat(compose).contains("./grafana/weirsoe.json:" + folder + "/weirsoe.json");
        assertThat(DeployFiles.yaml("deploy/grafana/datasource.yaml")
                        .at("/datasources/0/url")
                        .asText())
                .isEqualTo("http://prometheus:9090");
    }

    private static void check(String expression) {
        List<MatchResult> selectors = DeployFiles.matches(SELECTOR, expression);
        assertThat(selectors).as(expression).isNotEmpty();
        Set<String> known = new TreeSet<>(OF_PROMETHEUS);
        known.add("le");
        for (MatchResult selector : selectors) {
            if (selector.group(1).equals("up")) {
                continue;
            }
            assertThat(MEASURED).as(expression).containsKey(selector.group(1));
            Set<String> labels = MEASURED.get(selector.group(1));
            known.addAll(labels);
            for (MatchResult label : DeployFiles.matches(LABEL, selector.group(2))) {
                if (!OF_PROMETHEUS.contains(label.group(1))) {
                    assertThat(labels).as(expression).contains(label.group(1));
                }
            }
        }
        for (MatchResult group : DeployFiles.matches(GROUPED, expression)) {
            assertThat(known).as(expression).contains(group.group(1).split(", ?", -1));
        }
    }

    /** By name: the labels that it has, after a party has begun with a repeated command. */
    private static Map<String, Set<String>> scrape() {
        try (HttpClient client = HttpClient.newHttpClient()) {
            String session = call(client, "POST", "/lobby/sessions", "", "{}");
            String code = member("code", session);
            String host = member("host_token", session);
            for (String name : List.of("Ada", "Bo")) {
                call(client, "POST", "/lobby/sessions/" + code + "/players", "", "{\"nickname\":\"" + name + "\"}");
            }
            call(client, "POST", "/lobby/sessions/" + code + "/rounds/start", host, "{}");
            call(client, "POST", "/lobby/sessions/" + code + "/rounds/start", host, "{}");
            call(client, "GET", "/lobby/sessions/" + code, host, "");
            // Pauses are measured from the first one on, and a young JVM may not have had any.
            System.gc();
            return labels(Await.that(Duration.ofSeconds(20), "a pause of the collector", () -> metrics(client)));
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static Optional<String> metrics(HttpClient client) {
        URI page = URI.create(LiveNode.shared().opsUrl() + "/metrics");
        return Optional.of(client.sendAsync(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString())
                        .join()
                        .body())
                .filter(text -> text.contains("jvm_gc_pause_seconds"));
    }

    private static Map<String, Set<String>> labels(String page) {
        Pattern sample = Pattern.compile("(?m)^([a-z][a-z0-9_]*)(?:\\{([^}]*)})? ");
        return DeployFiles.matches(sample, page).stream()
                .collect(Collectors.toMap(
                        found -> found.group(1),
                        found -> DeployFiles.matches(LABEL, String.valueOf(found.group(2))).stream()
                                .map(label -> label.group(1))
                                .collect(Collectors.toCollection(TreeSet::new)),
                        (one, other) -> one,
                        TreeMap::new));
    }

    private static String call(HttpClient client, String method, String path, String token, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(LiveNode.shared().url() + path))
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        var answer = client.send(request.build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return answer.body();
    }

    private static String member(String name, String json) {
        return DeployFiles.matches(Pattern.compile("\"" + name + "\":\"([^\"]+)\""), json)
                .getFirst()
                .group(1);
    }
}
