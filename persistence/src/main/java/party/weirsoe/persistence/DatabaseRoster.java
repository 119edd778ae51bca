package party.weirsoe.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import party.weirsoe.session.Journal;

/**
 * The roster as an advisory lock: whoever is entered shares it, and who founds has it alone. The server frees it when a
 * process or its connection ends, so that nothing is ever left behind.
 */
final class DatabaseRoster implements Journal.Roster, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(DatabaseRoster.class);

    private final DatabaseAddress address;
    private final Errand errand;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("roster").factory());

    /** The connection that holds the lock; of the thread. */
    private @Nullable Connection founding;

    private @Nullable Connection entered;

    DatabaseRoster(DatabaseAddress address) {
        this.address = address;
        this.errand = new Errand(address, PersistenceLimits.PROBE_TIMEOUT);
    }

    @Override
    public boolean mayFound() {
        try {
            return thread.submit(this::tryToFound).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean tryToFound() {
        try {
            errand.run(connection -> {
                if (connection != founding) {
                    founding = AdvisoryLock.ROSTER.tryAlone(connection) ? connection : null;
                }
            });
        } catch (SQLException e) {
            founding = null;
            log.warn("The database does not tell whether other nodes run: {}", address.explain(e));
        }
        return founding != null;
    }

    /** Again and again: the lock goes with its connection, and comes back with the next one. */
    @Override
    public void enter() {
        var unused = thread.scheduleWithFixedDelay(
                this::hold, 0, PersistenceLimits.PROBE_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void hold() {
        try {
            errand.run(connection -> {
                if (connection != entered && AdvisoryLock.ROSTER.tryShared(connection)) {
                    entered = connection;
                    if (connection == founding) {
                        AdvisoryLock.ROSTER.releaseAlone(connection);
                        founding = null;
                    }
                }
            });
        } catch (SQLException e) {
            entered = null;
            log.debug("Not entered in the roster: {}", address.explain(e));
        } catch (RuntimeException e) { // would end the schedule
            entered = null;
            log.warn("Not entered in the roster", e);
        }
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
