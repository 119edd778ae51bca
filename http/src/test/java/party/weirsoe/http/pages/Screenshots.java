package party.weirsoe.http.pages;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.nio.file.Path;
import java.util.List;
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
    private static final List<String> LIES =
            List.of("a very small trombone", "seven angry geese", "the mayor's left boot");
    private static final Path FOLDER = Path.of("..", "docs", "screenshots");

    @RegisterExtension
    final Chromium chromium = new Chromium();

    @Test
    void ofEveryPhase() {
        Tab home = chromium.tab(Device.television().setReducedMotion(ReducedMotion.REDUCE));
        home.go(LiveNode.shared().url() + "/");
        home.hook("open").waitFor();
        picture("home", home);
        Party party = Party.open(
                new Client(LiveNode.shared().url()), "{\"rounds\":2,\"lie_seconds\":600,\"guess_seconds\":600}");
        HostPage host = HostPage.enter(chromium.tab(Device.television().setReducedMotion(ReducedMotion.REDUCE)), party);
        Tab tab = chromium.tab(Device.phone().setReducedMotion(ReducedMotion.REDUCE));
        PlayPage phone = PlayPage.scan(tab, party.client.url(), party.code);
        phone.hook("join-name").fill("Ada");
        picture("phone-join", tab);
        phone.hook("join").click();
        List.of("Bo", "Grandma Cy", "Di", "Edward").forEach(party::join);
        host.showsPlayers(5);
        both("1-lobby", "lobby", host, phone);
        host.start();
        phone.showsPhase("lie");
        phone.hook("lie-text").fill("a borrowed accordion");
        for (int i = 0; i < LIES.size(); i++) {
            party.lie(i, 1, LIES.get(i));
        }
        both("2-lie", "lie", host, phone);
        phone.hook("lie-submit").click();
        phone.hasLied();
        host.startGuess();
        phone.showsPhase("guess");
        party.guess(0, 1, party.someOption(0));
        party.guess(1, 1, party.someOption(1));
        both("3-guess", "guess", host, phone);
        phone.guess();
        party.guess(2, 1, party.someOption(2));
        host.reveal();
        both("4-reveal", "reveal", host, phone);
        host.scoreboard();
        both("5-scoreboard", "scoreboard", host, phone);
        host.finishEarly();
        both("6-finished", "finished", host, phone);
    }

    private static void both(String name, String phase, HostPage host, PlayPage phone) {
        host.showsPhase(phase);
        phone.showsPhase(phase);
        host.tab.settle();
        picture("host-" + name, host.tab);
        picture("phone-" + name, phone.tab);
    }

    private static void picture(String name, Tab tab) {
        tab.page()
                .screenshot(new Page.ScreenshotOptions()
                        .setPath(FOLDER.resolve(name + ".png"))
                        .setAnimations(ScreenshotAnimations.DISABLED));
    }
}
