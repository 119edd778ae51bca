package party.weirsoe.http.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import party.weirsoe.http.e2e.Client;
import party.weirsoe.http.e2e.LiveNode;
import party.weirsoe.http.e2e.Party;

/**
 * Makes the pictures of {@code docs/screenshots}: every phase on a television and on a phone. Not part of the tests; run
 * it with {@code mvn -pl http -am test -Dtest=Screenshots -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class Screenshots {
    private static final String ADAS_LIE = "a borrowed accordion";
    private static final List<String> LIES =
            List.of("a very small trombone", "seven angry geese", "the mayor's left boot");
    private static final Map<String, String> NEXT = Map.of(
            "lobby", "start",
            "lie", "guess-start",
            "guess", "reveal",
            "reveal", "scoreboard",
            "scoreboard", "next",
            "finished", "rematch");
    private static final Path FOLDER = Path.of("..", "docs", "screenshots");

    @RegisterExtension
    final Chromium chromium = new Chromium();

    @Test
    void ofEveryPhase() {
        Tab home = chromium.tab(Device.television().setReducedMotion(ReducedMotion.REDUCE));
        home.go(LiveNode.shared().url() + "/");
        home.hook("open").waitFor();
        picture("home", home);
        Party party = Party.open(new Client(LiveNode.shared().url()), "{\"rounds\":2}");
        HostPage host = HostPage.enter(chromium.tab(Device.television().setReducedMotion(ReducedMotion.REDUCE)), party);
        Tab tab = chromium.tab(Device.phone().setReducedMotion(ReducedMotion.REDUCE));
        PlayPage phone = PlayPage.scan(tab, party.client.url(), party.code);
        phone.hook("join-name").fill("Ada");
        picture("phone-join", tab);
        phone.hook("join").click();
        phone.showsPhase("lobby");
        List.of("Bo", "Grandma Cy", "Di", "Edward").forEach(party::join);
        host.showsPlayers(5);
        both("1-lobby", "lobby", host, phone);
        host.start();
        phone.showsPhase("lie");
        phone.hook("lie-text").fill(ADAS_LIE);
        for (int i = 0; i < LIES.size(); i++) {
            party.lie(i, 1, LIES.get(i));
        }
        both("2-lie", "lie", host, phone);
        phone.hook("lie-submit").click();
        phone.hasLied();
        host.startGuess();
        phone.showsPhase("guess");
        fallFor(party, 0, ADAS_LIE);
        fallFor(party, 1, ADAS_LIE);
        both("3-guess", "guess", host, phone);
        phone.guess();
        fallFor(party, 2, LIES.get(1));
        host.reveal();
        phone.showsPhase("reveal");
        // Who comes into the middle of the show is told at once.
        phone.tab.reload();
        both("4-reveal", "reveal", host, phone);
        host.scoreboard();
        both("5-scoreboard", "scoreboard", host, phone);
        host.finishEarly();
        both("6-finished", "finished", host, phone);
    }

    private static void fallFor(Party party, int player, String lie) {
        for (var option : party.view().json().at("/options")) {
            if (option.at("/text").asText().equalsIgnoreCase(lie)) {
                party.guess(player, 1, option.at("/id").asText());
            }
        }
    }

    private static void both(String name, String phase, HostPage host, PlayPage phone) {
        host.showsPhase(phase);
        phone.showsPhase(phase);
        // Right after a change of phase the buttons rest.
        assertThat(host.tab.page().locator("[data-wpp='" + NEXT.get(phase) + "']"))
                .isEnabled();
        picture("host-" + name, host.tab);
        picture("phone-" + name, phone.tab);
    }

    private static void picture(String name, Tab tab) {
        tab.settle();
        byte[] picture =
                tab.page().screenshot(new Page.ScreenshotOptions().setAnimations(ScreenshotAnimations.DISABLED));
        SmallPng.write(picture, FOLDER.resolve(name + ".png"));
    }
}
