package party.weirsoe.http.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.CDPSession;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A phone in a pocket. Chromium freezes no page that is visible, and a headless one always is: so the debugger stops the
 * page's scripts, which feels the same from inside; the page's clock jumps two minutes (Playwright's clock: the timers that
 * are due then fire once, as after a real sleep); and its socket is dead without anybody having said so.
 */
class FrozenPhoneTest {
    private static final long TWO_MINUTES_MS = 120_000;

    @RegisterExtension
    final Chromium chromium = new Chromium();

    @Test
    void aPhoneThatSleptForTwoMinutesShowsThePhaseThatIsAndKeepsWhatWasTyped() {
        Table table = Table.set(chromium, 2, 1);
        Tab tab = chromium.phone();
        tab.page().clock().install();
        Wire wire = Wire.tap(tab);
        PlayPage sleeper = table.join(tab, "Sleepy");
        table.host.start();
        table.showsPhase("lie");
        sleeper.hook("lie-text").pressSequentially("half a l");

        CDPSession nap = fallAsleep(sleeper, wire);
        table.phones.getFirst().lie("a borrowed accordion");
        wakeUp(sleeper, nap);
        assertThat(sleeper.hook("status")).hasAttribute("data-kind", "live");
        assertThat(sleeper.hook("lie-text")).hasValue("half a l");
        assertThat(wire.opened()).isEqualTo(2);

        CDPSession sleep = fallAsleep(sleeper, wire);
        table.host.startGuess();
        table.host.reveal();
        table.host.scoreboard();
        wakeUp(sleeper, sleep);
        sleeper.showsPhase("scoreboard");
        table.host.next();
        sleeper.showsPhase("lie");
        assertThat(wire.opened()).isEqualTo(3);
    }

    /** Until it wakes up nothing may be asked of the page itself: it would not answer. */
    private static CDPSession fallAsleep(PlayPage phone, Wire wire) {
        turn(phone, "hidden", "freeze");
        wire.goSilent();
        CDPSession debugger = phone.tab.context().newCDPSession(phone.tab.page());
        debugger.send("Debugger.enable");
        debugger.send("Debugger.pause");
        return debugger;
    }

    private static void wakeUp(PlayPage phone, CDPSession debugger) {
        debugger.send("Debugger.disable");
        debugger.detach();
        phone.tab.page().clock().fastForward(TWO_MINUTES_MS);
        turn(phone, "visible", "resume");
    }

    /** What a page on a phone is told when it goes, and when it comes back. */
    private static void turn(PlayPage phone, String visibility, String lifecycle) {
        phone.tab.page().evaluate("""
                        ([state, lifecycle]) => {
                            const hidden = state === 'hidden'
                            Object.defineProperty(document, 'visibilityState', {configurable: true, get: () => state})
                            Object.defineProperty(document, 'hidden', {configurable: true, get: () => hidden})
                            const events = [new Event('visibilitychange', {bubbles: true}), new Event(lifecycle)]
                            for (const event of hidden ? events : events.reverse()) document.dispatchEvent(event)
                        }""", List.of(visibility, lifecycle));
    }
}
