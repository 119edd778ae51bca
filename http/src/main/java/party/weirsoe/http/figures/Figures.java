package party.weirsoe.http.figures;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that a run of simulated parties has to tell.
 *
 * @param arguments as they were given, or their defaults, in their order
 * @param parties played to their end
 * @param unfinished parties that were given up
 * @param seconds from the first party's begin to the last one's end
 * @param counts of the whole run
 * @param errors how often each code of a problem came
 * @param cpu what it cost
 * @param violations how often a promise was found broken
 * @param broken the first of them
 * @param course of the run, second by second
 */
public record Figures(
        Map<String, Object> arguments,
        long seed,
        long parties,
        long unfinished,
        double seconds,
        Counts counts,
        Percentiles ack,
        Percentiles hint,
        Percentiles hintToView,
        Map<String, Long> errors,
        Cpu cpu,
        long violations,
        List<Broken> broken,
        List<Meters.Second> course) {

    public Figures {
        broken = List.copyOf(broken.subList(0, Math.min(broken.size(), FigureLimits.BROKEN_MAX)));
        course = List.copyOf(course);
    }

    /**
     * @param commands acknowledged, each once, however often it was sent or answered
     * @param retries sendings after the first, because that one's outcome was not known
     * @param replays answers that said that they were a duplicate's
     */
    public record Counts(long commands, long retries, long replays, long views, long hints) {}

    /**
     * Seconds of CPU.
     *
     * @param own of the process with the bots
     * @param server null where it is not known
     */
    public record Cpu(double own, @Nullable Double server) {}

    /** A promise that was broken. */
    public record Broken(String party, String rule, String what) {}

    public double commandsPerSecond() {
        return seconds > 0 ? counts.commands() / seconds : 0;
    }

    /** Microseconds of CPU for each command. */
    double perCommand(double cpuSeconds) {
        return counts.commands() == 0 ? 0 : cpuSeconds * 1e6 / counts.commands();
    }
}
