package party.weirsoe.http.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import party.weirsoe.http.e2e.LiveNode;

/**
 * What the pages cost those who wait for them. Not part of the tests; run it with {@code mvn -pl http -am test
 * -Dtest=PagesBench -Dsurefire.failIfNoSpecifiedTests=false} and read {@code
 * http/target/surefire-reports/*PagesBench-output.txt}. Server, browser and driver share the machine.
 */
class PagesBench {
    private static final String URL = LiveNode.shared().url();
    private static final int PHONES = 3;
    private static final int GAMES = 2;
    private static final int ROUNDS = 20;

    @RegisterExtension
    final Chromium chromium = new Chromium();

    @Test
    void fromTheStartPageToTheFirstAcceptedLie() {
        for (int run = 0; run < 3; run++) {
            int clicks = 0;
            Tab screen = chromium.host();
            Tab first = chromium.phone();
            Tab second = chromium.phone();
            long started = System.nanoTime();
            HostPage host = HostPage.open(screen, URL);
            clicks++;
            PlayPage ada = PlayPage.join(first, URL, host.code(), "Ada");
            clicks++;
            PlayPage.join(second, URL, host.code(), "Bo");
            clicks++;
            host.start();
            clicks++;
            ada.lie("a borrowed accordion");
            clicks++;
            say(String.format(
                    Locale.ROOT,
                    "from an opened / to the first accepted lie: %.2f s, %d clicks (a robot's fingers; typed: two names, one"
                            + " lie)",
                    (System.nanoTime() - started) / 1e9,
                    clicks));
        }
    }

    @Test
    void theFirstAndTheSecondLoadOfThePlayersPage() {
        Table table = Table.set(chromium, 1, 0);
        Tab first = chromium.phone();
        load(first, "first load of /play", table.party.code);
        load(chromium.beside(first), "second load of /play", table.party.code);
        load(chromium.host(), "first load of /", "");
    }

    private static void load(Tab tab, String what, String code) {
        CDPSession network = tab.context().newCDPSession(tab.page());
        network.send("Network.enable");
        List<Double> bytes = new ArrayList<>();
        network.on(
                "Network.loadingFinished",
                finished -> bytes.add(finished.get("encodedDataLength").getAsDouble()));
        List<Double> headers = new ArrayList<>();
        List<Boolean> cached = new ArrayList<>();
        network.on("Network.responseReceived", received -> {
            JsonObject response = received.getAsJsonObject("response");
            boolean fromCache = response.get("fromDiskCache").getAsBoolean();
            cached.add(fromCache);
            headers.add(fromCache ? 0 : response.get("encodedDataLength").getAsDouble());
        });
        tab.go(URL + (code.isEmpty() ? "/" : "/play?code=" + code));
        tab.hook(code.isEmpty() ? "open" : "join-name").waitFor();
        tab.settle();
        tab.assertQuiet();
        say(String.format(
                Locale.ROOT,
                "%s: %d requests, %d of them answered by the cache; %.1f KB over the wire, %.1f KB of them headers",
                what,
                cached.size(),
                cached.stream().filter(one -> one).count(),
                sum(bytes) / 1000,
                sum(headers) / 1000));
        network.detach();
    }

    private static double sum(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).sum();
    }

    @Test
    void fromAClickOfTheHostToTheChangeOnEveryPhone() {
        Table table = Table.set(chromium, ROUNDS, PHONES);
        table.host
                .tab
                .page()
                .evaluate(
                        "addEventListener('click', () => { window.clicked = performance.timeOrigin + performance.now() }, true)");
        table.phones.forEach(phone -> phone.tab.page().evaluate("""
                        () => new MutationObserver(() => {
                            const phase = document.querySelector('[data-wpp=phase]')?.dataset.phase
                            if (phase !== window.seen) {
                                window.seen = phase
                                window.changed = performance.timeOrigin + performance.now()
                            }
                        }).observe(document, {subtree: true, childList: true, attributes: true})"""));
        List<Double> all = new ArrayList<>();
        for (int game = 0; game < GAMES; game++) {
            time(table, "start", "lie", all);
            for (int round = 1; round <= ROUNDS; round++) {
                time(table, "guess-start", "guess", all);
                time(table, "reveal", "reveal", all);
                time(table, "scoreboard", "scoreboard", all);
                time(table, round < ROUNDS ? "next" : "finish", round < ROUNDS ? "lie" : "finished", all);
            }
            time(table, "rematch", "lobby", all);
        }
        Collections.sort(all);
        say(String.format(
                Locale.ROOT,
                "from a click of the host to the change on all of %d phones, %d transitions: p50 %.0f ms, p99 %.0f ms, worst"
                        + " %.0f ms",
                PHONES,
                all.size(),
                all.get(all.size() / 2),
                all.get((int) (all.size() * 0.99)),
                all.getLast()));
    }

    private static void time(Table table, String button, String phaseAfter, List<Double> all) {
        assertThat(table.host.hook(button)).isEnabled();
        table.host.hook(button).click();
        table.showsPhase(phaseAfter);
        double clicked = number(table.host.tab, "window.clicked");
        all.add(table.phones.stream()
                .mapToDouble(phone -> number(phone.tab, "window.changed") - clicked)
                .max()
                .orElseThrow());
    }

    private static double number(Tab tab, String expression) {
        return ((Number) tab.page().evaluate(expression)).doubleValue();
    }

    private static void say(String figure) {
        System.out.println(figure);
    }
}
