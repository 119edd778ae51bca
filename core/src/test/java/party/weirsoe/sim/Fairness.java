package party.weirsoe.sim;

import java.util.Locale;
import party.weirsoe.game.GameEvent;

/** Counts over many parties where the truth stands on a ballot: first, and last, as often as chance would have it. */
final class Fairness {
    /** In standard deviations: of a million simulations one would complain without a reason. */
    private static final double DEVIATIONS_MAX = 5;

    private double expected;
    private double variance;
    private long first;
    private long last;

    void count(Witness witness) {
        for (Witness.Row row : witness.rows()) {
            for (GameEvent event : row.content().events()) {
                if (event instanceof GameEvent.GuessStarted started) {
                    var options = started.ballot().options();
                    double chance = 1.0 / options.size();
                    expected += chance;
                    variance += chance * (1 - chance);
                    first += options.getFirst().truth() ? 1 : 0;
                    last += options.getLast().truth() ? 1 : 0;
                }
            }
        }
    }

    String complaint() {
        return isOdd(first) || isOdd(last)
                ? String.format(
                        Locale.ROOT,
                        "the truth was first %d times and last %d times, and not %.0f",
                        first,
                        last,
                        expected)
                : "";
    }

    private boolean isOdd(long counted) {
        return Math.abs(counted - expected) > DEVIATIONS_MAX * Math.sqrt(variance);
    }
}
