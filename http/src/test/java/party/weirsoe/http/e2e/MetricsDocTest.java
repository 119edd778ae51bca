package party.weirsoe.http.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import party.weirsoe.http.metrics.Metrics;

/** What is measured can be read at the operations port, there only, and under the names that the documents use. */
class MetricsDocTest {
    private static final Pattern NAME = Pattern.compile("\\bwpp_[a-z_]+");

    private final Client client = new Client(LiveNode.shared().url());

    @Test
    void afterAPartyEveryMetricIsThere() throws ReflectiveOperationException {
        Party party = Party.open(client, "{\"rounds\":1}", 2);
        try (EventClient host = EventClient.open(party, party.hostToken)) {
            party.host("/rounds/start", null);
            party.start(0);
            host.hearUntil(party.view().version());
            String page = scrape();
            for (String name : names()) {
                assertThat(page)
                        .as(name)
                        .containsPattern("(?m)^" + name.replace('.', '_') + "(_total|_seconds)?(_count)?[{ ]");
            }
            assertThat(page)
                    .containsPattern("(?m)^wpp_commands_total\\{command=\"rounds.start\",outcome=\"accepted\"} ");
            assertThat(page)
                    .containsPattern("(?m)^wpp_commands_total\\{command=\"rounds.start\",outcome=\"replayed\"} ");
            assertThat(page).containsPattern("(?m)^wpp_calls_without_from_round_total\\{command=\"rounds.start\"} ");
            assertThat(value(page, "wpp_sockets")).isPositive();
            assertThat(value(page, "wpp_sessions_live")).isPositive();
            assertThat(value(page, "wpp_hints_sent_total")).isPositive();
            assertThat(value(page, "wpp_journal_write_seconds_count")).isPositive();
            assertThat(value(page, "wpp_journal_reachable")).isEqualTo(1);
        }
    }

    @Test
    void nothingOfARequestStandsInTheMetrics() {
        Party party = Party.open(client, "{\"rounds\":1}", 2);
        party.start(0);
        client.get("/lobby/sessions/" + party.code + "/nowhere-at-all", "no-token");
        assertThat(scrape())
                .doesNotContain(party.code, party.hostToken, party.playerTokens.getFirst(), "nowhere-at-all");
    }

    @Test
    void thePublicPortHasNoMetricsAndTheOperationsPortNothingElse() {
        assertThat(client.get("/metrics", null).code()).isEqualTo("not_found");
        Client operations = new Client(LiveNode.shared().opsUrl());
        assertThat(operations.get("/lobby/packs", null).code()).isEqualTo("not_found");
        assertThat(operations.send("POST", "/metrics", null, null, Map.of()).code())
                .isEqualTo("method_not_allowed");
    }

    @Test
    void aMetricThatADocumentNamesExists() throws ReflectiveOperationException {
        List<String> names =
                names().stream().map(name -> name.replace('.', '_')).toList();
        for (String page : List.of("README.md", "docs/architecture.md", "docs/configuration.md", "docs/protocol.md")) {
            for (MatchResult named :
                    NAME.matcher(Documents.text(page)).results().toList()) {
                assertThat(names).as(page).anyMatch(name -> named.group().startsWith(name));
            }
        }
    }

    private static String scrape() {
        Exchange page = new Client(LiveNode.shared().opsUrl()).get("/metrics", null);
        assertThat(page.status()).isEqualTo(200);
        return page.body();
    }

    private static double value(String page, String sample) {
        return page.lines()
                .filter(line -> line.startsWith(sample + " ") || line.startsWith(sample + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** The names that the code gives. */
    private static List<String> names() throws ReflectiveOperationException {
        List<String> names = new ArrayList<>();
        for (Field field : Metrics.class.getFields()) {
            if (Modifier.isStatic(field.getModifiers()) && field.getType() == String.class) {
                names.add((String) field.get(null));
            }
        }
        assertThat(names).hasSizeGreaterThan(10);
        return names;
    }
}
