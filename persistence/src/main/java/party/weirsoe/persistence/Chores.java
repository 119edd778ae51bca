package party.weirsoe.persistence;

import java.sql.SQLException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * What is done to the tables beside the journal's own reading and writing: one transaction after the other, on a thread and
 * a connection of its own, so that it can never take more of the database than one client does.
 */
final class Chores implements AutoCloseable {
    private final Errand errand;
    private final ThreadPoolExecutor thread;

    Chores(DatabaseAddress address) {
        this.errand = new Errand(address, PersistenceLimits.SOCKET_TIMEOUT);
        this.thread = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(PersistenceLimits.CHORES_WAITING_MAX),
                Thread.ofPlatform().daemon().name("journal-chores").factory());
    }

    /** One transaction. Fails at once where too many wait. */
    <T> CompletionStage<T> run(Errand.Question<T> chore) {
        try {
            return CompletableFuture.supplyAsync(() -> runNow(chore), thread);
        } catch (RuntimeException e) { // too many wait, or closed
            return CompletableFuture.failedStage(e);
        }
    }

    private <T> T runNow(Errand.Question<T> chore) {
        if (thread.isShutdown()) {
            throw new CancellationException("the journal is being closed");
        }
        try {
            return errand.ask(connection -> {
                connection.setAutoCommit(false);
                T result = chore.on(connection);
                connection.commit();
                connection.setAutoCommit(true);
                return result;
            });
        } catch (SQLException e) {
            throw new CompletionException(e);
        }
    }

    /** Finishes the chore in hand; those that wait fail, and are left to a later attempt. */
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
