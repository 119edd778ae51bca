package party.weirsoe.http.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import party.weirsoe.http.e2e.LiveNode;
import party.weirsoe.http.e2e.Party;

/** Nervous thumbs at the phone. */
class DoubleTapTest {
    private static final String URL = LiveNode.shared().url();

    @RegisterExtension
    final Chromium chromium = new Chromium();

    private final NervousFinger thumb = new NervousFinger();

    @Test
    void everyButtonOfThePhoneActsOnce() {
        Party party = Table.party(2);
        PlayPage phone = PlayPage.scan(chromium.phone().expects("status of 404"), URL, party.code);
        Languages.clickedTwice(thumb, phone.tab);
        phone.hook("join-name").fill("Ada");
        leads(phone, phone.hook("join"), "lobby", "POST players");
        party.join("Bo");
        party.join("Cy");
        asksBeforeLeaving(phone);
        thumb.clicks(
                phone.tab, phone.hook("cancel"), () -> assertThat(dialog(phone)).hasCount(0));
        rounds(phone, party);
        comesAndGoes(phone, party);
        assertThat(thumb.clicked()).isEqualTo(Buttons.OF_PHONE);
    }

    private void asksBeforeLeaving(PlayPage phone) {
        thumb.clicks(
                phone.tab, phone.hook("leave"), () -> assertThat(dialog(phone)).isVisible());
    }

    private void rounds(PlayPage phone, Party party) {
        party.start(0);
        phone.showsPhase("lie");
        phone.hook("lie-text").fill("a borrowed accordion");
        thumb.clicks(phone.tab, phone.hook("lie-submit"), phone::hasLied, "PUT rounds/1/lie");
        party.lie(0, 1, "two hundred spoons");
        party.startGuess(1);
        phone.showsPhase("guess");
        thumb.clicks(phone.tab, phone.openOptions().first(), phone::hasGuessed, "PUT rounds/1/guess");
        party.reveal(1);
        thumb.clicks(phone.tab, byWords(phone, "Tell me now"), () -> assertThat(
                        phone.tab.page().locator(".explanation"))
                .isVisible());
        party.scoreboard(1);
        party.next(1);
        phone.showsPhase("lie");
        thumb.clicks(phone.tab, phone.hook("lie-house"), phone::hasLied, "PUT rounds/2/lie");
        party.startGuess(2);
        party.reveal(2);
        party.scoreboard(2);
        party.finish(2);
        phone.showsPhase("finished");
    }

    private void comesAndGoes(PlayPage phone, Party party) {
        leads(phone, byWords(phone, "Join another party"), "join");
        assertThat(phone.hook("join-code")).hasValue("");
        leads(phone, byWords(phone, "Back to " + party.code + " as Ada"), "finished");
        party.rematch(2);
        phone.showsPhase("lobby");
        asksBeforeLeaving(phone);
        leads(phone, phone.hook("confirm"), "left", "DELETE players/p1");
        leads(phone, byWords(phone, "Join again"), "join");
        // The second tap was meant for nothing that the form has, and complains about nothing.
        assertThat(phone.hook("error")).hasCount(0);
    }

    private void leads(PlayPage phone, Locator button, String screen, String... commands) {
        thumb.clicks(phone.tab, button, () -> phone.showsPhase(screen), commands);
    }

    private static Locator dialog(PlayPage phone) {
        return phone.tab.page().locator("dialog[open]");
    }

    private static Locator byWords(PlayPage phone, String words) {
        return phone.tab.page().locator("button").filter(new Locator.FilterOptions().setHasText(words));
    }
}
