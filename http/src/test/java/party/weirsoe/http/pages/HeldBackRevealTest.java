package party.weirsoe.http.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Clock;
import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import party.weirsoe.http.e2e.Party;

/** A phone tells the round after the big screen has, so that the room looks up; but it does not wait for ever. */
class HeldBackRevealTest {
    /** {@code showStep} and {@code holdBackMax} of {@code js/limits.js}. */
    private static final long IDLE_LIES_MS = 5_000;

    private static final long WAIT_MS_MAX = 20_000;

    /** The page fetches the reveal within one of these, and its wait begins. */
    private static final long TICK_MS = 200;

    @RegisterExtension
    final Chromium chromium = new Chromium();

    @Test
    void aLongShowIsWaitedForNoLongerThanTwentySeconds() {
        // Four lies that fool one each, and an idle one of the house, take the big screen half a minute.
        isToldAfter(WAIT_MS_MAX, 1, 2, 3, 0);
    }

    @Test
    void aShortShowIsWaitedForToItsEnd() {
        // All find the truth: nothing but idle lies.
        isToldAfter(IDLE_LIES_MS);
    }

    @Test
    void whoCannotWaitAsks() {
        PlayPage phone = reveal(1, 2, 3, 0);
        assertThat(story(phone)).hasCount(0);
        phone.tab.page().locator("main .button").click();
        assertThat(story(phone)).isVisible();
    }

    private void isToldAfter(long waitMs, int... fooledBy) {
        PlayPage phone = reveal(fooledBy);
        Clock clock = phone.tab.page().clock();
        assertThat(phone.hook("my-points")).isVisible();
        clock.runFor(waitMs - 2 * TICK_MS);
        assertThat(phone.hook("my-points")).isVisible();
        assertThat(story(phone)).hasCount(0);
        clock.runFor(3 * TICK_MS);
        assertThat(story(phone)).isVisible();
    }

    /** A phone whose clock stands still, right after the reveal has come. */
    private PlayPage reveal(int... fooledBy) {
        Party party = Table.party(1);
        Tab tab = chromium.phone();
        tab.page().clock().install();
        PlayPage phone = PlayPage.join(tab, party.client.url(), party.code, "Ada");
        for (String name : new String[] {"Bo", "Cy", "Di"}) {
            party.join(name);
        }
        party.start(0);
        phone.showsPhase("lie");
        phone.lie("lie 0");
        for (int player = 1; player <= 3; player++) {
            party.lie(player - 1, 1, "lie " + player);
        }
        phone.showsPhase("guess");
        String[] picks = new String[4];
        for (int player = 0; player <= 3; player++) {
            picks[player] = fooledBy.length == 0 ? Table.truth(party) : Table.option(party, "LIE " + fooledBy[player]);
        }
        phone.guess(picks[0]);
        tab.page().clock().pauseAt(((Number) tab.page().evaluate("Date.now()")).longValue() + TICK_MS);
        for (int player = 1; player <= 3; player++) {
            party.guess(player - 1, 1, picks[player]);
        }
        tab.page().waitForCondition(() -> {
            tab.page().clock().runFor(TICK_MS);
            return "reveal".equals(phone.hook("phase").getAttribute("data-phase"));
        });
        return phone;
    }

    private static Locator story(PlayPage phone) {
        return phone.tab.page().locator(".explanation");
    }
}
