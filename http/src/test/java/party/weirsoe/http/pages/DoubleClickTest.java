package party.weirsoe.http.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import party.weirsoe.http.e2e.LiveNode;
import party.weirsoe.http.e2e.Party;

/** Nervous fingers at the start page and at the host's screen; {@link DoubleTapTest} has those at the phone. */
class DoubleClickTest {
    private static final String URL = LiveNode.shared().url();
    private static final List<String> NAMES = List.of("Ada", "Bo", "Cy", "Di", "Ed");

    @RegisterExtension
    final Chromium chromium = new Chromium();

    private final NervousFinger finger = new NervousFinger();

    @Test
    void everyButtonOfTheStartPageActsOnce() {
        Tab tab = chromium.host();
        tab.go(URL + "/");
        Languages.clickedTwice(finger, tab);
        tab.hook("join-code").fill("BCDFGH");
        finger.clicks(
                tab, byWords(tab, "Join"), () -> assertThat(tab.hook("join")).isVisible());
        tab.go(URL + "/");
        finger.clicks(tab, tab.hook("open"), () -> tab.showsPhase("lobby"), "POST /lobby/sessions");
        assertThat(finger.clicked()).isEqualTo(Buttons.OF_START_PAGE);
    }

    @Test
    void everyButtonOfTheHostActsOnce() {
        Party party = Table.party(2);
        NAMES.forEach(party::join);
        Tab tab = chromium.host();
        tab.expects("status of 401|status of 404");
        HostPage host = HostPage.enter(tab, party);
        host.showsPlayers(NAMES.size());
        tools(host);
        lostPhones(host, party);
        removal(host);
        firstRound(host, party);
        lastRound(host, party);
        ends(host, party);
        assertThat(finger.clicked()).isEqualTo(Buttons.OF_HOST);
    }

    private void tools(HostPage host) {
        Tab tab = host.tab;
        Languages.clickedTwice(finger, tab);
        opens(host, byWords(tab, "Players"), "dialog-players");
        closes(host);
        opens(host, host.hook("device"), "dialog-device");
        finger.clicks(tab, host.hook("confirm"), () -> assertThat(host.dialog().locator("a"))
                .isVisible());
        closes(host);
        opens(host, host.hook("end"), "dialog-end");
        closes(host);
        finger.clicks(tab, byWords(tab, "Full screen"), () -> assertThat(byWords(tab, "Leave full screen"))
                .isVisible());
        byWords(tab, "Leave full screen").click();
    }

    private void lostPhones(HostPage host, Party party) {
        byWords(host.tab, "Players").click();
        drawsSeat(host, host.dialog().locator("[data-player-id='p5'] [data-wpp='seat']"), "p5");
        // Another screen of the host's hands the seat over once more: this code opens nothing now.
        party.seat(5, 1);
        drawsSeat(host, host.dialog().locator("[data-wpp='seat']"), "p5");
        closes(host);
        host.player("p4").locator("[data-wpp='kick']").click();
        drawsSeat(host, host.dialog().locator("[data-wpp='seat']"), "p4");
        closes(host);
    }

    private void drawsSeat(HostPage host, Locator button, String player) {
        finger.clicks(
                host.tab,
                button,
                () -> assertThat(host.dialog().locator(".qr:not(.pending)")).isVisible(),
                "POST players/" + player + "/seat");
    }

    /** The second click must not answer the question that the first one asks. */
    private void removal(HostPage host) {
        for (String player : List.of("p1", "p3", "p5")) {
            byWords(host.tab, "Players").click();
            opens(host, byWords(host.dialog().locator("[data-player-id='" + player + "']"), "Remove"), "dialog-kick");
            closes(host);
        }
        opens(host, host.player("p5").locator("[data-wpp='kick']"), "dialog-kick");
        finger.clicks(
                host.tab,
                host.hook("confirm"),
                () -> {
                    assertThat(host.dialog()).hasCount(0);
                    host.showsPlayers(NAMES.size() - 1);
                },
                "DELETE players/p5");
    }

    private void firstRound(HostPage host, Party party) {
        Page page = host.tab.page();
        leads(host, "start", "lie", "POST rounds/start");
        party.lie(0, 1, "a hat");
        party.lie(1, 1, "another hat");
        leads(host, "guess-start", "guess", "POST rounds/1/guess/start");
        party.guess(0, 1, Table.option(party, "ANOTHER HAT"));
        leads(host, "reveal", "reveal", "POST rounds/1/reveal");
        // The lie that fooled nobody, then the one that fooled somebody, then the truth: no step is skipped.
        finger.clicks(host.tab, byWords(host.tab, "Next lie"), () -> {
            assertThat(page.locator(".light.lie")).isVisible();
            assertThat(page.locator(".truth")).hasCount(0);
        });
        tellsTheTruth(host, "Next lie");
        leads(host, "scoreboard", "scoreboard", "POST rounds/1/scoreboard");
        opens(host, host.hook("finish"), "dialog-finish");
        closes(host);
        leads(host, "next", "lie", "POST rounds/next");
    }

    /** And not the scores, whose button then stands there. */
    private void tellsTheTruth(HostPage host, String button) {
        finger.clicks(host.tab, byWords(host.tab, button), () -> {
            assertThat(host.tab.page().locator(".truth")).isVisible();
            host.showsPhase("reveal");
        });
    }

    private void lastRound(HostPage host, Party party) {
        party.startGuess(2);
        party.reveal(2);
        tellsTheTruth(host, "Skip the show");
        party.scoreboard(2);
        host.showsPhase("scoreboard");
        leads(host, "finish", "finished", "POST finish");
        leads(host, "rematch", "lobby", "POST rematch");
        party.start(2);
        party.startGuess(3);
        party.reveal(3);
        party.scoreboard(3);
        host.showsPhase("scoreboard");
        assertThat(host.hook("finish")).isEnabled();
        host.hook("finish").click();
        finger.clicks(host.tab, host.hook("confirm"), () -> host.showsPhase("finished"), "POST finish");
    }

    private void ends(HostPage host, Party party) {
        Tab tab = host.tab;
        host.hook("end").click();
        finger.clicks(
                tab,
                host.hook("confirm"),
                () -> assertThat(host.hook("status")).hasAttribute("data-kind", "gone"),
                "DELETE ");
        finger.clicks(tab, host.hook("open"), () -> assertThat(tab.page()).hasURL(URL + "/"));
        tab.go(URL + "/host?code=" + party.code);
        finger.clicks(tab, byWords(tab, "Play in " + party.code), () -> assertThat(tab.hook("join-name"))
                .isVisible());
    }

    private void leads(HostPage host, String button, String phase, String command) {
        finger.clicks(host.tab, host.hook(button), () -> host.showsPhase(phase), command);
    }

    private void opens(HostPage host, Locator button, String dialog) {
        finger.clicks(host.tab, button, () -> assertThat(host.dialog()).hasAttribute("aria-labelledby", dialog));
    }

    private void closes(HostPage host) {
        finger.clicks(
                host.tab, host.hook("cancel"), () -> assertThat(host.dialog()).hasCount(0));
    }

    private static Locator byWords(Tab tab, String words) {
        return byWords(tab.page().locator("body"), words);
    }

    private static Locator byWords(Locator within, String words) {
        return within.locator("button, a.button")
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^\\s*" + words + "\\s*$")));
    }
}
