package party.weirsoe.http.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RateLimitsTest {
    private static final Network SOMEBODY = Network.of(InetAddress.getLoopbackAddress());
    private static final long WINDOW = HttpLimits.RATE_WINDOW.toNanos();

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - WINDOW / 2);
    private final RateLimits limits = new RateLimits(true, nanos::get);

    @Test
    void noEdgeLetsNearlyTwiceAsManyMissesPass() {
        assertThat(limits.miss(SOMEBODY)).isZero();
        nanos.addAndGet(WINDOW - Duration.ofMillis(100).toNanos());
        int passed = 0;
        for (int i = 0; i < HttpLimits.MISSES_MAX; i++) {
            passed += limits.miss(SOMEBODY) == 0 ? 1 : 0;
        }
        nanos.addAndGet(Duration.ofMillis(200).toNanos());
        for (int i = 0; i < HttpLimits.MISSES_MAX; i++) {
            passed += limits.miss(SOMEBODY) == 0 ? 1 : 0;
        }

        assertThat(passed).isEqualTo(HttpLimits.MISSES_MAX);
    }

    @Property(tries = 200)
    void inNoMinuteDoMorePassThanAreAllowed(@ForAll @Size(max = 200) List<@IntRange(max = 6_000) Integer> pausesMs) {
        AtomicLong clock = new AtomicLong();
        RateLimits counted = new RateLimits(true, clock::get);
        List<Long> passed = new ArrayList<>();
        for (int pause : pausesMs) {
            clock.addAndGet(Duration.ofMillis(pause).toNanos());
            if (counted.open(SOMEBODY) == 0) {
                passed.add(clock.get());
            }
        }
        for (int i = HttpLimits.OPENINGS_MAX; i < passed.size(); i++) {
            assertThat(passed.get(i) - passed.get(i - HttpLimits.OPENINGS_MAX)).isGreaterThanOrEqualTo(WINDOW);
        }
    }

    @Test
    void theWaitThatIsToldIsEnoughAndARefusalIsNotCounted() {
        for (int i = 0; i < HttpLimits.MISSES_MAX; i++) {
            assertThat(limits.miss(SOMEBODY)).isZero();
        }
        nanos.addAndGet(WINDOW / 2);
        long wait = limits.miss(SOMEBODY);
        assertThat(wait).isBetween(30L, 31L);
        assertThat(limits.waitAfterMisses(SOMEBODY)).isEqualTo(wait);

        nanos.addAndGet(Duration.ofSeconds(wait).toNanos());

        assertThat(limits.waitAfterMisses(SOMEBODY)).isZero();
        assertThat(limits.miss(SOMEBODY)).isZero();
    }
}
