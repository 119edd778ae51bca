package party.weirsoe.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
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

    /** Whoever was present since this node is {@link #entered}. */
    private final Set<Integer> seen = new HashSet<>();

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

    /** Again and again: the locks go with their connection, and come back with the next one. */
    @Override
    public void enter(int incarnation, Consumer<Set<Integer>> departed) {
        var unused = thread.scheduleWithFixedDelay(
                () -> hold(incarnation, departed),
                0,
                PersistenceLimits.ROSTER_INTERVAL.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private void hold(int incarnation, Consumer<Set<Integer>> departed) {
        try {
            errand.run(connection -> {
                if (connection != entered && AdvisoryLock.ROSTER.tryShared(connection)) {
                    AdvisoryLock.present(connection, incarnation);
                    entered = connection;
                    // Who is missing now may have lost the database in the same moment as this node.
                    seen.clear();
                    if (connection == founding) {
                        AdvisoryLock.ROSTER.releaseAlone(connection);
                        founding = null;
                    }
                }
                if (connection == entered) {
                    tellDeparted(AdvisoryLock.whoIsPresent(connection), departed);
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

    private void tellDeparted(Set<Integer> present, Consumer<Set<Integer>> departed) {
        seen.addAll(present);
        if (seen.size() > PersistenceLimits.INCARNATIONS_MAX) {
            seen.retainAll(present);
        }
        Set<Integer> gone = new HashSet<>(seen);
        gone.removeAll(present);
        if (!gone.isEmpty()) {
            departed.accept(gone);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
        try {
            if (thread.awaitTermination(2 * PersistenceLimits.PROBE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                errand.closeAfter(AdvisoryLock::releaseAll);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
