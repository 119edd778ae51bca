package party.weirsoe.http.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import party.weirsoe.http.e2e.Party;

/** A phone in the hands of somebody who hears it, or who has only its keys. */
class ReaderTest {
    private static final int TABS_MAX = 25;

    @RegisterExtension
    final Chromium chromium = new Chromium();

    @Test
    void eachNewScreenPutsTheReaderAtItsHeadingAndIsSaid() {
        Party party = Table.party(1);
        PlayPage phone = PlayPage.join(chromium.phone(), party.client.url(), party.code, "Ada");
        arrives(phone, "lobby", () -> {});
        party.join("Bo");
        arrives(phone, "lie", () -> party.start(0));
        arrives(phone, "lie", () -> phone.lie("a borrowed accordion"));
        // Player 0 of the party is the one who has no page.
        arrives(phone, "guess", () -> party.lie(0, 1, "two hundred spoons"));
        arrives(phone, "guess", phone::guess);
        arrives(phone, "reveal", () -> party.guess(0, 1, party.someOption(0)));
        arrives(phone, "scoreboard", () -> party.scoreboard(1));
        arrives(phone, "finished", () -> party.finish(1));
        arrives(phone, "lobby", () -> party.rematch(1));
    }

    private static void arrives(PlayPage phone, String phase, Runnable change) {
        Locator said = phone.tab.page().locator("[aria-live='polite']");
        if (!phase.equals("lobby")) {
            said.evaluate("region => { region.textContent = '' }");
        }
        change.run();
        phone.showsPhase(phase);
        assertThat(phone.tab.page().locator("h1[data-arrive]")).isFocused();
        assertThat(said).containsText(Pattern.compile("\\w"));
    }

    @Test
    void aPlayerNeedsNothingButTabAndEnter() {
        Party party = Table.party(1);
        PlayPage phone = PlayPage.scan(chromium.host(), party.client.url(), party.code);
        // The link had the code, so the first thing to type is the name.
        assertThat(phone.hook("join-name")).isFocused();
        type(phone, "Ada");
        press(phone, phone.hook("join"));
        phone.showsPhase("lobby");
        party.join("Bo");
        party.start(0);
        phone.showsPhase("lie");
        tabTo(phone, phone.hook("lie-text"));
        type(phone, "a borrowed accordion");
        press(phone, phone.hook("lie-submit"));
        phone.hasLied();
        party.lie(0, 1, "two hundred spoons");
        phone.showsPhase("guess");
        Locator option = phone.openOptions().last();
        assertThat(option).not().hasAttribute("aria-disabled", "true");
        String picked = option.getAttribute("data-option-id");
        press(phone, option);
        phone.hasGuessed();
        party.guess(0, 1, party.someOption(0));
        phone.showsPhase("reveal");
        assertThat(party.view().json().at("/options"))
                .filteredOn(each -> each.at("/id").asText().equals(picked))
                .singleElement()
                .satisfies(each -> assertThat(each.at("/guessed_by").toString()).contains("p1"));
    }

    private static void type(PlayPage phone, String text) {
        phone.tab.page().keyboard().type(text);
    }

    private static void press(PlayPage phone, Locator button) {
        tabTo(phone, button);
        phone.tab.page().keyboard().press("Enter");
    }

    private static void tabTo(PlayPage phone, Locator target) {
        int pressed = 0;
        while (!(boolean) target.evaluate("element => element === document.activeElement")) {
            assertThat(pressed++).as("presses of Tab").isLessThan(TABS_MAX);
            phone.tab.page().keyboard().press("Tab");
        }
    }
}
