package party.weirsoe.http.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Route;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import party.weirsoe.http.e2e.Client;
import party.weirsoe.http.e2e.LiveNode;
import party.weirsoe.http.e2e.Party;

/** Every state of every page, once, for those who look at all of them. */
final class Gallery {
    /** Sixteen wide letters: the most that a nickname may be. */
    private static final String LONG_NAME = "WWWWMMMMWWWWMMMM";

    /** Sixty characters, and hardly a place to break a line. */
    private static final String LONG_LIE = "a completely unreasonable Donaudampfschifffahrtsgesellschaft";

    private static final int OTHERS = 15;

    /** What a page asks for when it wants to know what is new. */
    private static final Pattern SESSION = Pattern.compile("/lobby/sessions/[A-Z]{6}$");

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
        crowd();
    }

    private void doors() {
        String url = LiveNode.shared().url();
        Tab home = chromium.tab(screen.get());
        home.go(url + "/");
        home.hook("open").waitFor();
        visitor.accept("home", home);
        home.page().locator("summary").click();
        home.page().locator("[name='rounds']").fill("99");
        home.hook("open").click();
        home.page().locator("[aria-invalid='true']").first().waitFor();
        visitor.accept("home wrong options", home);
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
        PlayPage late = lateJoiner(party);
        party.lie(1, 1, "another hat");
        party.lie(2, 1, LONGER_THAN_GOOD);
        host.showsPhase("guess");
        player.showsPhase("guess");
        player.options().first().waitFor();
        both("guess", host, player);
        late.showsPhase("guess");
        polls(late);
        visitor.accept("play late joiner guess", late.tab);
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
        late.showsPhase("reveal");
        visitor.accept("play late joiner reveal", late.tab);
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
        away(party, host, player);
        dialogs(host);
        leaves(late);
        ends(party, host, player);
    }

    /** Comes too late for the round, by a network that lets no socket through. */
    private PlayPage lateJoiner(Party party) {
        Tab tab = chromium.tab(phone.get());
        Wire.cut(tab);
        PlayPage late = PlayPage.join(tab, party.client.url(), party.code, "Zoe");
        late.showsPhase("lie");
        visitor.accept("play late joiner", tab);
        return late;
    }

    private static void polls(PlayPage phone) {
        assertThat(phone.hook("status")).hasAttribute("data-kind", "polling");
    }

    /** The server does not answer when both are told that there is something new. */
    private void away(Party party, HostPage host, PlayPage player) {
        for (Tab tab : List.of(host.tab, player.tab)) {
            tab.expects("net::ERR_FAILED").page().route(SESSION, Route::abort);
        }
        party.join("Last but one");
        for (Tab tab : List.of(host.tab, player.tab)) {
            assertThat(tab.hook("status")).hasAttribute("data-kind", "away");
        }
        visitor.accept("host away", host.tab);
        visitor.accept("play away", player.tab);
        for (Tab tab : List.of(host.tab, player.tab)) {
            tab.page().unroute(SESSION);
            wake(tab);
            assertThat(tab.hook("status")).hasAttribute("data-kind", "live");
        }
    }

    /** It need not wait until it would ask again by itself. */
    private static void wake(Tab tab) {
        tab.page().evaluate("dispatchEvent(new Event('online'))");
    }

    private void dialogs(HostPage host) {
        host.players();
        visitor.accept("host players", host.tab);
        host.dialog().locator("[data-player-id='p3'] [data-wpp='seat']").click();
        host.dialog().locator(".qr:not(.pending)").waitFor();
        visitor.accept("host seat", host.tab);
        host.tab.page().keyboard().press("Escape");
        host.hook("device").click();
        host.dialog().waitFor();
        visitor.accept("host asked about another device", host.tab);
        host.hook("confirm").click();
        host.dialog().locator(".qr:not(.pending)").waitFor();
        visitor.accept("host another device", host.tab);
        host.tab.page().keyboard().press("Escape");
        host.hook("end").click();
        host.dialog().waitFor();
        visitor.accept("host asked about deleting", host.tab);
        host.tab.page().keyboard().press("Escape");
        assertThat(host.dialog()).hasCount(0);
    }

    private void leaves(PlayPage player) {
        player.showsPhase("lobby");
        player.hook("leave").click();
        player.hook("confirm").waitFor();
        visitor.accept("play asked about leaving", player.tab);
        player.tab.expects("status of 40[134]");
        player.hook("confirm").click();
        ended("left", player);
    }

    private void ends(Party party, HostPage host, PlayPage player) {
        Tab old = chromium.tab(phone.get());
        Wire wire = Wire.tap(old);
        PlayPage replaced = PlayPage.join(old, party.client.url(), party.code, "Old phone");
        replaced.tab.expects("status of 401");
        assertThat(replaced.hook("status")).hasAttribute("data-kind", "live");
        wire.hang();
        assertThat(replaced.hook("status")).hasAttribute("data-kind", "reconnecting");
        visitor.accept("play reconnecting", old);
        var players = party.view().json().at("/players");
        String last = players.get(players.size() - 1).at("/id").asText();
        party.seat(Integer.parseInt(last.substring(1)), 0);
        wake(old);
        ended("unauthorized", replaced);
        host.player("p1").locator("[data-wpp='kick']").click();
        host.dialog().waitFor();
        visitor.accept("host asked about a kick", host.tab);
        host.tab.page().keyboard().press("Escape");
        player.tab.expects("status of 403|status of 404");
        host.kick("p1");
        ended("kicked", player);
        PlayPage end = PlayPage.join(chromium.tab(phone.get()), party.client.url(), party.code, "Last");
        end.tab.expects("status of 404");
        host.tab.expects("status of 404");
        party.client.delete(party.path(""), party.hostToken);
        ended("gone", end);
        assertThat(host.hook("status")).hasAttribute("data-kind", "gone");
        visitor.accept("host gone", host.tab);
        host.tab.go(party.client.url() + "/host?code=BCDFGH");
        host.tab.page().locator("main").waitFor();
        visitor.accept("host without a seat", host.tab);
    }

    /** As many as may be at one party. */
    private void crowd() {
        Party party = Party.open(
                new Client(LiveNode.shared().url()),
                "{\"pack\":\"canary\",\"rounds\":1,\"max_players\":16,\"lie_seconds\":600,\"guess_seconds\":600}");
        HostPage host = HostPage.enter(chromium.tab(screen.get()), party);
        PlayPage player = PlayPage.join(chromium.tab(phone.get()), party.client.url(), party.code, "Ada");
        for (int i = 0; i < OTHERS; i++) {
            party.join((i % 3 == 0 ? LONG_NAME : "Jo").substring(0, i % 3 == 0 ? 14 : 2) + (i + 1));
        }
        host.showsPlayers(OTHERS + 1);
        both("lobby of sixteen", host, player);
        host.start();
        player.lie("a borrowed accordion");
        for (int i = 0; i < OTHERS - 1; i++) {
            party.lie(i, 1, i + " " + LONG_LIE.substring(0, 10 + 3 * i));
        }
        both("lie of sixteen", host, player);
        host.startGuess();
        player.options().first().waitFor();
        both("guess of sixteen", host, player);
        for (int i = 0; i < OTHERS; i++) {
            party.guess(i, 1, party.someOption(i));
        }
        player.guess();
        host.showsPhase("reveal");
        host.tab.reload();
        host.hook("scoreboard").waitFor();
        visitor.accept("host reveal of sixteen", host.tab);
        host.scoreboard();
        player.showsPhase("scoreboard");
        both("scoreboard of sixteen", host, player);
        host.finish();
        visitor.accept("host finished of sixteen", host.tab);
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
