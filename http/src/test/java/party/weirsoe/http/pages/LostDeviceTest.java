package party.weirsoe.http.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import party.weirsoe.http.e2e.Exchange;

/** A phone in the punch bowl, a laptop with an empty battery: another device takes the place. */
class LostDeviceTest {
    @RegisterExtension
    final Chromium chromium = new Chromium();

    @Test
    void anotherPhoneTakesTheSeatWithItsNameAndScoreAndTheOldOneSaysSo() {
        Table table = Table.set(chromium, 1, 2);
        table.host.start();
        table.showsPhase("lie");
        PlayPage old = table.phones.removeFirst();
        old.tab.expects("status of 401");
        Exchange seat = table.party.client.post(table.party.path("/players/p1/seat"), table.party.hostToken, null);
        String token = seat.text("/player_token");
        PlayPage found = PlayPage.in(chromium.phone());
        found.tab.go(table.party.client.url() + "/play#code=" + table.party.code + "&token=" + token + "&player=p1");
        found.showsPhase("lie");
        found.lie("a borrowed accordion");
        assertThat(table.party.view().json().at("/players/0/submitted").asBoolean())
                .isTrue();
        assertThat(old.hook("status")).hasAttribute("data-kind", "unauthorized");
        assertThat(old.hook("status")).not().isEmpty();
        assertNoTokenInAddresses(found.tab, token);
        found.tab.reload();
        found.showsPhase("lie");
    }

    @Test
    void theHostGoesOnWithAnotherDeviceAndBothWork() {
        Table table = Table.set(chromium, 1, 2);
        HostPage other = HostPage.enter(chromium.tab(Device.phone()), table.party);
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

    /** The fragment that brought it is the address's own and is sent to nobody; then it is gone. */
    private static void assertNoTokenInAddresses(Tab tab, String token) {
        assertThat(tab.page().url()).doesNotContain(token);
        assertThat(tab.requests()).isNotEmpty().allSatisfy(request -> {
            assertThat(request.url().replaceFirst("#.*", "")).doesNotContain(token);
            assertThat(request.headers().getOrDefault("referer", "")).doesNotContain(token);
        });
    }
}
