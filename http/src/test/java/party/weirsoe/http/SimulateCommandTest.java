package party.weirsoe.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import party.weirsoe.http.e2e.ServerProcess;

/** {@code wpp simulate} as somebody meets it who types it wrong. What it does with a server: {@code SimulateTest}. */
class SimulateCommandTest {
    @TempDir
    Path dir;

    private record Ran(int code, String out, String err) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--parties=0",
                "--parties=many",
                "--players=1",
                "--players=17",
                "--rounds=0",
                "--rounds=21",
                "--rate=0",
                "--rate=NaN",
                "--rate=-1",
                "--think=-1",
                "--seed=x",
                "--url=https://127.0.0.1:8080",
                "--url=127.0.0.1:8080",
                "--url=http://127.0.0.1:8080/lobby",
                "--ops-url=ftp://127.0.0.1",
                "--json=/no/such/folder/figures.json",
                "--html=/",
                "--unknown"
            })
    void whatIsWrongIsToldInOneLineWithCode2(String argument) {
        Ran ran = run(argument);

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err().lines()).hasSize(1);
        assertThat(ran.err()).startsWith("wpp simulate: ").endsWith(". Try: wpp simulate --help\n");
    }

    @Test
    void whereNobodyAnswersItSaysSo() {
        String nowhere = "http://127.0.0.1:" + ServerProcess.freePort();

        assertThat(run("--url=" + nowhere, "--json=" + dir.resolve("figures.json")))
                .isEqualTo(
                        new Ran(2, "", "wpp simulate: nobody answers at " + nowhere + ". Try: wpp simulate --help\n"));
    }

    @Test
    void itsHelpNamesEveryOptionAndTheExitCodes() {
        assertThat(run("--help").out())
                .contains("--url", "--parties", "--players", "--rounds", "--rate", "--think", "--faults", "--seed")
                .contains("--json", "--html", "--ops-url", "Exit code 0: no promise was found broken");
    }

    private static Ran run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> all = new ArrayList<>(List.of("simulate"));
        all.addAll(List.of(arguments));
        int code = Main.commandLine(Map.of())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all.toArray(String[]::new));
        return new Ran(code, out.toString(), err.toString());
    }
}
