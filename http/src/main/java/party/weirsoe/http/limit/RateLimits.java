package party.weirsoe.http.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** How often an address may miss (a wrong token, a join of no session) and open sessions. Waits are in whole seconds; 0: go on. */
public final class RateLimits {
    private final boolean on;
    private final LongSupplier nanos;
    private final Cache<Network, SlidingWindow> misses;
    private final Cache<Network, SlidingWindow> openings;

    /** @param nanos a monotonic clock */
    public RateLimits(boolean on, LongSupplier nanos) {
        this.on = on;
        this.nanos = nanos;
        this.misses = cache(nanos);
        this.openings = cache(nanos);
    }

    /** Counts an attempt to open a session. */
    public long open(Network address) {
        return on ? take(openings.get(address, a -> new SlidingWindow(HttpLimits.OPENINGS_MAX))) : 0;
    }

    /** Whether this address has misses left, without counting one. */
    public long waitAfterMisses(Network address) {
        @Nullable SlidingWindow window = on ? misses.getIfPresent(address) : null;
        return window == null ? 0 : seconds(window.waiting(nanos.getAsLong()));
    }

    /** Counts a miss; not 0 when it was one too many, so that its answer tells nothing either. */
    public long miss(Network address) {
        return on ? take(misses.get(address, a -> new SlidingWindow(HttpLimits.MISSES_MAX))) : 0;
    }

    private long take(SlidingWindow window) {
        return seconds(window.take(nanos.getAsLong()));
    }

    private static Cache<Network, SlidingWindow> cache(LongSupplier nanos) {
        return Caffeine.newBuilder()
                .maximumSize(HttpLimits.ADDRESSES_MAX)
                .expireAfterAccess(HttpLimits.RATE_WINDOW.plus(Duration.ofSeconds(1)))
                .ticker(nanos::getAsLong)
                .build();
    }

    private static long seconds(long nanos) {
        return nanos == 0 ? 0 : TimeUnit.NANOSECONDS.toSeconds(nanos) + 1;
    }
}
