package party.weirsoe.http.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import party.weirsoe.http.e2e.Party;

/** A network that lets no socket through: the pages ask now and then, and the party goes on. */
class BlockedSocketTest {
    @RegisterExtension
    final Chromium chromium = new Chromium();

    /** A little longer than the server asks a page to wait between two polls. */
    private static final long POLL_MS = 4_000;

    private static Tab cut(Tab tab) {
        Wire.cut(tab);
        return tab.withJumpingClock();
    }

    private static void polled(Tab tab, String phase) {
        tab.page().waitForCondition(() -> {
            tab.jump(POLL_MS);
            tab.settle();
            return phase.equals(tab.hook("phase").getAttribute("data-phase"));
        });
    }

    @Test
    void theWholeGameIsPlayedWithoutASocket() {
        Party party = Table.party(1);
        HostPage host = HostPage.enter(cut(chromium.host()), party);
        List<PlayPage> phones = List.of("Ada", "Bo").stream()
                .map(name -> PlayPage.join(cut(chromium.phone()), party.client.url(), party.code, name))
                .toList();
        polled(host.tab, "lobby");
        host.showsPlayers(2);
        assertThat(host.hook("status")).hasAttribute("data-kind", "polling");
        host.start();
        phones.forEach(phone -> {
            polled(phone.tab, "lie");
            phone.lie("a lie of " + phones.indexOf(phone));
        });
        polled(host.tab, "guess");
        phones.forEach(phone -> {
            polled(phone.tab, "guess");
            phone.guess();
        });
        polled(host.tab, "reveal");
        phones.forEach(phone -> polled(phone.tab, "reveal"));
        host.scoreboard();
        phones.forEach(phone -> polled(phone.tab, "scoreboard"));
        host.finish();
        phones.forEach(phone -> polled(phone.tab, "finished"));
        assertThat(party.view().text("/phase")).isEqualTo("finished");
    }
}
