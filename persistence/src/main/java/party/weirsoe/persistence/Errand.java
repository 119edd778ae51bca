package party.weirsoe.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A connection beside the pool, for one thread: opened when it is needed, and anew after any failure. */
final class Errand implements AutoCloseable {
    /** What is done with the connection. */
    interface Work {
        void on(Connection connection) throws SQLException;
    }

    /** What is asked through it. */
    interface Question<T> {
        T on(Connection connection) throws SQLException;
    }

    private final DatabaseAddress address;
    private final Duration timeout;
    private @Nullable Connection open;

    /** @param timeout of the connecting and of each answer */
    Errand(DatabaseAddress address, Duration timeout) {
        this.address = address;
        this.timeout = timeout;
    }

    void run(Work work) throws SQLException {
        boolean unused = ask(connection -> {
            work.on(connection);
            return true;
        });
    }

    <T> T ask(Question<T> question) throws SQLException {
        Connection connection = connection();
        try {
            return question.on(connection);
        } catch (SQLException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private Connection connection() throws SQLException {
        if (open != null && !open.isValid(DatabaseAddress.seconds(PersistenceLimits.PROBE_TIMEOUT))) {
            close();
        }
        if (open == null) {
            open = address.connect(timeout);
        }
        return open;
    }

    /** @param last what is done with the connection before it is closed, where there is one that still works */
    void closeAfter(Work last) {
        if (open != null) {
            try {
                last.on(open);
            } catch (SQLException e) {
                // It was broken; closing it is all that can be done.
            }
        }
        close();
    }

    @Override
    public void close() {
        Connection closing = open;
        open = null;
        if (closing != null) {
            try {
                closing.close();
            } catch (SQLException e) {
                // It was broken, which is why it is being closed.
            }
        }
    }
}
