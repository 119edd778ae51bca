package party.weirsoe.http.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.options.BoundingBox;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import party.weirsoe.http.e2e.Client;
import party.weirsoe.http.e2e.LiveNode;

/**
 * Nervous fingers: every button is clicked twice at the same spot, as fast as people do. The session's version tells how
 * often something happened, whatever the second click hit.
 */
class DoubleClickTest {
    private static final String URL = LiveNode.shared().url();
    private static final double BETWEEN_MS = 70;

    @RegisterExtension
    final Chromium chromium = new Chromium();

    private static void clickTwice(Tab tab, Locator button) {
        // Not while it rests after a change of phase.
        assertThat(button).isEnabled();
        button.scrollIntoViewIfNeeded();
        BoundingBox box = Objects.requireNonNull(button.boundingBox());
        tab.page()
                .mouse()
                .dblclick(
                        box.x + box.width / 2,
                        box.y + box.height / 2,
                        new Mouse.DblclickOptions().setDelay(BETWEEN_MS));
    }

    private static void hostClicksTwice(Table table, String button, String phaseAfter) {
        long before = table.version();
        clickTwice(table.host.tab, table.host.hook(button));
        table.showsPhase(phaseAfter);
        table.host.tab.settle();
        assertThat(table.party.view().text("/phase")).as(button).isEqualTo(phaseAfter);
        assertThat(table.version()).as(button).isEqualTo(before + 1);
    }

    @Test
    void twoClicksOnOpenOpenOneParty() {
        Tab tab = chromium.host();
        tab.go(URL + "/");
        clickTwice(tab, tab.hook("open"));
        assertThat(tab.hook("code")).isVisible();
        tab.settle();
        var keys = tab.requests().stream()
                .filter(request ->
                        request.method().equals("POST") && request.url().endsWith("/lobby/sessions"))
                .map(request -> request.allHeaders().get("idempotency-key"))
                .distinct();
        assertThat(keys).hasSize(1).doesNotContainNull();
    }

    @Test
    void twoTapsOnJoinAreOnePlayer() {
        Table table = Table.set(chromium, 1, 0);
        PlayPage phone = PlayPage.scan(chromium.phone(), URL, table.party.code);
        phone.hook("join-name").fill("Ada");
        clickTwice(phone.tab, phone.hook("join"));
        phone.showsPhase("lobby");
        phone.tab.settle();
        assertThat(table.party.view().json().at("/players").size()).isEqualTo(1);
    }

    @Test
    void everyButtonOfTheHostActsOnce() {
        Table table = Table.set(chromium, 2, 2);
        hostClicksTwice(table, "start", "lie");
        hostClicksTwice(table, "guess-start", "guess");
        hostClicksTwice(table, "reveal", "reveal");
        hostClicksTwice(table, "scoreboard", "scoreboard");
        hostClicksTwice(table, "next", "lie");
        table.host.startGuess();
        table.host.reveal();
        table.host.scoreboard();
        hostClicksTwice(table, "finish", "finished");
        hostClicksTwice(table, "rematch", "lobby");
    }

    @Test
    void theSecondClickOnTheLastLieDoesNotSkipTheTruth() {
        Table table = Table.set(chromium, 1, 2);
        table.host.start();
        table.host.startGuess();
        table.host.reveal();
        long before = table.version();
        // Nobody has guessed: the show is the lies that fooled nobody, then the truth.
        clickTwice(table.host.tab, table.host.tab.page().locator(".controls .primary"));
        assertThat(table.host.tab.page().locator(".truth")).isVisible();
        table.host.tab.settle();
        table.host.showsPhase("reveal");
        assertThat(table.version()).isEqualTo(before);
    }

    @Test
    void aPlayerIsKickedOnce() {
        Table table = Table.set(chromium, 1, 0);
        Client client = new Client(URL);
        table.party.join("Ada");
        table.party.join("Bo");
        table.host.showsPlayers(2);
        long before = table.version();
        // The second click must not answer the question that the first one asks.
        clickTwice(table.host.tab, table.host.player("p1").locator("[data-wpp='kick']"));
        assertThat(table.host.dialog()).isVisible();
        table.host.showsPlayers(2);
        clickTwice(table.host.tab, table.host.dialog().locator("button").first());
        table.host.showsPlayers(1);
        table.host.tab.settle();
        assertThat(table.version()).isEqualTo(before + 1);
        assertThat(client.get(table.party.path(""), table.party.playerTokens.getFirst())
                        .status())
                .isEqualTo(403);
    }

    @Test
    void everyButtonOfThePhoneActsOnce() {
        Table table = Table.set(chromium, 1, 3);
        table.host.start();
        table.showsPhase("lie");
        long before = table.version();
        PlayPage typing = table.phones.get(0);
        typing.hook("lie-text").fill("a borrowed accordion");
        clickTwice(typing.tab, typing.hook("lie-submit"));
        typing.hasLied();
        typing.tab.settle();
        assertThat(table.version()).isEqualTo(before + 1);
        PlayPage lazy = table.phones.get(1);
        clickTwice(lazy.tab, lazy.hook("lie-house"));
        lazy.hasLied();
        lazy.tab.settle();
        assertThat(table.version()).isEqualTo(before + 2);
        table.phones.get(2).lie("two hundred spoons");
        table.showsPhase("guess");
        clickTwice(typing.tab, typing.openOptions().first());
        typing.hasGuessed();
        typing.tab.settle();
        assertThat(table.version()).isEqualTo(before + 4);
        assertThat(table.party.view().json().at("/players/0/submitted").asBoolean())
                .isTrue();
    }
}
