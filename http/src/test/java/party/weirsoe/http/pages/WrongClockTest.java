package party.weirsoe.http.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Clock;
import com.microsoft.playwright.Locator;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import party.weirsoe.http.e2e.Client;
import party.weirsoe.http.e2e.LiveNode;
import party.weirsoe.http.e2e.Party;

/** A phone whose clock nobody has set. */
class WrongClockTest {
    /** A label and a look at it lie apart, and an answer's date has no fractions. */
    private static final long SECONDS_APART_MAX = 3;

    @RegisterExtension
    final Chromium chromium = new Chromium();

    @ParameterizedTest
    @ValueSource(longs = {-3600, 3600})
    void theCountdownIsTheServers(long secondsOff) {
        Party party = Party.open(
                new Client(LiveNode.shared().url()),
                "{\"pack\":\"" + LiveNode.CANARY_PACK + "\",\"rounds\":1,\"lie_seconds\":60,\"guess_seconds\":60}",
                1);
        Tab tab = chromium.phone();
        tab.page()
                .clock()
                .install(new Clock.InstallOptions()
                        .setTime(Instant.now().plusSeconds(secondsOff).toEpochMilli()));
        PlayPage phone = PlayPage.join(tab, party.client.url(), party.code, "Late");
        assertThat(phone.hook("status")).hasAttribute("data-kind", "live");
        party.start(0);
        phone.showsPhase("lie");
        Locator timer = tab.page().locator("[role='timer']");
        // The page's own clock is off, and runs.
        assertThat(timer).hasAttribute("aria-label", Pattern.compile("^5[0-8] seconds left$"));
        Instant deadline = Instant.parse(party.view().text("/deadline_at"));
        long shown = Long.parseLong(timer.getAttribute("aria-label").replaceAll("\\D", ""));
        assertThat(shown - Duration.between(Instant.now(), deadline).toSeconds())
                .isBetween(-SECONDS_APART_MAX, SECONDS_APART_MAX);
    }
}
