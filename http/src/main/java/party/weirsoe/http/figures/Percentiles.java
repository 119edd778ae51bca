package party.weirsoe.http.figures;

import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * How some latencies lie, in milliseconds; all 0 where there are none.
 *
 * @param curve for a plot: the latencies at {@link #LEVELS}
 */
public record Percentiles(long count, double p50, double p90, double p99, double p999, double max, List<Double> curve) {
    /** Of the curve, in percent. */
    static final List<Double> LEVELS = List.of(
            0.0, 10.0, 25.0, 50.0, 60.0, 70.0, 80.0, 90.0, 92.5, 95.0, 97.5, 99.0, 99.25, 99.5, 99.75, 99.9, 99.95,
            99.99);

    private static final double MICROS_OF_A_MILLI = 1_000;

    public Percentiles {
        curve = List.copyOf(curve);
    }

    static Percentiles of(Histogram micros) {
        List<Double> curve = new ArrayList<>();
        for (double level : LEVELS) {
            // Of a hundred latencies nobody knows the slowest of a thousand.
            if (micros.getTotalCount() * (100 - level) >= 100) {
                curve.add(at(micros, level));
            }
        }
        return new Percentiles(
                micros.getTotalCount(),
                at(micros, 50),
                at(micros, 90),
                at(micros, 99),
                at(micros, 99.9),
                at(micros, 100),
                curve);
    }

    private static double at(Histogram micros, double percent) {
        return micros.getTotalCount() == 0 ? 0 : micros.getValueAtPercentile(percent) / MICROS_OF_A_MILLI;
    }
}
