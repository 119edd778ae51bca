package party.weirsoe.http.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import party.weirsoe.http.e2e.LiveNode;
import party.weirsoe.http.e2e.Party;

/** Every state of every page, once, for those who look at all of them. */
final class Gallery {
    /** Sixteen wide letters: the most that a nickname may be. */
    private static final String LONG_NAME = "WWWWMMMMWWWWMMMM";

    /** Sixty characters, and hardly a place to break a line. */
    private static final String LONG_LIE = "a completely unreasonable Donaudampfschifffahrtsgesellschaft";

    private static final String LONGER_THAN_GOOD = "an unreasonably long Donaudampfschifffahrtsgesellschaft";

    private final Chromium chromium;
    private final Supplier<Browser.NewContextOptions> screen;
    private final Supplier<Browser.NewContextOptions> phone;
    private final BiConsumer<String, Tab> visitor;

    /** @param visitor gets the state's name, like {@code play guess}, and a tab that shows it */
    Gallery(
            Chromium chromium,
            Supplier<Browser.NewContextOptions> screen,
            Supplier<Browser.NewContextOptions> phone,
            BiConsumer<String, Tab> visitor) {
        this.chromium = chromium;
        this.screen = screen;
        this.phone = phone;
        this.visitor = visitor;
    }

    void visit() {
        doors();
        party();
    }

    private void doors() {
        String url = LiveNode.shared().url();
        Tab home = chromium.tab(screen.get());
        home.go(url + "/");
        home.hook("open").waitFor();
        visitor.accept("home", home);
        Tab join = chromium.tab(phone.get()).expects("status of 404");
        join.go(url + "/play");
        join.hook("join-name").waitFor();
        visitor.accept("play join", join);
        join.hook("join-code").fill("ZZZZZZ");
        join.hook("join-name").fill(LONG_NAME);
        join.hook("join").click();
        join.hook("error").first().waitFor();
        visitor.accept("play wrong code", join);
    }

    private void party() {
        Party party = Table.party(2);
        HostPage host = HostPage.enter(chromium.tab(screen.get()), party);
        host.showsPhase("lobby");
        visitor.accept("host empty lobby", host.tab);
        PlayPage player = PlayPage.join(chromium.tab(phone.get()), party.client.url(), party.code, "Ada");
        player.showsPhase("lobby");
        party.join(LONG_NAME);
        party.join("Cy");
        party.join("Di");
        host.showsPlayers(4);
        both("lobby", host, player);
        host.start();
        player.showsPhase("lie");
        both("lie", host, player);
        refusedLie(party, player);
        player.lie(LONG_LIE);
        visitor.accept("play lie sent", player.tab);
        party.lie(0, 1, "a hat");
        Tab late = chromium.tab(phone.get()).expects("status of 404");
        PlayPage.join(late, party.client.url(), party.code, "Zoe").showsPhase("lie");
        visitor.accept("play late joiner", late);
        party.lie(1, 1, "another hat");
        party.lie(2, 1, LONGER_THAN_GOOD);
        host.showsPhase("guess");
        player.showsPhase("guess");
        player.options().first().waitFor();
        both("guess", host, player);
        // Three fall for each other and share the second place; the fourth wins, and a long lie fools nobody.
        player.guess(Table.option(party, "A HAT"));
        visitor.accept("play guess sent", player.tab);
        party.guess(0, 1, Table.option(party, "ANOTHER HAT"));
        party.guess(1, 1, Table.option(party, LONG_LIE.toUpperCase(Locale.ROOT)));
        party.guess(2, 1, Table.truth(party));
        player.showsPhase("reveal");
        host.showsPhase("reveal");
        host.hook("scoreboard").waitFor();
        both("reveal", host, player);
        // Who comes later sees what the show has told, all at once.
        host.tab.reload();
        host.hook("scoreboard").waitFor();
        visitor.accept("host reveal told", host.tab);
        player.tab.reload();
        player.hook("my-points").waitFor();
        visitor.accept("play reveal told", player.tab);
        host.scoreboard();
        player.showsPhase("scoreboard");
        both("scoreboard", host, player);
        host.hook("finish").click();
        host.dialog().waitFor();
        visitor.accept("host asked about the end", host.tab);
        host.tab.page().keyboard().press("Escape");
        host.finishEarly();
        player.showsPhase("finished");
        both("finished", host, player);
        host.rematch();
        player.showsPhase("lobby");
        ends(party, host, player);
    }

    private void ends(Party party, HostPage host, PlayPage player) {
        PlayPage replaced = PlayPage.join(chromium.tab(phone.get()), party.client.url(), party.code, "Old phone");
        replaced.tab.expects("status of 401");
        replaced.showsPhase("lobby");
        party.seat(party.view().json().at("/players").size(), 0);
        ended("unauthorized", replaced);
        host.player("p1").locator("[data-wpp='kick']").click();
        host.dialog().waitFor();
        visitor.accept("host asked about a kick", host.tab);
        host.tab.page().keyboard().press("Escape");
        player.tab.expects("status of 403|status of 404");
        host.kick("p1");
        ended("kicked", player);
        PlayPage last = PlayPage.join(chromium.tab(phone.get()), party.client.url(), party.code, "Last");
        last.tab.expects("status of 404");
        host.tab.expects("status of 404");
        party.client.delete(party.path(""), party.hostToken);
        ended("gone", last);
        assertThat(host.hook("status")).hasAttribute("data-kind", "gone");
        visitor.accept("host gone", host.tab);
        host.tab.go(party.client.url() + "/host?code=BCDFGH");
        host.tab.page().locator("main").waitFor();
        visitor.accept("host without a seat", host.tab);
    }

    private void ended(String status, PlayPage phone) {
        assertThat(phone.hook("status")).hasAttribute("data-kind", status);
        visitor.accept("play " + status, phone.tab);
    }

    private void refusedLie(Party party, PlayPage player) {
        player.tab.expects("status of 409");
        String number = party.view().text("/question/prompt").replaceAll("\\D", "");
        player.hook("lie-text").fill("canary truth " + number);
        player.hook("lie-submit").click();
        player.hook("error").first().waitFor();
        visitor.accept("play lie too close", player.tab);
    }

    private void both(String phase, HostPage host, PlayPage player) {
        visitor.accept("host " + phase, host.tab);
        visitor.accept("play " + phase, player.tab);
    }
}
