package party.weirsoe.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Parties by the thousand. {@code -Dsim.parties=1000000 -Dsim.seed=1} plays more of them, on all cores, and tells how far it
 * is: docs/simulation.md.
 */
@Order(1)
class SimulationTest {
    private static final long FIRST_SEED = Long.getLong("sim.seed", 1);
    private static final long PARTIES = Long.getLong("sim.parties", 2_000);
    private static final int THREADS =
            Integer.getInteger("sim.threads", Runtime.getRuntime().availableProcessors());
    private static final long TOLD_EVERY = 10_000;

    @Test
    void noPartyBreaksAPromiseHoweverItsPlayersAndItsMachinesBehave() throws Exception {
        AtomicLong next = new AtomicLong(FIRST_SEED);
        long began = System.nanoTime();
        List<Future<String>> threads = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(THREADS)) {
            for (int i = 0; i < THREADS; i++) {
                threads.add(pool.submit(() -> playUntilNoneIsLeft(next, began)));
            }
            for (Future<String> thread : threads) {
                System.out.println("simulated " + thread.get());
            }
        }
    }

    private static String playUntilNoneIsLeft(AtomicLong next, long began) {
        try (Simulation simulation = new Simulation()) {
            for (long seed = next.getAndIncrement(); seed < FIRST_SEED + PARTIES; seed = next.getAndIncrement()) {
                if ((seed - FIRST_SEED) % TOLD_EVERY == TOLD_EVERY - 1) {
                    System.out.println("seed " + seed + " after " + (System.nanoTime() - began) / 1_000_000_000 + " s");
                }
                String story = simulation.story(seed);
                if (!story.isEmpty()) {
                    next.set(Long.MAX_VALUE / 2);
                    throw new AssertionError(story);
                }
            }
            assertThat(simulation.unfairness()).isEmpty();
            return simulation.toString();
        }
    }

    @Test
    void theSameSeedGivesTheSameRunToTheByteWhateverWasPlayedBefore() {
        List<String> once = new ArrayList<>();
        List<String> again = new ArrayList<>();
        try (Simulation simulation = new Simulation()) {
            for (long seed = 1; seed <= 40; seed++) {
                once.add(simulation.hash(seed));
            }
        }
        try (Simulation another = new Simulation()) {
            for (long seed = 40; seed >= 1; seed--) {
                again.addFirst(another.hash(seed));
            }
        }
        assertThat(again).isEqualTo(once).doesNotHaveDuplicates();
    }
}
