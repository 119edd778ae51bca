package party.weirsoe.http.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import party.weirsoe.http.e2e.LiveNode;

/** A living room: one screen, three phones, nobody touches anything but the pages. */
class WholePartyInPagesTest {
    private static final String URL = LiveNode.shared().url();
    private static final int ROUNDS = 3;

    @RegisterExtension
    final Chromium chromium = new Chromium();

    @Test
    void aWholePartyIsPlayedFromTheStartPageToARematch() {
        HostPage host = HostPage.open(chromium.host(), URL);
        host.showsPhase("lobby");
        String code = host.code();
        assertThat(code).matches("[BCDFGHJKLMNPQRSTVWXZ]{6}");
        List<PlayPage> phones = List.of("Ada", "Bo", "Cy").stream()
                .map(name -> PlayPage.join(chromium.phone(), URL, code, name))
                .toList();
        host.showsPlayers(3);
        phones.forEach(phone -> phone.showsPhase("lobby"));
        host.start();
        for (int round = 1; round <= ROUNDS; round++) {
            playRound(host, phones);
            if (round < ROUNDS) {
                host.next();
            }
        }
        host.finishEarly();
        phones.forEach(phone -> phone.showsPhase("finished"));
        assertThat(host.hook("leaderboard-row")).hasCount(3);
        host.rematch();
        phones.forEach(phone -> phone.showsPhase("lobby"));
        host.showsPlayers(3);
        host.start();
        phones.forEach(phone -> phone.showsPhase("lie"));
    }

    private static void playRound(HostPage host, List<PlayPage> phones) {
        phones.forEach(phone -> phone.showsPhase("lie"));
        phones.get(0).lie("a borrowed accordion");
        phones.get(1).letTheHouseLie();
        phones.get(2).lie("two hundred spoons");
        host.showsPhase("guess");
        assertThat(host.hook("option").first()).isVisible();
        for (PlayPage phone : phones) {
            phone.showsPhase("guess");
            phone.guess();
        }
        host.showsPhase("reveal");
        for (PlayPage phone : phones) {
            phone.showsPhase("reveal");
            assertThat(phone.hook("my-points")).isVisible();
        }
        host.scoreboard();
        assertThat(host.hook("leaderboard-row")).hasCount(3);
        for (PlayPage phone : phones) {
            phone.showsPhase("scoreboard");
            assertThat(phone.hook("my-points")).isVisible();
        }
    }

    @Test
    void onesOwnLieIsShownAndCannotBePicked() {
        Table table = Table.set(chromium, 1, 2);
        table.host.start();
        table.lie();
        for (int i = 0; i < 2; i++) {
            PlayPage phone = table.phones.get(i);
            var own = phone.tab.page().locator("[data-wpp='option'][disabled]");
            assertThat(own).hasCount(1);
            assertThat(own).containsText("A LIE OF NUMBER " + i);
        }
    }

    @Test
    void whoFindsTheTruthSeesTheirPointsAndTheOtherOneHasNone() {
        Table table = Table.set(chromium, 1, 2);
        table.host.start();
        table.lie();
        String truth = Table.truth(table.party);
        table.phones.get(0).guess(truth);
        table.phones.get(1).guess();
        table.showsPhase("reveal");
        // The show told once more, at once.
        table.host.tab.reload();
        assertThat(table.host.tab.page().locator("main")).containsText("+1000");
        var players = table.party.view().json().at("/players");
        table.host.scoreboard();
        for (int i = 0; i < 2; i++) {
            int score = players.at("/" + i + "/score").asInt();
            PlayPage phone = table.phones.get(i);
            phone.showsPhase("scoreboard");
            assertThat(phone.hook("my-points").first().textContent().replaceAll("\\D", ""))
                    .isEqualTo(Integer.toString(score));
        }
        assertThat(players.at("/0/score").asInt()).isGreaterThanOrEqualTo(1000);
    }

    @Test
    void aLieTooCloseToTheTruthIsRefusedWithItsReasonAndStaysInTheField() {
        Table table = Table.set(chromium, 1, 2);
        table.host.start();
        PlayPage phone = table.phones.getFirst();
        phone.tab.expects("status of 409");
        phone.showsPhase("lie");
        String number = table.party.view().text("/question/prompt").replaceAll("\\D", "");
        phone.hook("lie-text").fill("canarytruth" + number);
        phone.hook("lie-submit").click();
        assertThat(phone.hook("error")).isVisible();
        assertThat(phone.hook("lie-text")).hasValue("canarytruth" + number);
        phone.lie("something else");
    }
}
