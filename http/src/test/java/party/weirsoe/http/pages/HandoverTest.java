package party.weirsoe.http.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import party.weirsoe.http.e2e.LiveNode;
import party.weirsoe.http.e2e.Party;

/** A seat comes in an address, and the page that is to take it is open already; or the seat that a phone kept is good no more. */
class HandoverTest {
    private static final String URL = LiveNode.shared().url();

    @RegisterExtension
    final Chromium chromium = new Chromium();

    /** With Ada and Bo in its lobby. */
    private static Party party() {
        Party party = Table.party(1);
        party.join("Ada");
        party.join("Bo");
        return party;
    }

    private static String seat(Party party, int player) {
        return URL + "/play#code=" + party.code + "&token=" + party.playerTokens.get(player) + "&player=p"
                + (player + 1);
    }

    private static void isNamed(PlayPage phone, String name) {
        phone.showsPhase("lobby");
        assertThat(phone.tab.page().locator(".strip-name")).hasText(name);
        assertThat(phone.tab.page().url()).doesNotContain("#", "token");
    }

    @Test
    void aJoinFormThatIsOpenTakesTheSeatOfALink() {
        Party party = party();
        PlayPage phone = PlayPage.in(chromium.phone().go(URL + "/play"));
        phone.hook("join-code").waitFor();
        loadsNothingButFollows(phone.tab, seat(party, 0));
        isNamed(phone, "Ada");
        phone.tab.reload();
        isNamed(phone, "Ada");
    }

    @Test
    void aHostsPageWithoutAPartyTakesTheSeatOfALink() {
        Party party = party();
        HostPage host = HostPage.in(chromium.host().go(URL + "/host"));
        host.hook("open").waitFor();
        loadsNothingButFollows(host.tab, HostPage.link(party));
        host.showsPlayers(2);
        assertThat(host.tab.page().url()).doesNotContain("#", "token");
        host.start();
    }

    @Test
    void aFragmentThatHandsOverNothingIsDropped() {
        Party party = party();
        PlayPage phone = PlayPage.in(chromium.phone().go(seat(party, 0)));
        isNamed(phone, "Ada");
        int requests = phone.tab.requests().size();
        phone.tab.page().evaluate("location.hash = '#elsewhere'");
        isNamed(phone, "Ada");
        assertThat(phone.tab.requests()).hasSize(requests);
    }

    @Test
    void aPhoneThatSitsElsewhereTakesTheSeatOfTheLink() {
        Party party = party();
        PlayPage phone = PlayPage.in(chromium.phone().go(seat(party, 0)));
        isNamed(phone, "Ada");
        phone.tab.go(seat(party, 1));
        isNamed(phone, "Bo");
    }

    @Test
    void aKeptSeatThatOpensNothingLeadsToTheJoinForm() {
        Party party = party();
        PlayPage phone = PlayPage.in(chromium.phone().go(seat(party, 0)));
        phone.tab.expects("status of 401");
        isNamed(phone, "Ada");
        // As if the code were another party's by now.
        phone.tab
                .page()
                .evaluate(
                        "token => { localStorage['wpp.seats'] = localStorage['wpp.seats'].replace(token, 'old') }",
                        party.playerTokens.getFirst());
        phone.tab.reload();
        assertThat(phone.hook("join-code")).hasValue(party.code);
        assertThat(phone.hook("join-name")).isFocused();
        phone.hook("join-name").fill("Cy");
        phone.hook("join").click();
        isNamed(phone, "Cy");
        phone.tab.reload();
        isNamed(phone, "Cy");
        assertThat(party.view().json().at("/players").size()).isEqualTo(3);
    }

    @Test
    void aLinkThatOpensNothingSaysSoAndLeadsToTheJoinForm() {
        Party party = party();
        String old = seat(party, 0);
        party.seat(1, 0);
        PlayPage phone = PlayPage.in(chromium.phone().expects("status of 401").go(old));
        assertThat(phone.hook("status")).hasAttribute("data-kind", "unauthorized");
        phone.tab.page().locator(".ended .primary").click();
        assertThat(phone.hook("join-code")).hasValue(party.code);
    }

    /** A new fragment alone is no new page to the browser: the page itself has to notice. */
    private static void loadsNothingButFollows(Tab tab, String link) {
        assertThat(link).startsWith(tab.page().url() + "#");
        tab.go(link);
    }
}
