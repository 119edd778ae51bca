package party.weirsoe.http.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import party.weirsoe.http.e2e.Party;

/**
 * What the room looks forward to. While the show is looked at the page's clock stands still, so that each step is one that
 * the host took.
 */
class RevealShowTest {
    private static final List<String> NAMES = List.of("Ada", "Bo", "Cy", "Di");

    /** After a change of phase buttons rest for less than this, and the first step of the show lasts longer. */
    private static final long REST_MS = 1_000;

    @RegisterExtension
    final Chromium chromium = new Chromium();

    @Test
    void enterLeadsFromTheIdleLiesOverTheBestToTheTruthThenWhoOvertookWhomThenThePodium() {
        Party party = Table.party(2);
        NAMES.forEach(party::join);
        Tab screen = chromium.host();
        screen.page().clock().install();
        HostPage host = HostPage.enter(screen, party);
        party.start(0);

        // Bo fools two and finds the truth, Ada fools one, the others nobody.
        lie(party, 1);
        guess(party, 1, "BO'S FIB 1", "", "BO'S FIB 1", "ADA'S FIB 1");
        host.showsPhase("reveal");
        assertThat(host.hook("scoreboard")).isVisible();
        screen.page().clock().pauseAt(((Number) screen.page().evaluate("Date.now()")).longValue() + REST_MS);
        idleLies(host, party);
        enter(host);
        lieInLight(host, "ADA'S FIB 1", "Ada", List.of("Di"), List.of("Bo", "Cy"));
        enter(host);
        lieInLight(host, "BO'S FIB 1", "Bo", List.of("Ada", "Cy"), List.of("Di"));
        JsonNode question = party.view().json().at("/question");
        assertThat(main(host)).not().containsText(question.at("/explanation").asText());
        enter(host);
        truth(host, question);
        screen.page().clock().resume();
        enter(host);
        host.showsPhase("scoreboard");
        assertThat(screen.page().locator(".move.up, .move.down")).hasCount(0);

        // Di comes from behind.
        party.next(1);
        lie(party, 2);
        guess(party, 2, "DI'S FIB 2", "DI'S FIB 2", "DI'S FIB 2", "");
        host.showsPhase("reveal");
        host.scoreboard();
        assertThat(host.hook("leaderboard-row").locator(".who")).hasText(new String[] {"Di", "Bo", "Ada", "Cy"});
        assertThat(host.hook("leaderboard-row").locator(".move .unseen"))
                .hasText(new String[] {"up 2 places", "down one place", "down one place", "down one place"});

        assertThat(host.hook("finish")).isEnabled();
        enter(host);
        host.showsPhase("finished");
        for (int rank = 1; rank <= 3; rank++) {
            assertThat(screen.page().locator(".place-" + rank + " [data-wpp='leaderboard-row'] bdi"))
                    .hasText(List.of("Di", "Bo", "Ada").get(rank - 1));
        }
        assertThat(screen.page().locator(".podium [data-wpp='leaderboard-row']"))
                .hasCount(3);
        assertThat(host.hook("leaderboard-row")).hasCount(NAMES.size());
    }

    private static void idleLies(HostPage host, Party party) {
        assertThat(main(host)).containsText("CY'S FIB 1");
        assertThat(main(host)).containsText("DI'S FIB 1");
        List<String> idle = options(party).stream()
                .filter(option -> !option.at("/truth").asBoolean()
                        && option.at("/guessed_by").isEmpty())
                .map(option -> option.at("/text").asText())
                .toList();
        assertThat(host.hook("option").locator(".text")).hasText(idle.toArray(new String[0]));
        for (String author : List.of("Cy", "Di")) {
            assertThat(host.hook("option")
                            .filter(new Locator.FilterOptions().setHasText(author.toUpperCase(Locale.ROOT)))
                            .locator(".by"))
                    .containsText(author);
        }
    }

    private static void lieInLight(
            HostPage host, String text, String author, List<String> victims, List<String> others) {
        assertThat(host.hook("option")).hasCount(1);
        assertThat(host.hook("option")).hasText(text);
        assertThat(main(host).locator(".whose")).containsText(author);
        assertThat(main(host).locator(".victims li")).hasText(victims.toArray(new String[0]));
        assertThat(main(host).locator(".victims")).not().containsText(others.getFirst());
    }

    private static void truth(HostPage host, JsonNode question) {
        assertThat(main(host).locator(".truth .prompt"))
                .containsText(question.at("/answer").asText());
        assertThat(main(host)).containsText(question.at("/explanation").asText());
        assertThat(main(host).locator(".source a"))
                .hasAttribute("href", question.at("/source").asText());
        assertThat(main(host).locator(".found")).containsText("Bo");
        assertThat(host.hook("option").last()).containsText("BO'S FIB 1");
    }

    private static void enter(HostPage host) {
        assertThat(host.tab.page().locator(".controls .primary")).isEnabled();
        host.tab.page().keyboard().press("Enter");
    }

    private static Locator main(HostPage host) {
        return host.tab.page().locator("main");
    }

    private static void lie(Party party, int round) {
        for (int i = 0; i < NAMES.size(); i++) {
            party.lie(i, round, NAMES.get(i) + "'s fib " + round);
        }
    }

    /** @param picks the option's text for each player; empty: the truth */
    private static void guess(Party party, int round, String... picks) {
        String truth = "CANARYTRUTH" + party.view().text("/question/prompt").replaceAll("\\D", "");
        for (int i = 0; i < picks.length; i++) {
            String wanted = picks[i].isEmpty() ? truth : picks[i];
            List<String> found = options(party).stream()
                    .filter(option -> option.at("/text").asText().equals(wanted))
                    .map(option -> option.at("/id").asText())
                    .toList();
            assertThat(found).as(wanted).hasSize(1);
            party.guess(i, round, found.getFirst());
        }
    }

    private static List<JsonNode> options(Party party) {
        return StreamSupport.stream(party.view().json().at("/options").spliterator(), false)
                .toList();
    }
}
