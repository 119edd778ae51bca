package party.weirsoe.http.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import party.weirsoe.http.simulate.Habits;

/**
 * The long form of {@link FaultsTest}: every fault again and again. Not part of the tests; run it with
 * {@code mvn -q -pl http -am test -Dtest=FaultsBench -Dsurefire.failIfNoSpecifiedTests=false -Dtests.to.file=false
 * -Dfaults.minutes=60 -Dfaults.seed=1}. It writes {@code http/target/faults/report.txt} and {@code report.json}.
 */
class FaultsBench {
    private static final Path DIR = Path.of("target", "faults");

    @Test
    void everyFaultAgainAndAgain() throws IOException {
        long seed = Long.getLong("faults.seed", System.nanoTime());
        Duration duration = Duration.ofMinutes(Integer.getInteger("faults.minutes", 45));
        List<Fault> kinds = Arrays.stream(
                        System.getProperty("faults.kinds", "all").split(",", -1))
                .flatMap(name -> name.equals("all")
                        ? Arrays.stream(Fault.values())
                        : java.util.stream.Stream.of(Fault.valueOf(name)))
                .toList();
        long begun = System.nanoTime();
        System.out.println("faults.seed=" + seed);
        Path run = Files.createDirectories(DIR.resolve("run-" + seed + "-" + System.currentTimeMillis()));
        try (Trial trial = new Trial(
                run,
                3,
                Integer.getInteger("faults.parties", 200),
                habits(),
                Fault.Pace.LONG,
                seed,
                line -> System.out.printf("%5d s  %s%n", (System.nanoTime() - begun) / 1_000_000_000, line))) {
            Random order = new Random(seed);
            do {
                List<Fault> next = new ArrayList<>(kinds);
                Collections.shuffle(next, order);
                next.forEach(trial::strike);
            } while (System.nanoTime() - begun < duration.toNanos());
            TrialReport report = trial.finish();
            String text = report.text() + trial.tally().commands() + " commands acknowledged, "
                    + trial.tally().retries() + " sent again, " + trial.tally().replays() + " replays, "
                    + trial.tally().views() + " views" + System.lineSeparator();
            System.out.print(text);
            Files.writeString(DIR.resolve("report.txt"), text);
            Files.writeString(DIR.resolve("report.json"), report.json());
            assertThat(report.violations()).isEmpty();
        }
    }

    private static List<Habits> habits() {
        Duration think = Duration.ofMillis(Integer.getInteger("faults.think", 5000));
        int players = Integer.getInteger("faults.players", 4);
        return List.of(
                new Habits(players, 3, 1, think, null, 6),
                new Habits(players, 2, 2, think, null, 6),
                new Habits(players, 3, 1, think, 20, 6),
                new Habits(players, 1, 3, think, null, 10));
    }
}
