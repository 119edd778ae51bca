package party.weirsoe.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import party.weirsoe.session.SessionSerializer;

/** Removes what a deleted session has left, one session after the other, on a thread and a connection of its own. */
final class Eraser implements AutoCloseable {
    /** How the row that ends a session is known. */
    static final String TOMBSTONE = SessionSerializer.TOMBSTONE_MANIFEST;

    private static final String FIND_TOMBSTONE =
            "SELECT ordering, sequence_number FROM public.event_journal WHERE persistence_id = ?"
                    + " AND event_ser_manifest = ? ORDER BY ordering DESC LIMIT 1";
    private static final String DELETE_ROWS =
            "DELETE FROM public.event_journal WHERE persistence_id = ? AND ordering <= ?";
    private static final String DELETE_SNAPSHOTS =
            "DELETE FROM public.snapshot WHERE persistence_id = ? AND sequence_number <= ?";

    private final Errand errand;
    private final ThreadPoolExecutor thread;

    Eraser(DatabaseAddress address) {
        this.errand = new Errand(address, PersistenceLimits.SOCKET_TIMEOUT);
        this.thread = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(PersistenceLimits.ERASURES_WAITING_MAX),
                Thread.ofPlatform().daemon().name("journal-eraser").factory());
    }

    /** Fails at once where too many wait. */
    CompletionStage<Void> erase(String persistenceId) {
        try {
            return CompletableFuture.runAsync(() -> eraseNow(persistenceId), thread);
        } catch (RuntimeException e) { // too many wait, or closed
            return CompletableFuture.failedStage(e);
        }
    }

    private void eraseNow(String persistenceId) {
        if (thread.isShutdown()) {
            throw new CancellationException("the journal is being closed");
        }
        try {
            errand.run(connection -> {
                connection.setAutoCommit(false);
                erase(connection, persistenceId);
                connection.commit();
                connection.setAutoCommit(true);
            });
        } catch (SQLException e) {
            throw new CompletionException(e);
        }
    }

    /** Up to and with the newest tombstone: a row behind it is of the code's next life. No tombstone, nothing to do. */
    private static void erase(Connection connection, String persistenceId) throws SQLException {
        try (PreparedStatement find = connection.prepareStatement(FIND_TOMBSTONE)) {
            find.setString(1, persistenceId);
            find.setString(2, TOMBSTONE);
            try (ResultSet tombstone = find.executeQuery()) {
                if (tombstone.next()) {
                    delete(connection, DELETE_ROWS, persistenceId, tombstone.getLong(1));
                    delete(connection, DELETE_SNAPSHOTS, persistenceId, tombstone.getLong(2));
                }
            }
        }
    }

    private static void delete(Connection connection, String sql, String persistenceId, long upTo) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(sql)) {
            delete.setString(1, persistenceId);
            delete.setLong(2, upTo);
            delete.executeUpdate();
        }
    }

    /** Finishes the erasure in hand; those that wait fail, and are left to a later attempt. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (thread.awaitTermination(PersistenceLimits.SOCKET_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                errand.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
