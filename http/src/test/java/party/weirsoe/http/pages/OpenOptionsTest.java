package party.weirsoe.http.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import party.weirsoe.http.e2e.Client;
import party.weirsoe.http.e2e.LiveNode;

/** What is set on the start page is what the party is played with. */
class OpenOptionsTest {
    private static final String URL = LiveNode.shared().url();

    @RegisterExtension
    final Chromium chromium = new Chromium();

    @Test
    void everythingThatWasSetIsAsTheServerShowsIt() {
        Tab tab = start();
        field(tab, "pack").selectOption("starter-da");
        field(tab, "rounds").fill("3");
        field(tab, "max_players").fill("5");
        field(tab, "lie_seconds").fill("90");
        field(tab, "guess_seconds").fill("30");
        field(tab, "family_friendly").check();
        assertThat(settings(tab).toString()).isEqualTo("""
                        {"pack":"starter-da","rounds":3,"lie_seconds":90,"guess_seconds":30,"max_players":5,"family_friendly":true}""");
    }

    @Test
    void aPartyWithoutAClockHasNone() {
        Tab tab = start();
        field(tab, "untimed").check();
        JsonNode settings = settings(tab);
        assertThat(settings.at("/lie_seconds").isNull()).isTrue();
        assertThat(settings.at("/guess_seconds").isNull()).isTrue();
        assertThat(settings.at("/family_friendly").asBoolean()).isFalse();
        assertThat(settings.at("/rounds").asInt()).isEqualTo(7);
    }

    @Test
    void whatCannotBeIsSaidAndNotSentEvenWhereItIsFoldedAway() {
        Tab tab = start();
        field(tab, "rounds").fill("21");
        field(tab, "guess_seconds").fill("4");
        // By key: a robot is so quick that its two clicks would count as one double click.
        tab.page().locator("summary").press("Enter");
        tab.hook("open").click();
        assertThat(field(tab, "rounds")).isFocused();
        assertThat(wrong(tab)).hasCount(2);
        assertThat(tab.commands()).isEmpty();

        field(tab, "rounds").fill("20");
        assertThat(wrong(tab)).hasCount(1);
        assertThat(wrong(tab)).hasAttribute("name", "guess_seconds");
        tab.hook("open").click();
        assertThat(field(tab, "guess_seconds")).isFocused();
        assertThat(tab.commands()).isEmpty();

        // Without a clock nobody minds how long it is set to.
        field(tab, "untimed").check();
        assertThat(wrong(tab)).hasCount(0);
        JsonNode settings = settings(tab);
        assertThat(settings.at("/rounds").asInt()).isEqualTo(20);
        assertThat(settings.at("/guess_seconds").isNull()).isTrue();
    }

    private static Locator wrong(Tab tab) {
        return tab.page().locator("input[aria-invalid='true']:visible");
    }

    private Tab start() {
        Tab tab = chromium.host();
        tab.go(URL + "/");
        tab.page().locator("summary").click();
        return tab;
    }

    private static Locator field(Tab tab, String name) {
        return tab.page().locator("[name='" + name + "']");
    }

    /** As a guest of the opened party sees them. */
    private static JsonNode settings(Tab tab) {
        tab.hook("open").click();
        tab.showsPhase("lobby");
        String path = "/lobby/sessions/" + HostPage.in(tab).code();
        Client client = new Client(URL);
        String guest =
                client.post(path + "/players", null, "{\"nickname\":\"Ada\"}").text("/player_token");
        return client.get(path, guest).json().at("/settings");
    }
}
