package party.weirsoe.http.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.EstimationProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** How often an address may miss (a wrong token, a join of no session) and open sessions. Waits are in whole seconds; 0: go on. */
public final class RateLimits {
    private final boolean on;
    private final TimeMeter clock;
    private final Cache<Network, Bucket> misses;
    private final Cache<Network, Bucket> openings;

    /** @param nanos a monotonic clock */
    public RateLimits(boolean on, LongSupplier nanos) {
        this.on = on;
        this.clock = new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return nanos.getAsLong();
            }

            @Override
            public boolean isWallClockBased() {
                return false;
            }
        };
        this.misses = cache(nanos);
        this.openings = cache(nanos);
    }

    /** Counts an attempt to open a session. */
    public long open(Network address) {
        return on ? take(openings.get(address, a -> bucket(HttpLimits.OPENINGS_MAX))) : 0;
    }

    /** Whether this address has misses left, without counting one. */
    public long waitAfterMisses(Network address) {
        @Nullable Bucket bucket = on ? misses.getIfPresent(address) : null;
        if (bucket == null) {
            return 0;
        }
        EstimationProbe probe = bucket.estimateAbilityToConsume(1);
        return probe.canBeConsumed() ? 0 : seconds(probe.getNanosToWaitForRefill());
    }

    /** Counts a miss; not 0 when it was one too many, so that its answer tells nothing either. */
    public long miss(Network address) {
        return on ? take(misses.get(address, a -> bucket(HttpLimits.MISSES_MAX))) : 0;
    }

    private static long take(Bucket bucket) {
        var probe = bucket.tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? 0 : seconds(probe.getNanosToWaitForRefill());
    }

    /** Filled again at once when the window is over: a steady trickle would allow nearly twice the number in one minute. */
    private Bucket bucket(int count) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(count).refillIntervally(count, HttpLimits.RATE_WINDOW))
                .withCustomTimePrecision(clock)
                .build();
    }

    private static Cache<Network, Bucket> cache(LongSupplier nanos) {
        return Caffeine.newBuilder()
                .maximumSize(HttpLimits.ADDRESSES_MAX)
                .expireAfterAccess(HttpLimits.RATE_WINDOW.plus(Duration.ofSeconds(1)))
                .ticker(nanos::getAsLong)
                .build();
    }

    private static long seconds(long nanos) {
        return TimeUnit.NANOSECONDS.toSeconds(nanos) + 1;
    }
}
