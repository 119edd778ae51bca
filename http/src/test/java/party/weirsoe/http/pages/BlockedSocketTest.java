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

    private Tab cut(Tab tab) {
        Wire.cut(tab);
        return tab;
    }

    @Test
    void theWholeGameIsPlayedWithoutASocket() {
        Party party = Table.party(1);
        HostPage host = HostPage.enter(cut(chromium.host()), party);
        List<PlayPage> phones = List.of("Ada", "Bo").stream()
                .map(name -> PlayPage.join(cut(chromium.phone()), party.client.url(), party.code, name))
                .toList();
        host.showsPlayers(2);
        assertThat(host.hook("status")).hasAttribute("data-kind", "polling");
        host.start();
        phones.forEach(phone -> phone.lie("a lie of " + phones.indexOf(phone)));
        host.showsPhase("guess");
        phones.forEach(PlayPage::guess);
        host.showsPhase("reveal");
        phones.forEach(phone -> phone.showsPhase("reveal"));
        host.scoreboard();
        phones.forEach(phone -> phone.showsPhase("scoreboard"));
        host.finish();
        phones.forEach(phone -> phone.showsPhase("finished"));
        assertThat(party.view().text("/phase")).isEqualTo("finished");
    }
}
