package party.weirsoe.http;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import party.weirsoe.http.limit.HttpLimits;

/**
 * Notices that the whole process stood still: stopped by a signal, a hypervisor, a swapping machine. The other nodes have
 * gone on without it. What it holds is old, what it was about to write may follow what it has not seen, and whom it misses is
 * not gone: it has to end at once, before it says anything.
 */
final class StandstillWatch implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(StandstillWatch.class);

    private final LongSupplier nanoTime;
    private final BooleanSupplier othersGoOn;
    private final Runnable end;
    private long seen;

    /**
     * @param othersGoOn whether there are other nodes: a node by itself goes on
     * @param end of the process, at once
     */
    StandstillWatch(LongSupplier nanoTime, BooleanSupplier othersGoOn, Runnable end) {
        this.nanoTime = nanoTime;
        this.othersGoOn = othersGoOn;
        this.end = end;
        this.seen = nanoTime.getAsLong();
    }

    static void start(BooleanSupplier othersGoOn) {
        // Without the hooks: they would answer, say bye and hand over.
        Runnable end = () -> Runtime.getRuntime().halt(Main.FAILED);
        Thread.ofPlatform().daemon().name("standstill").start(new StandstillWatch(System::nanoTime, othersGoOn, end));
    }

    @Override
    public void run() {
        while (!Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(HttpLimits.STANDSTILL_LOOK.toNanos());
            look();
        }
    }

    void look() {
        long now = nanoTime.getAsLong();
        Duration stood = Duration.ofNanos(now - seen);
        seen = now;
        if (stood.compareTo(HttpLimits.STANDSTILL_MAX) > 0 && othersGoOn.getAsBoolean()) {
            LOG.error(
                    "This process stood still for {} ms, and the other nodes have gone on without it",
                    stood.toMillis());
            end.run();
        }
    }
}
