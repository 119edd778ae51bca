package party.weirsoe.http.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's commands do what it says they do. */
class ReadmeTest {
    private static final int LINES_MAX = 150;
    private static final int SCRIPT_SECONDS_MAX = 120;

    @TempDir
    Path work;

    @Test
    void thePartyWithCurlIsPlayedToItsEndAndRepeatedCommandsGetTheSameBytes() throws Exception {
        List<String> blocks = Documents.blocks("README.md", "sh");
        assertThat(blocks).hasSizeGreaterThanOrEqualTo(5);
        String said = run(String.join("\n", blocks));
        assertThat(said)
                .containsPattern("(?m)^the code of this party is [BCDFGHJKLMNPQRSTVWXZ]{6}$")
                // The question of the first round, then its truth, then the scoreboard.
                .containsPattern("(?m)^.*<BLANK>.*$")
                .contains("\"command\":\"scoreboard\"", "\"leaderboard\":[{\"rank\":1,")
                .containsPattern("(?m)^the same answer, to the byte$")
                .containsPattern("(?mi)^idempotency-replayed: true\r?$")
                .containsPattern("(?m)^the same leaderboard$");
    }

    /** One pack question in ten or so has quotation marks in it. */
    @Test
    void itsReaderOfJsonReadsATextWithQuotationMarks() throws Exception {
        String reader = Documents.blocks("README.md", "sh").stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith("text() "))
                .findFirst()
                .orElseThrow();
        String json = "{\"before\":\"x\",\"prompt\":\"they are \\\"completely <BLANK>\\\" there.\",\"after\":\"y\"}";
        String said = run(reader + "\ntext prompt <<'JSON'\n" + json + "\nJSON\n");
        assertThat(said.strip()).isEqualTo("they are \"completely <BLANK>\" there.");
    }

    @Test
    void itStaysShort() {
        assertThat(Documents.text("README.md").lines()).hasSizeLessThanOrEqualTo(LINES_MAX);
    }

    @Test
    void itNamesTheTwoCommandsAndTheGateRunsTheSecond() {
        List<String> commands = Documents.blocks("README.md", "console").stream()
                .flatMap(String::lines)
                .map(line -> line.replaceFirst("^\\$ ", "").replaceFirst("\\s+#.*", ""))
                .toList();
        assertThat(commands).containsExactly("deploy/wpp serve", "mvn verify");
        List<String> gate = Documents.text(".ci/run")
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("mvn "))
                .toList();
        assertThat(gate).hasSize(1);
        // Apart from flags that only make Maven quieter.
        assertThat(gate.getFirst().replaceFirst(" -B -ntp", "")).startsWith("mvn verify </dev/null");
        assertThat(Documents.root().resolve(".ci/run")).isExecutable();
        assertThat(Documents.root().resolve("deploy/wpp")).isExecutable();
    }

    /** As a reader who pastes it into a shell that stops at the first failure. */
    private String run(String script) throws IOException, InterruptedException {
        Path output = work.resolve("output");
        ProcessBuilder bash = new ProcessBuilder("bash", "-euo", "pipefail", "-c", script)
                .directory(work.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        bash.environment().put("WPP_URL", LiveNode.shared().url());
        bash.environment().put("TMPDIR", work.toString());
        Process process = bash.start();
        process.getOutputStream().close();
        assertThat(process.waitFor(SCRIPT_SECONDS_MAX, TimeUnit.SECONDS)).isTrue();
        String said = Files.readString(output, StandardCharsets.UTF_8);
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }
}
