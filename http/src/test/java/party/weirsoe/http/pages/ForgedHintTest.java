package party.weirsoe.http.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A hint is a reason to ask, and nothing that a page shows. */
class ForgedHintTest {
    /** At once, and after 100, 200, 400 and 800 ms. */
    private static final int ROUND_OF_REFETCHES = 5;

    private static final long BEFORE_THE_NEXT_POLL_MS = 5_000;

    @RegisterExtension
    final Chromium chromium = new Chromium();

    @Test
    void aForgedHintOfAHigherVersionShowsNothingAndCostsOneRoundOfRefetches() {
        Table table = Table.set(chromium, 2, 2);
        table.host.start();
        table.showsPhase("lie");
        Tab tab = chromium.phone();
        tab.page().clock().install();
        Wire wire = Wire.tap(tab);
        PlayPage phone = table.join(tab, "Mallory");
        phone.showsPhase("lie");
        lookAfter(table, tab, wire, forged(table, "phase.scoreboard", "scoreboard", 7), ROUND_OF_REFETCHES);
    }

    @Test
    void theHostsScreenIsNotFooledEither() {
        Table table = Table.set(chromium, 2, 2);
        Tab tab = chromium.host();
        tab.page().clock().install();
        Wire wire = Wire.tap(tab);
        HostPage host = HostPage.enter(tab, table.party);
        host.showsPhase("lobby");
        host.showsPlayers(2);
        lookAfter(table, tab, wire, forged(table, "phase.game_over", "finished", 99), ROUND_OF_REFETCHES);
    }

    @Test
    void aForgedHintOfAnOldVersionCostsNothing() {
        Table table = Table.set(chromium, 2, 2);
        Tab tab = chromium.phone();
        tab.page().clock().install();
        Wire wire = Wire.tap(tab);
        table.join(tab, "Mallory").showsPhase("lobby");
        lookAfter(table, tab, wire, forged(table, "phase.reveal_started", "reveal", 0), 0);
    }

    private static String forged(Table table, String type, String phase, int versionsAhead) {
        return "{\"v\":1,\"type\":\"%s\",\"session\":\"%s\",\"epoch\":\"%s\",\"version\":%d,\"phase\":\"%s\",\"game\":1,\"round\":9,\"total_rounds\":9,\"deadline_at\":\"2026-11-21T22:31:05.000Z\"}"
                .formatted(
                        type,
                        table.party.code,
                        table.party.view().text("/epoch"),
                        table.version() + versionsAhead,
                        phase);
    }

    private static void lookAfter(Table table, Tab tab, Wire wire, String hint, int refetches) {
        // Whatever the page still had to ask for of its own.
        tab.page().clock().fastForward(BEFORE_THE_NEXT_POLL_MS);
        tab.settle();
        String before = shown(tab);
        int reads = reads(table, tab);
        wire.forge(hint);
        for (int asked = 0; asked < refetches; asked++) {
            int next = reads + asked + 1;
            tab.page().waitForCondition(() -> reads(table, tab) >= next);
            tab.settle();
            assertThat(shown(tab)).isEqualTo(before);
        }
        // Long after the last of them: it was the last.
        tab.page().clock().runFor(BEFORE_THE_NEXT_POLL_MS);
        tab.settle();
        assertThat(reads(table, tab) - reads).isEqualTo(refetches);
        assertThat(shown(tab)).isEqualTo(before);
    }

    private static String shown(Tab tab) {
        return tab.hook("phase").getAttribute("data-phase") + "\n"
                + tab.page().locator("main").innerText();
    }

    private static int reads(Table table, Tab tab) {
        return (int) tab.requests().stream()
                .filter(request ->
                        request.method().equals("GET") && request.url().endsWith(table.party.path("")))
                .count();
    }
}
