package party.weirsoe.http.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import party.weirsoe.http.command.SimulateCommand;
import picocli.CommandLine;

/** {@code wpp simulate} plays real parties on a real server: what it counts is what the server counts, and it notices lies. */
class SimulateTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PAGE = "docs/simulation.md";
    private static final Pattern ACCEPTED =
            Pattern.compile("(?m)^wpp_commands_total\\{.*outcome=\"accepted\".*} (\\S+)$");

    private static LiveNode node;

    @TempDir
    Path dir;

    private record Ran(int code, String out, String err) {}

    /** One of its own: whoever plays beside would be counted. */
    @BeforeAll
    static void start() {
        node = LiveNode.start(Map.of());
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void itPlaysWithBadPhonesAndCountsWhatTheServerCounts() throws IOException {
        double before = accepted();
        Path json = dir.resolve("figures.json");
        Path html = dir.resolve("figures.html");

        Ran ran = simulate(
                node.url(),
                "--parties=5",
                "--players=3",
                "--rounds=2",
                "--rate=50",
                "--faults",
                "--seed=1",
                "--ops-url=" + node.opsUrl(),
                "--json=" + json,
                "--html=" + html);

        assertThat(ran.out()).contains("no promise was found broken");
        assertThat(ran.code()).as(ran.out() + ran.err()).isZero();
        JsonNode figures = JSON.readTree(json.toFile());
        assertThat(figures.path("commands").asDouble()).isEqualTo(accepted() - before);
        // A create, three joins; a start, three lies, three guesses and a scoreboard for each round; a finish. Less a
        // skip.
        assertThat(figures.path("commands").asInt()).isBetween(5 * 12, 5 * 21);
        assertThat(figures.path("parties").asInt()).isEqualTo(5);
        assertThat(figures.path("retries").asInt()).isPositive();
        assertThat(figures.path("replays").asInt()).isPositive();
        assertThat(figures.at("/hint_ms/count").asInt()).isPositive();
        assertThat(figures.at("/hint_to_view_ms/max").asDouble()).isPositive();
        assertThat(members(figures, "")).containsExactlyInAnyOrderElementsOf(documented());
        assertThat(Files.readString(html)).contains("No promise was found broken", "<path class=\"line ack\"");
    }

    @Test
    void itNoticesADuplicateThatIsAnsweredOtherwiseThanTheFirst() throws IOException {
        try (AlteringProxy liar = AlteringProxy.open(node.port(), SimulateTest::otherEpochInReplays)) {
            Ran ran = simulate(liar.url(), "--parties=3", "--players=2", "--rounds=1", "--faults");

            assertThat(liar.changed()).isPositive();
            assertThat(ran.code()).isEqualTo(1);
            assertThat(ran.out())
                    .contains("VIOLATIONS", "DUPLICATES_GET_THE_FIRST_BYTES")
                    .containsPattern("again: wpp simulate --seed \\d+ --url " + Pattern.quote(liar.url())
                            + " --parties 3 --players 2 --rounds 1 --think 0 --faults");
        }
    }

    private static String otherEpochInReplays(String written) {
        return AlteringProxy.isReplay(written)
                ? written.replaceFirst("\"epoch\":\"[0-9a-f]", "\"epoch\":\"x")
                : written;
    }

    private static Ran simulate(String url, String... more) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> arguments = new ArrayList<>(List.of("--url=" + url));
        arguments.addAll(List.of(more));
        int code = new CommandLine(new SimulateCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments.toArray(String[]::new));
        return new Ran(code, out.toString(), err.toString());
    }

    private static double accepted() {
        String page = new Client(node.opsUrl()).get("/metrics", null).body();
        return ACCEPTED.matcher(page)
                .results()
                .mapToDouble(row -> Double.parseDouble(row.group(1)))
                .sum();
    }

    /** As the page names them: {@code ack_ms.p50}; what is inside of these maps is named by others. */
    private static List<String> members(JsonNode json, String prefix) {
        List<String> members = new ArrayList<>();
        json.properties().forEach(member -> {
            String name = prefix + member.getKey();
            boolean named = member.getValue().isObject()
                    && !List.of("arguments", "errors").contains(name);
            if (named) {
                members.addAll(members(member.getValue(), name + "."));
            } else {
                members.add(name);
            }
        });
        return members;
    }

    private static List<String> documented() {
        List<String> members = new ArrayList<>();
        for (List<String> row : Documents.table(PAGE, "member")) {
            for (String name : Documents.bare(row.getFirst()).split(" +", -1)) {
                members.add(name);
            }
        }
        return members;
    }
}
