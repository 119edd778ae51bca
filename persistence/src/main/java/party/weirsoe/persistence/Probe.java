package party.weirsoe.persistence;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the database again and again whether it is there, on a thread and a connection of its own. */
final class Probe implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Probe.class);

    private final Errand errand;
    private final DatabaseAddress address;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("journal-probe").factory());
    private volatile boolean reachable = true;

    /** The database has just answered. */
    Probe(DatabaseAddress address) {
        this.address = address;
        this.errand = new Errand(address, PersistenceLimits.PROBE_TIMEOUT);
        askIn(PersistenceLimits.PROBE_INTERVAL);
    }

    /** Only the probe's own thread counts. */
    private int unanswered;

    boolean isReachable() {
        return reachable;
    }

    private void askIn(Duration pause) {
        try {
            var unused = thread.schedule(this::ask, pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            return; // nobody wants to know any more
        }
    }

    private void ask() {
        try {
            errand.run(connection -> {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("SELECT 1");
                }
            });
            answered(true, "");
        } catch (SQLException e) {
            answered(false, address.explain(e));
        } catch (RuntimeException e) { // would end the schedule
            answered(false, e.toString());
        }
        askIn(unanswered == 0 ? PersistenceLimits.PROBE_INTERVAL : PersistenceLimits.PROBE_AGAIN);
    }

    /** One late answer is a busy machine; two in a row are a database that is away. */
    private void answered(boolean answer, String why) {
        unanswered = answer ? 0 : unanswered + 1;
        boolean now = unanswered < PersistenceLimits.PROBES_UNANSWERED_MAX;
        if (now != reachable) {
            if (now) {
                log.info("The database answers again.");
            } else {
                log.warn("The database does not answer: {}", why);
            }
        }
        reachable = now;
    }

    @Override
    public void close() {
        thread.shutdownNow();
        try {
            if (thread.awaitTermination(2 * PersistenceLimits.PROBE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                errand.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
