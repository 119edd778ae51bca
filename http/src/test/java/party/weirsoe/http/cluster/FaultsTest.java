package party.weirsoe.http.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import party.weirsoe.http.simulate.Habits;

/** A few parties live through one fault of each of the main kinds. {@link FaultsBench} is the long form. */
@Isolated("a busy machine is a fault more")
class FaultsTest {
    private static final Duration THINK = Duration.ofMillis(400);

    @TempDir
    Path dir;

    @Test
    void partiesPlayThroughAKilledNodeAPartitionAndARestartOfTheDatabase() {
        long seed = Long.getLong("wpp.seed", System.nanoTime());
        System.out.println("FaultsTest: -Dwpp.seed=" + seed);
        List<Habits> habits = List.of(new Habits(3, 2, 1, THINK, null, 7), new Habits(3, 1, 2, THINK, 20, 7));
        try (Trial trial = new Trial(dir, 3, 24, habits, Fault.Pace.SHORT, seed, FaultsTest::say)) {
            trial.strike(Fault.KILL);
            trial.strike(Fault.PARTITION);
            trial.strike(Fault.DATABASE_RESTARTED);
            TrialReport report = trial.finish();
            System.out.print(report.text());

            assertThat(report.violations()).isEmpty();
            assertThat(report.parties()).isGreaterThanOrEqualTo(24);
            assertThat(trial.tally().commands()).isGreaterThan(500);
            // A fault that nobody notices proves nothing.
            assertThat(report.affected(Fault.KILL)).isPositive();
            assertThat(report.affected(Fault.PARTITION)).isPositive();
            assertThat(report.affected(Fault.DATABASE_RESTARTED)).isPositive();
        }
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
