package party.weirsoe.http.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Pages are reloaded at any moment, and nobody loses their place or what they have typed. */
class ReloadTest {
    private static final String HALF_A_LIE = "half a borrowed accord";

    @RegisterExtension
    final Chromium chromium = new Chromium();

    @Test
    void theHostReloadsInEveryPhaseAndGoesOn() {
        Table table = Table.set(chromium, 1, 2);
        table.playAndLook(phase -> {
            table.host.tab.reload();
            table.host.showsPhase(phase);
            // The address holds nothing any more: the token is the browser's.
            assertThat(table.host.tab.page().url()).doesNotContain("token", table.party.hostToken);
        });
        table.host.rematch();
    }

    @Test
    void phonesReloadInEveryPhaseAndGoOn() {
        Table table = Table.set(chromium, 1, 2);
        table.playAndLook(phase -> table.phones.forEach(phone -> {
            phone.tab.reload();
            phone.showsPhase(phase);
        }));
        assertThat(table.party.view().json().at("/players").size()).isEqualTo(2);
    }

    @Test
    void whoHasActedAndReloadsIsNotAskedAgain() {
        Table table = Table.set(chromium, 1, 2);
        table.host.start();
        PlayPage first = table.phones.getFirst();
        first.lie("a lie of number 0");
        first.tab.reload();
        first.showsPhase("lie");
        first.hasLied();
        table.phones.getLast().lie("a lie of number 1");
        first.showsPhase("guess");
        first.guess();
        first.tab.reload();
        first.showsPhase("guess");
        first.hasGuessed();
    }

    @Test
    void aHalfTypedLieSurvivesAReload() {
        Table table = Table.set(chromium, 1, 2);
        table.host.start();
        PlayPage phone = table.phones.getFirst();
        phone.hook("lie-text").pressSequentially(HALF_A_LIE);
        phone.tab.reload();
        assertThat(phone.hook("lie-text")).hasValue(HALF_A_LIE);
        phone.hook("lie-submit").click();
        phone.hasLied();
    }

    @Test
    void aHalfTypedLieItsCaretAndTheFocusSurviveWhatOthersDo() {
        Table table = Table.set(chromium, 1, 3);
        table.host.start();
        PlayPage phone = table.phones.getFirst();
        phone.hook("lie-text").pressSequentially(HALF_A_LIE);
        phone.hook("lie-text").evaluate("field => field.setSelectionRange(4, 6)");
        Object before = where(phone);
        int reads = phone.tab.requests().size();
        table.phones.get(1).lie("a lie of number 1");
        phone.tab.page().waitForCondition(() -> phone.tab.requests().size() > reads);
        phone.tab.settle();
        table.phones.get(1).tab.reload();
        table.party.join("Zoe");
        phone.tab.page().waitForCondition(() -> phone.tab.requests().size() > reads + 1);
        phone.tab.settle();
        phone.showsPhase("lie");
        assertThat(where(phone)).isEqualTo(before);
        assertThat(phone.hook("lie-text")).hasValue(HALF_A_LIE);
    }

    private static Object where(PlayPage phone) {
        return phone.hook("lie-text")
                .evaluate("field => [document.activeElement === field, field.selectionStart, field.selectionEnd,"
                        + " scrollX, scrollY].join()");
    }

    @Test
    void aHalfTypedLieIsOfItsRoundAndNotOfferedInTheNext() {
        Table table = Table.set(chromium, 2, 2);
        table.host.start();
        table.phones.getFirst().hook("lie-text").pressSequentially(HALF_A_LIE);
        table.host.startGuess();
        table.host.reveal();
        table.host.scoreboard();
        table.host.next();
        table.showsPhase("lie");
        assertThat(table.phones.getFirst().hook("lie-text")).hasValue("");
    }

    @Test
    void aReloadedPhoneWithTheQrCodesAddressIsStillTheSamePlayer() {
        Table table = Table.set(chromium, 1, 2);
        PlayPage phone = table.phones.getFirst();
        PlayPage again = PlayPage.scan(phone.tab, table.party.client.url(), table.party.code);
        again.showsPhase("lobby");
        assertThat(table.party.view().json().at("/players").size()).isEqualTo(2);
    }
}
