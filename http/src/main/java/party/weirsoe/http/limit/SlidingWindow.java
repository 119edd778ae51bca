package party.weirsoe.http.limit;

/**
 * Lets at most a given number pass in any {@link HttpLimits#RATE_WINDOW}, whenever it begins: it keeps the time of each. Windows
 * of fixed edges, and buckets that fill again, let nearly twice as many pass across an edge.
 */
final class SlidingWindow {
    private final long[] passed;
    private int count;
    private int oldest;

    SlidingWindow(int countMax) {
        passed = new long[countMax];
    }

    /** Lets one pass; or not 0, and then it has not passed: the nanoseconds until one may. */
    synchronized long take(long now) {
        long wait = waiting(now);
        if (wait > 0) {
            return wait;
        }
        if (count < passed.length) {
            passed[count++] = now;
        } else {
            passed[oldest] = now;
            oldest = (oldest + 1) % passed.length;
        }
        return 0;
    }

    /** The nanoseconds until one may pass; 0: now. */
    synchronized long waiting(long now) {
        return count < passed.length ? 0 : Math.max(0, HttpLimits.RATE_WINDOW.toNanos() - (now - passed[oldest]));
    }
}
