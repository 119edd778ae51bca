package party.weirsoe.session;

import java.io.NotSerializableException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import party.weirsoe.game.SessionCode;

/**
 * What one session does when its rows cannot be written or read. Who waits for a row is told at once that its outcome is
 * unknown, and the log is told in a line and not in a stack trace each: an outage fails thousands of sessions at once.
 */
final class JournalTrouble {
    private static final Logger LOG = LoggerFactory.getLogger(JournalTrouble.class);
    private static final long TOLD_EVERY_NANOS = SessionLimits.TROUBLE_TOLD_EVERY.toNanos();
    private static final AtomicLong TOLD = new AtomicLong(System.nanoTime() - TOLD_EVERY_NANOS);
    private static final AtomicInteger UNTOLD = new AtomicInteger();
    /** A constraint, above all the primary key: another writer has had this row number. */
    private static final String SQL_CONSTRAINT = "23";

    private final SessionCode code;
    private final ActorContext<SessionMessage> context;
    private final LastKnown lastKnown;
    private @Nullable Runnable unknown;
    private boolean unreadable;

    JournalTrouble(SessionCode code, ActorContext<SessionMessage> context, LastKnown lastKnown) {
        this.code = code;
        this.context = context;
        this.lastKnown = lastKnown;
    }

    /** @param outcomeUnknown tells so to whoever waits for the row that is being handed over */
    void writing(Runnable outcomeUnknown) {
        unknown = outcomeUnknown;
    }

    /** The row is there. Whoever waited is answered, and must not be kept in memory with the answer. */
    void written() {
        unknown = null;
    }

    /** The actor starts anew by itself. */
    void writeFailed(Throwable failure) {
        if (unknown != null) {
            unknown.run();
            unknown = null;
        }
        if (find(failure, cause -> cause instanceof SQLException sql && isConstraint(sql)) != null) {
            // What was known before the row is not what others have written by now.
            lastKnown.certain();
        }
        tell("has not written a row", failure);
    }

    /** The actor tries again by itself, unless trying again is of no use. */
    void readFailed(Throwable failure) {
        Throwable senseless = find(
                failure, cause -> cause instanceof NotSerializableException || cause instanceof IllegalStateException);
        if (senseless == null || find(failure, SQLException.class::isInstance) != null) {
            tell("has not read its rows", failure);
        } else if (!unreadable) { // the library tells of one failure twice
            unreadable = true;
            LOG.error("Session {} is unavailable, its rows cannot be read: {}", code, senseless.getMessage());
            context.getSelf().tell(new SessionMessage.Unreadable());
        }
    }

    void snapshotFailed(Throwable failure) {
        tell("has not written a snapshot, its rows are whole", failure);
    }

    private void tell(String what, Throwable failure) {
        long told = TOLD.get();
        long now = System.nanoTime();
        if (now - told < TOLD_EVERY_NANOS || !TOLD.compareAndSet(told, now)) {
            UNTOLD.incrementAndGet();
        } else {
            LOG.warn("Session {} {}: {} ({} more untold)", code, what, reason(failure), UNTOLD.getAndSet(0));
        }
    }

    /** Of the innermost cause: what wraps it says less. */
    private static String reason(Throwable failure) {
        Throwable innermost = failure;
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            innermost = cause;
        }
        return innermost.getClass().getSimpleName() + ": " + innermost.getMessage();
    }

    private static boolean isConstraint(SQLException sql) {
        return sql.getSQLState() != null && sql.getSQLState().startsWith(SQL_CONSTRAINT);
    }

    private static @Nullable Throwable find(Throwable failure, Predicate<Throwable> wanted) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (wanted.test(cause)) {
                return cause;
            }
        }
        return null;
    }
}
