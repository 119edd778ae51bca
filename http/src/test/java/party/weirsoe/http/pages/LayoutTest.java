package party.weirsoe.http.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.BoundingBox;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import party.weirsoe.http.e2e.LiveNode;

/**
 * The longest of everything in every phase, on a television, a laptop and two phones: nothing is cut off, nothing lies over
 * anything else. All the faults of a party are told together.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LayoutTest {
    /** After a change of phase buttons rest for less than this, and the first step of the show lasts longer. */
    private static final long REST_MS = 1_000;
    /** More than the lies of everybody. */
    private static final int STEPS_MAX = 40;

    /** Of the room that the stage has. */
    private static final double FILLED = 0.9;

    private static final double SLACK = 2;

    @RegisterExtension
    final Chromium chromium = new Chromium();

    private final List<String> faults = new ArrayList<>();
    private LiveNode node;

    @BeforeAll
    void start() {
        node = Crowd.node();
    }

    @AfterAll
    void stop() {
        node.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 16})
    void theLongestOfEverythingHasItsPlace(int players) {
        faults.clear();
        Crowd crowd = Crowd.invite(node, players);
        Tab screen = chromium.tab(Device.television());
        screen.page().clock().install();
        HostPage host = HostPage.enter(screen, crowd.party);
        PlayPage phone = PlayPage.join(chromium.phone(), node.url(), crowd.party.code, crowd.name(0));
        crowd.join();
        host.showsPlayers(players);
        both("lobby", host, phone);
        host.start();
        phone.showsPhase("lie");
        both("lie", host, phone);
        phone.lie(crowd.lie(0));
        phone("lie sent", phone);
        crowd.lie();
        host.showsPhase("guess");
        phone.showsPhase("guess");
        both("guess", host, phone);
        phone.guess(crowd.option(crowd.lie(1)));
        phone("guess sent", phone);
        crowd.guess();
        host.showsPhase("reveal");
        phone.showsPhase("reveal");
        phone("reveal to come", phone);
        show(host);
        phone.tab.reload();
        phone.hook("my-points").waitFor();
        phone("reveal", phone);
        host.scoreboard();
        phone.showsPhase("scoreboard");
        both("scoreboard", host, phone);
        host.finish();
        phone.showsPhase("finished");
        both("finished", host, phone);
        assertThat(faults).isEmpty();
    }

    /** Its clock stands still, so that each step is one that was asked for. */
    private void show(HostPage host) {
        Tab screen = host.tab;
        PlaywrightAssertions.assertThat(host.hook("scoreboard")).isVisible();
        screen.page().clock().pauseAt(((Number) screen.page().evaluate("Date.now()")).longValue() + REST_MS);
        for (int step = 0; screen.page().locator(".truth").count() == 0; step++) {
            assertThat(step).as("steps of the show").isLessThan(STEPS_MAX);
            screen("reveal, step " + step, screen);
            // By key: while the clock stands still all clicks come at once, and the second one in a place does nothing.
            screen.page().keyboard().press("Enter");
        }
        screen.page().clock().resume();
        screen("reveal", screen);
    }

    private void both(String state, HostPage host, PlayPage phone) {
        screen(state, host.tab);
        phone(state, phone);
    }

    private void screen(String state, Tab screen) {
        picture(state, screen, 1920, 1080);
        picture(state, screen, 1366, 768);
        page(state + " of the host", screen, 360, 740);
        page(state + " of the host", screen, 320, 568);
    }

    private void phone(String state, PlayPage phone) {
        page(state, phone.tab, 320, 568);
        page(state, phone.tab, 360, 740);
    }

    private void page(String state, Tab tab, int width, int height) {
        Ruler.faultsOfPage(tab, width, height).forEach(fault -> faults.add(state + ", " + width + ": " + fault));
    }

    private void picture(String state, Tab screen, int width, int height) {
        String where = state + ", " + width + ": ";
        Ruler.faultsOfPicture(screen, width, height).forEach(fault -> faults.add(where + fault));
        switch (state) {
            case "reveal" -> revealStandsInTwoColumns(where, screen);
            case "scoreboard" -> fills(where, screen, ".board", FILLED);
            case "finished" -> podiumStands(where, screen);
            default -> {}
        }
    }

    private void revealStandsInTwoColumns(String where, Tab screen) {
        BoundingBox stage = Ruler.box(screen, ".stage");
        BoundingBox truth = Ruler.box(screen, ".truth");
        BoundingBox lies = Ruler.box(screen, ".told");
        claim(where + "the lies stand beside the truth", lies.x >= truth.x + truth.width);
        claim(where + "both begin at the top", Math.abs(truth.y - lies.y) < SLACK);
        claim(where + "both are as high as the stage", Math.min(truth.height, lies.height) > FILLED * stage.height);
        claim(where + "both are as wide as the stage", lies.x + lies.width - truth.x > FILLED * stage.width);
    }

    private void podiumStands(String where, Tab screen) {
        BoundingBox first = Ruler.box(screen, ".place-1");
        BoundingBox second = Ruler.box(screen, ".place-2");
        BoundingBox others = Ruler.box(screen, ".rest");
        claim(where + "the second stands at the winner's side", second.x + second.width <= first.x);
        claim(where + "all stand on one floor", Math.abs(first.y + first.height - second.y - second.height) < SLACK);
        claim(
                where + "the winner's block is the highest",
                Ruler.box(screen, ".place-1 .plinth").y < Ruler.box(screen, ".place-2 .plinth").y);
        claim(where + "the others stand beside the podium", others.x >= first.x + first.width);
        fills(where, screen, ".podium", 0.6);
    }

    private void fills(String where, Tab screen, String selector, double share) {
        BoundingBox stage = Ruler.box(screen, ".stage");
        BoundingBox box = Ruler.box(screen, selector);
        claim(
                where + selector + " fills the stage",
                box.height > share * stage.height && box.width > share * stage.width);
    }

    private void claim(String promise, boolean kept) {
        if (!kept) {
            faults.add("not so: " + promise);
        }
    }
}
