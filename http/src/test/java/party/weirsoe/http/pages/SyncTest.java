package party.weirsoe.http.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the protocol says of the browser, kept by {@code js/sync.js}: each rule alone, and all of them in random weather. */
class SyncTest {
    private static final int SEEDS = 3_000;

    @RegisterExtension
    final Chromium chromium = new Chromium();

    @TestFactory
    Stream<DynamicTest> whatIsFetchedAndShown() {
        return ScriptBench.tests(ScriptBench.open(chromium).page(), "fetching-rules.js");
    }

    @TestFactory
    Stream<DynamicTest> theSocketAndTheEnd() {
        return ScriptBench.tests(ScriptBench.open(chromium).page(), "socket-rules.js");
    }

    /** {@code -Dsync.seed=…} runs again what has failed; the message names the seed. */
    @Test
    void inAnyWeatherThePageEndsWithWhatTheServerHas() {
        int seed = Integer.getInteger("sync.seed", ThreadLocalRandom.current().nextInt(1_000_000_000));
        Map<?, ?> outcome = Objects.requireNonNull((Map<?, ?>) ScriptBench.open(chromium)
                .page()
                .evaluate(
                        "async ([from, count]) => (await import('/tests/simulation.js')).simulate(from, count)",
                        List.of(seed, SEEDS)));

        assertThat((List<?>) outcome.get("failures")).isEmpty();
        assertThat(((Map<?, ?>) Objects.requireNonNull(outcome.get("seen"))).keySet())
                .as("ends of the parties from seed " + seed)
                .hasSize(7);
    }
}
