package party.weirsoe.http.e2e;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for a condition, never for time to pass. */
final class Awaiting {
    private static final long LOOK_AGAIN_NANOS = Duration.ofMillis(20).toNanos();

    private Awaiting() {}

    /** @throws AssertionError where the condition does not hold within the bound */
    static void until(Duration bound, BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > bound.toNanos()) {
                throw new AssertionError("not within " + bound);
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }
}
