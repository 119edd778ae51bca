package party.weirsoe.persistence;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what will be so in a moment. */
final class Wait {
    private static final Duration PAUSE = Duration.ofMillis(20);

    private Wait() {}

    static void until(String what, BooleanSupplier condition) {
        long until = System.nanoTime() + SessionsNode.PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > until) {
                throw new AssertionError("not within " + SessionsNode.PATIENCE + ": " + what);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}
