package party.weirsoe.http.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import party.weirsoe.http.e2e.LiveNode;
import party.weirsoe.http.e2e.Party;

/** A laptop behind the sofa, and no mouse. */
class KeyboardTest {
    private static final int TABS_MAX = 25;
    private static final int PRESSES_MAX = 200;
    private static final int REPEATS = 5;

    @RegisterExtension
    final Chromium chromium = new Chromium();

    @Test
    void enterAloneLeadsTheHostFromTheLobbyToThePodiumAndOn() {
        Party party = Table.party(2);
        party.join("Ada");
        party.join("Bo");
        HostPage host = HostPage.enter(chromium.host().withJumpingClock(), party);
        host.showsPlayers(2);
        enter(host, "start", "lie");
        for (int round = 1; round <= 2; round++) {
            enter(host, "guess-start", "guess");
            enter(host, "reveal", "reveal");
            enter(host, "scoreboard", "scoreboard");
            enter(host, round < 2 ? "next" : "finish", round < 2 ? "lie" : "finished");
        }
        host.tab.jump(HostPage.REST_AFTER_FINISH_MS);
        enter(host, "rematch", "lobby");
    }

    @Test
    void enterAfterAClickOnAToolIsTheNextAction() {
        Party party = Table.party(1);
        party.join("Ada");
        party.join("Bo");
        HostPage host = HostPage.enter(chromium.host(), party);
        host.showsPlayers(2);
        host.tab.page().locator(".switch button[lang='da']").click();
        enter(host, "start", "lie");
    }

    @Test
    void thePartyIsOpenedWithTheKeyboard() {
        Tab tab = chromium.host();
        tab.go(LiveNode.shared().url() + "/");
        tab.hook("open").waitFor();
        int pressed = 0;
        while (!(boolean) tab.hook("open").evaluate("button => button === document.activeElement")) {
            assertThat(pressed++).isLessThan(TABS_MAX);
            tab.page().keyboard().press("Tab");
        }
        tab.page().keyboard().press("Enter");
        assertThat(tab.hook("code")).isVisible();
        tab.showsPhase("lobby");
    }

    /** The one next action is there, and Enter does it; in a reveal it first turns the pages of the show. */
    private static void enter(HostPage host, String button, String phaseAfter) {
        host.tab.jump(HostPage.REST_MS);
        assertThat(host.hook(button)).isEnabled();
        String phase = phase(host);
        int pressed = 0;
        do {
            assertThat(pressed++).isLessThan(PRESSES_MAX);
            host.tab.page().keyboard().press("Enter");
            host.tab.jump(HostPage.REST_MS);
        } while (phase.equals("reveal") && phase.equals(phase(host)));
        host.showsPhase(phaseAfter);
    }

    private static String phase(HostPage host) {
        return host.hook("phase").getAttribute("data-phase");
    }

    @Test
    void aPlayerWithAKeyboardJoinsAndLies() {
        Party party = Table.party(1);
        PlayPage player = PlayPage.scan(chromium.host(), party.client.url(), party.code);
        player.hook("join-name").focus();
        player.tab.page().keyboard().type("Ada");
        player.tab.page().keyboard().press("Enter");
        player.showsPhase("lobby");
        party.join("Bo");
        party.start(0);
        player.showsPhase("lie");
        player.hook("lie-text").focus();
        player.tab.page().keyboard().type("a borrowed accordion");
        player.tab.page().keyboard().press("Tab");
        player.hook("lie-submit").focus();
        player.tab.page().keyboard().press("Enter");
        player.hasLied();
    }

    @Test
    void anEnterThatIsHeldDownActsOnce() {
        Table table = Table.set(chromium, 1, 2);
        HostPage host = table.host;
        long before = table.version();
        assertThat(host.hook("start")).isEnabled();
        hold(host.tab);
        host.showsPhase("lie");
        assertThat(host.hook("guess-start")).isEnabled();
        keepHolding(host.tab);
        assertThat(table.version()).isEqualTo(before + 1);

        // A button that has the focus, and what then has it in the dialog.
        release(host.tab);
        host.player("p1").locator("[data-wpp='kick']").focus();
        hold(host.tab);
        assertThat(host.dialog().locator("[data-wpp='cancel']")).isFocused();
        keepHolding(host.tab);
        assertThat(host.dialog()).isVisible();
        release(host.tab);
        host.tab.page().keyboard().press("Escape");
        assertThat(table.version()).isEqualTo(before + 1);
    }

    @Test
    void anEnterThatIsHeldDownSendsOneLieAndPicksNothing() {
        Table table = Table.set(chromium, 1, 2);
        table.host.start();
        PlayPage phone = table.phones.getFirst();
        table.phones.getLast().lie("two hundred spoons");
        long before = table.version();
        phone.hook("lie-text").fill("a borrowed accordion");
        hold(phone.tab);
        phone.showsPhase("guess");
        assertThat(phone.openOptions().first()).not().hasAttribute("aria-disabled", "true");
        keepHolding(phone.tab);
        assertThat(table.version()).isEqualTo(before + 1);
        release(phone.tab);
    }

    private static void hold(Tab tab) {
        tab.page().keyboard().down("Enter");
    }

    /** The key repeats as long as it is down. */
    private static void keepHolding(Tab tab) {
        for (int repeat = 0; repeat < REPEATS; repeat++) {
            tab.page().keyboard().down("Enter");
        }
        tab.settle();
    }

    private static void release(Tab tab) {
        tab.page().keyboard().up("Enter");
    }
}
