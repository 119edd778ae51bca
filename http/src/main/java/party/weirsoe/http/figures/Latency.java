package party.weirsoe.http.figures;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;
import org.jspecify.annotations.Nullable;

/** How long something took, again and again. Written by many threads without a lock. */
public final class Latency {
    private final Recorder recorder = new Recorder(1, FigureLimits.MICROS_MAX, FigureLimits.DIGITS);
    private final Histogram total = new Histogram(1, FigureLimits.MICROS_MAX, FigureLimits.DIGITS);
    private @Nullable Histogram interval;

    public void took(long nanos) {
        recorder.recordValue(Math.clamp(nanos / 1_000, 1, FigureLimits.MICROS_MAX));
    }

    /** What has come since it was asked last. */
    synchronized Percentiles turn() {
        Histogram latest = recorder.getIntervalHistogram(interval);
        interval = latest;
        total.add(latest);
        return Percentiles.of(latest);
    }

    /** All that has come. */
    synchronized Percentiles all() {
        turn();
        return Percentiles.of(total);
    }
}
