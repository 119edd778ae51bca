package party.weirsoe.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import party.weirsoe.http.limit.HttpLimits;

class StandstillWatchTest {
    private final AtomicLong now = new AtomicLong(7);
    private final AtomicBoolean others = new AtomicBoolean(true);
    private final AtomicInteger ends = new AtomicInteger();
    private final StandstillWatch watch = new StandstillWatch(now::get, others::get, ends::incrementAndGet);

    private void standsStill(long nanos) {
        now.addAndGet(nanos);
        watch.look();
    }

    @Test
    void aNodeThatStoodStillForLongerThanTheOthersWaitEnds() {
        standsStill(HttpLimits.STANDSTILL_MAX.toNanos() + 1);
        assertThat(ends).hasValue(1);
    }

    @Test
    void aNodeThatWasBackInTimeGoesOnHoweverOftenItStandsStill() {
        for (int i = 0; i < 10; i++) {
            standsStill(HttpLimits.STANDSTILL_MAX.toNanos());
        }
        assertThat(ends).hasValue(0);
    }

    @Test
    void aNodeByItselfGoesOn() {
        others.set(false);
        standsStill(HttpLimits.STANDSTILL_MAX.toNanos() * 100);
        assertThat(ends).hasValue(0);
    }
}
