package party.weirsoe.http.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A phone in the punch bowl, a laptop with an empty battery: another device takes the place. */
class LostDeviceTest {
    @RegisterExtension
    final Chromium chromium = new Chromium();

    @Test
    void anotherPhoneScansTheSeatAndHasItsNameAndScoreAndTheOldOneSaysSo() {
        Table table = Table.set(chromium, 2, 2);
        table.host.start();
        table.lie();
        table.phones.getFirst().guess(Table.truth(table.party));
        table.phones.getLast().guess();
        table.host.scoreboard();
        PlayPage old = table.phones.removeFirst();
        old.tab.expects("status of 401");

        String link = table.host.newSeat(0);
        String token = secretOf(link);
        PlayPage found = PlayPage.in(chromium.phone());
        found.tab.go(link);
        found.showsPhase("scoreboard");
        String score = table.party.view().text("/players/0/score");
        assertThat(found.hook("my-points").first().textContent().replaceAll("\\D", ""))
                .isEqualTo(score);
        assertThat(old.hook("status")).hasAttribute("data-kind", "unauthorized");
        assertThat(old.hook("status")).not().isEmpty();
        assertNoTokenInAddresses(found.tab, token);

        found.tab.reload();
        found.showsPhase("scoreboard");
        table.host.tab.page().keyboard().press("Escape");
        table.host.next();
        found.showsPhase("lie");
        found.lie("a borrowed accordion");
        assertThat(table.party.view().json().at("/players/0/submitted").asBoolean())
                .isTrue();
        assertNoTokenInAddresses(table.host.tab, token);
    }

    @Test
    void theHostGoesOnWithAnotherDeviceAndBothWork() {
        Table table = Table.set(chromium, 1, 2);
        String link = table.host.linkForAnotherDevice();
        assertThat(secretOf(link)).isEqualTo(table.party.hostToken);
        table.host.tab.page().keyboard().press("Escape");
        HostPage other = HostPage.in(chromium.phone());
        other.tab.go(link);
        other.showsPlayers(2);
        other.start();
        table.showsPhase("lie");
        table.host.startGuess();
        other.showsPhase("guess");
        other.tab.reload();
        other.showsPhase("guess");
        assertNoTokenInAddresses(table.host.tab, table.party.hostToken);
        assertNoTokenInAddresses(other.tab, table.party.hostToken);
    }

    @Test
    void anOldLinkTakesNoGoodSeat() {
        Table table = Table.set(chromium, 1, 2);
        String url = table.party.client.url();
        PlayPage phone = table.phones.getFirst();
        phone.tab.expects("status of 401");
        phone.tab.go(url + "/play#code=" + table.party.code + "&token=old&player=p1");
        phone.showsPhase("lobby");
        table.host.tab.expects("status of 401");
        table.host.tab.go(url + "/host#code=" + table.party.code + "&token=old");
        table.host.showsPlayers(2);
        table.host.start();
        phone.showsPhase("lie");
        phone.tab.reload();
        phone.showsPhase("lie");
    }

    /** It stands in the fragment, which is sent to nobody. */
    private static String secretOf(String link) {
        URI uri = URI.create(link);
        assertThat(uri.getQuery()).isNull();
        return uri.getFragment().replaceFirst("(^|.*&)token=([^&]+).*", "$2");
    }

    private static void assertNoTokenInAddresses(Tab tab, String token) {
        assertThat(tab.page().url()).doesNotContain(token);
        assertThat(tab.requests()).isNotEmpty().allSatisfy(request -> {
            assertThat(request.url().replaceFirst("#.*", "")).doesNotContain(token);
            assertThat(request.headers().getOrDefault("referer", "")).doesNotContain(token);
        });
    }
}
