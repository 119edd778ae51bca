package party.weirsoe.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import party.weirsoe.http.e2e.Client;
import party.weirsoe.http.e2e.LiveNode;
import party.weirsoe.http.e2e.Party;
import party.weirsoe.http.e2e.ServerProcess;

/** {@code wpp forget}, as the person meets it who was asked to forget a party. */
class ForgetCommandTest {
    private final LiveNode node = LiveNode.shared();

    @Test
    void forgottenIsCode0AndNotThereIsCode1() {
        Party party = Party.open(new Client(node.url()), "{\"rounds\":1}", 2);
        String typed =
                party.code.substring(0, 3) + "-" + party.code.substring(3).toLowerCase(java.util.Locale.ROOT);

        assertThat(run("", typed, "--yes", "--ops", node.opsUrl()))
                .isEqualTo(new Ran(
                        0, "Session " + party.code + " is deleted. Its code may name another party one day.\n", ""));
        assertThat(run("", party.code, "-y", "--ops", node.opsUrl()))
                .isEqualTo(new Ran(1, "", "wpp forget: there is no session " + party.code + ".\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "n\n", "yesterday\n"})
    void withoutAYesNothingIsDeleted(String answer) {
        Party party = Party.open(new Client(node.url()), "{\"rounds\":1}", 2);

        Ran ran = run(answer, party.code, "--ops", node.opsUrl());

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).startsWith("Delete session " + party.code).endsWith("[y/N] ");
        assertThat(ran.err()).isEqualTo("wpp forget: nothing was deleted.\n");
        assertThat(party.view().status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"y\n", "Yes\n"})
    void aYesIsEnough(String answer) {
        Party party = Party.open(new Client(node.url()), "{\"rounds\":1}", 2);
        assertThat(run(answer, party.code, "--ops", node.opsUrl()).code()).isZero();
    }

    @Test
    void whereNoNodeAnswersItSaysSoInOneLine() {
        String nowhere = "http://127.0.0.1:" + ServerProcess.freePort();
        assertThat(run("", "BCDFGH", "--yes", "--ops", nowhere))
                .isEqualTo(
                        new Ran(1, "", "wpp forget: no node answers at " + nowhere + "; --ops says where one is.\n"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                      | wpp forget: Missing required parameter: 'CODE'. Try: wpp forget --help
            nobody                  | wpp forget: 'nobody' is no session code. Try: wpp forget --help
            BCDFGH --ops elsewhere  | wpp forget: 'elsewhere' is no address such as http://127.0.0.1:9464. Try: wpp forget --help
            BCDFGH --all            | wpp forget: Unknown option: '--all'. Try: wpp forget --help
            """)
    void aWrongCommandIsCode2AndOneLine(String arguments, String line) {
        String[] words = arguments.isEmpty() ? new String[0] : arguments.split(" ", -1);
        assertThat(run("", words)).isEqualTo(new Ran(2, "", line + "\n"));
    }

    @Test
    void helpIsCode0AndSaysWhereItAsks() {
        Ran ran = run("", "--help");
        assertThat(ran.code()).isZero();
        assertThat(ran.out()).startsWith("Usage: wpp forget").contains("http://127.0.0.1:9464", "--yes", "--ops");
    }

    private static Ran run(String typed, String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "forget";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        InputStream console = System.in;
        System.setIn(new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)));
        try {
            int code = Main.commandLine(Map.of())
                    .setOut(new PrintWriter(out))
                    .setErr(new PrintWriter(err))
                    .execute(all);
            return new Ran(code, out.toString(), err.toString());
        } finally {
            System.setIn(console);
        }
    }

    private record Ran(int code, String out, String err) {}
}
