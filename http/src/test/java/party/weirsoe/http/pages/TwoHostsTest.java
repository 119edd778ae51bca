package party.weirsoe.http.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two screens of one host do not fall over each other. */
class TwoHostsTest {
    @RegisterExtension
    final Chromium chromium = new Chromium();

    @Test
    void twoTabsThatPressNextAtOnceOpenOneRound() {
        Table table = Table.set(chromium, 3, 2);
        HostPage second = HostPage.in(chromium.beside(table.host.tab));
        second.tab.go(table.host.tab.page().url());
        table.host.start();
        table.lie();
        table.guess();
        table.host.scoreboard();
        second.showsPhase("scoreboard");
        long before = table.version();
        List<Route> held = new ArrayList<>();
        for (HostPage host : List.of(table.host, second)) {
            host.tab.page().route("**/rounds/next", held::add);
        }
        table.host.hook("next").click();
        second.hook("next").click();
        second.tab.page().waitForCondition(() -> held.size() == 2);
        held.forEach(Route::resume);
        table.showsPhase("lie");
        second.showsPhase("lie");
        table.host.tab.settle();
        second.tab.settle();
        assertThat(table.version()).isEqualTo(before + 1);
        assertThat(table.round()).isEqualTo(2);
    }

    @Test
    void aSecondTabFollowsTheFirstAndCanTakeOver() {
        Table table = Table.set(chromium, 1, 2);
        HostPage second = HostPage.in(chromium.beside(table.host.tab));
        second.tab.go(table.host.tab.page().url());
        second.showsPhase("lobby");
        second.showsPlayers(2);
        table.host.start();
        second.showsPhase("lie");
        second.startGuess();
        table.showsPhase("guess");
    }
}
