package party.weirsoe.http.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import party.weirsoe.http.e2e.Client;
import party.weirsoe.http.e2e.LiveNode;
import party.weirsoe.http.e2e.Party;

/** Who comes in, who does not, who is shown out, and what they are told. */
class DoorTest {
    private static final String URL = LiveNode.shared().url();

    @RegisterExtension
    final Chromium chromium = new Chromium();

    private PlayPage refused(String code, String name) {
        PlayPage phone = PlayPage.scan(chromium.phone(), URL, code);
        phone.hook("join-name").fill(name);
        phone.hook("join").click();
        assertThat(phone.hook("error").first()).isVisible();
        // What was typed is still there, to be mended.
        assertThat(phone.hook("join-name")).hasValue(name);
        return phone;
    }

    @Test
    void aWrongCodeIsSaidAndCanBeMended() {
        Party party = Table.party(1);
        PlayPage phone = refused("ZZZZZZ", "Ada");
        phone.tab.expects("status of 404");
        phone.hook("join-code").fill(party.code.toLowerCase(Locale.ROOT));
        phone.hook("join").click();
        phone.showsPhase("lobby");
    }

    @Test
    void aFullLobbyIsSaid() {
        Party party = Party.open(new Client(URL), "{\"max_players\":2}", 2);
        refused(party.code, "Cy").tab.expects("status of 409");
    }

    @Test
    void aTakenNicknameIsSaidAndAnotherOneGetsIn() {
        Party party = Table.party(1);
        party.join("Ada");
        PlayPage phone = refused(party.code, "Ada");
        phone.tab.expects("status of 409");
        phone.hook("join-name").fill("Ada the other");
        phone.hook("join").click();
        phone.showsPhase("lobby");
        assertThat(party.view().json().at("/players").size()).isEqualTo(2);
    }

    @Test
    void aKickedPhoneSaysSoAndAsksNoMore() {
        Table table = Table.set(chromium, 1, 3);
        table.host.start();
        table.showsPhase("lie");
        PlayPage kicked = table.phones.removeFirst();
        kicked.tab.expects("status of 403");
        table.host.kick("p1");
        assertThat(kicked.hook("status")).hasAttribute("data-kind", "kicked");
        assertThat(kicked.hook("status")).not().isEmpty();
        assertThat(kicked.hook("lie-text")).hasCount(0);
        kicked.tab.settle();
        int requests = kicked.tab.requests().size();
        table.lie();
        kicked.tab.assertQuiet();
        assertThat(kicked.tab.requests()).hasSize(requests);
    }

    @Test
    void aLateJoinerWatchesAndPlaysFromTheNextRound() {
        Table table = Table.set(chromium, 2, 2);
        table.host.start();
        PlayPage late = table.join("Zoe");
        late.showsPhase("lie");
        assertThat(late.hook("lie-text")).hasCount(0);
        table.phones.removeLast();
        table.lie();
        late.showsPhase("guess");
        assertThat(late.openOptions()).hasCount(0);
        table.guess();
        late.showsPhase("reveal");
        table.host.scoreboard();
        table.host.next();
        table.phones.add(late);
        table.lie();
        table.guess();
        assertThat(table.party.view().json().at("/players/2/status").asText()).isEqualTo("active");
    }
}
