package party.weirsoe.http.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import party.weirsoe.http.e2e.Client;
import party.weirsoe.http.e2e.Party;
import party.weirsoe.http.e2e.ServerProcess;
import party.weirsoe.persistence.PostgresForTests;

/** {@code kill -9} in the middle of a round. The pages stay open, say so, lose nothing, and go on by themselves. */
class KilledServerTest {
    private static final Pattern AWAY = Pattern.compile("away|reconnecting");

    /** What Chromium itself says of a server that is not there. */
    private static final String NOBODY_THERE = "net::ERR_|WebSocket connection to";

    private static final long BACK_OFF_MS_MAX = 15_000;

    @RegisterExtension
    final Chromium chromium = new Chromium();

    @TempDir
    Path dataDir;

    private final String databaseUrl = PostgresForTests.databaseUrl();

    @Test
    void aServerThatIsKilledAndComesBackCostsNobodyALieAndNobodyReloads() {
        int port = ServerProcess.freePort();
        ServerProcess server = start(port);
        try {
            Party party =
                    Party.open(new Client(server.url()), "{\"rounds\":1,\"lie_seconds\":null,\"guess_seconds\":null}");
            Table table = Table.set(chromium, party, 0);
            for (String name : List.of("Ada", "Bo")) {
                table.join(chromium.phone().withJumpingClock(), name);
            }
            List<Tab> tabs = List.of(table.host.tab, table.phones.get(0).tab, table.phones.get(1).tab);
            tabs.forEach(tab -> tab.expects(NOBODY_THERE));
            table.host.start();
            table.showsPhase("lie");
            PlayPage done = table.phones.get(0);
            PlayPage typing = table.phones.get(1);
            done.lie("a borrowed accordion");
            typing.hook("lie-text").pressSequentially("two hundred sp");
            long before = table.version();

            server.kill();
            tabs.forEach(tab -> assertThat(tab.hook("status")).hasAttribute("data-kind", AWAY));
            typing.hook("lie-text").pressSequentially("oons");
            typing.hook("lie-submit").click();
            assertThat(typing.hook("lie-text")).hasValue("two hundred spoons");

            server = start(port);
            // Whatever they still wait before they ask again, they have waited.
            tabs.forEach(tab -> tab.jump(BACK_OFF_MS_MAX));
            table.showsPhase("guess");
            // The lie that was sent to a dead server, once; whoever was first asked nobody again.
            assertThat(table.version()).isEqualTo(before + 1);
            tabs.forEach(tab -> assertThat(tab.hook("status")).hasAttribute("data-kind", "live"));
            table.guess();
            table.host.scoreboard();
        } finally {
            server.close();
        }
    }

    private ServerProcess start(int port) {
        return ServerProcess.start(dataDir, port, Map.of("WPP_DATABASE_URL", databaseUrl));
    }
}
