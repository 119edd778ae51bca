package party.weirsoe.http.e2e;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what will be so in a moment. */
public final class Await {
    private static final Duration PAUSE = Duration.ofMillis(20);

    private Await() {}

    /** @throws AssertionError where the condition does not hold within the bound */
    public static void until(Duration bound, String what, BooleanSupplier condition) {
        Await.<Boolean>that(bound, what, () -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty());
    }

    /** @param attempt empty: not yet */
    public static <T> T that(Duration bound, String what, Supplier<Optional<T>> attempt) {
        long until = System.nanoTime() + bound.toNanos();
        while (true) {
            Optional<T> value = attempt.get();
            if (value.isPresent()) {
                return value.get();
            }
            if (System.nanoTime() > until) {
                throw new AssertionError("not within " + bound + ": " + what);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}
