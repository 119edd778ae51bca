package party.weirsoe.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.util.PSQLState;

/**
 * Waits for a database that is away, where PostgreSQL's own driver gives up at once. The pool asks for connections on a thread
 * of its own, and pauses after each failure, twice as long each time, up to five seconds: when the database was back, nobody
 * had noticed. Whoever waits for a connection of the pool is not held up by this.
 */
public final class PatientDriver extends Driver {
    private static final Set<String> AWAY = Set.of(
            PSQLState.CONNECTION_UNABLE_TO_CONNECT.getState(),
            PSQLState.CONNECTION_FAILURE.getState(),
            // cannot_connect_now: it is starting or stopping
            "57P03");

    /** Called by the pool, by reflection. */
    public PatientDriver() {}

    @Override
    public @Nullable Connection connect(String url, @Nullable Properties info) throws SQLException {
        long until = System.nanoTime() + PersistenceLimits.CONNECT_PATIENCE.toNanos();
        while (true) {
            try {
                return super.connect(url, info);
            } catch (SQLException e) {
                if (!AWAY.contains(String.valueOf(e.getSQLState())) || System.nanoTime() > until) {
                    throw e;
                }
                pause(e);
            }
        }
    }

    private static void pause(SQLException why) throws SQLException {
        try {
            TimeUnit.MILLISECONDS.sleep(PersistenceLimits.CONNECT_RETRY.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw why;
        }
    }
}
