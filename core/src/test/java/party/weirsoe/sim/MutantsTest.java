package party.weirsoe.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The simulator finds deliberate faults of the server: each is built in, and parties are played until it shows. */
class MutantsTest {
    private static final int PARTIES_MAX = 600;

    @TempDir
    private Path folder;

    /** What was found, and after how many parties. */
    private record Catch(Mutant mutant, Set<String> broken, int parties, long millis) {
        boolean isRight() {
            return broken.contains(mutant.rule());
        }

        @Override
        public String toString() {
            return (isRight() ? "caught " : "MISSED ") + mutant.name() + ": " + mutant.rule() + " after " + parties
                    + " parties and " + millis + " ms, with " + broken;
        }
    }

    @Test
    void everyDeliberateFaultIsCaughtByTheJudgeOfItsPromise() throws Exception {
        List<Future<Catch>> catches = new ArrayList<>();
        int threads = Runtime.getRuntime().availableProcessors();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            for (Mutant mutant : Mutant.ALL) {
                catches.add(pool.submit(() -> hunt(mutant)));
            }
        }
        List<Catch> missed = new ArrayList<>();
        for (Future<Catch> future : catches) {
            Catch found = future.get();
            System.out.println(found);
            if (!found.isRight()) {
                missed.add(found);
            }
        }
        assertThat(missed).isEmpty();
    }

    private Catch hunt(Mutant mutant) {
        long began = System.nanoTime();
        Set<String> broken = new TreeSet<>();
        int parties = 0;
        Path build = folder.resolve(String.valueOf(Mutant.ALL.indexOf(mutant)));
        try (MutantLoader.Trial trial = MutantLoader.of(mutant, build).trial()) {
            while (!broken.contains(mutant.rule()) && parties < PARTIES_MAX) {
                parties++;
                broken.addAll(trial.broken(parties, mutant.fault()));
                if (!trial.unfairness().isEmpty()) {
                    broken.add(Mutant.FAIRNESS);
                }
            }
        }
        return new Catch(mutant, broken, parties, (System.nanoTime() - began) / 1_000_000);
    }

    @Test
    void aBrokenPromiseIsToldWithItsSeedAndTheShortestStory() {
        Mutant mutant = Mutant.ALL.getFirst();
        try (MutantLoader.Trial trial =
                MutantLoader.of(mutant, folder.resolve("story")).trial()) {
            long seed = 1;
            while (!trial.broken(seed, "").contains(mutant.rule())) {
                seed++;
            }
            String story = trial.story(seed);
            assertThat(story)
                    .contains("seed " + seed + " ", "-Dsim.seed=" + seed, "rounds=1, games=1", "faults=[]", "row 1 ")
                    .contains(mutant.rule());
            assertThat(trial.story(seed)).isEqualTo(story);
        }
    }
}
