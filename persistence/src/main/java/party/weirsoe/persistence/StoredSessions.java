package party.weirsoe.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import party.weirsoe.session.Journal.LastRow;
import party.weirsoe.session.Journal.Stored;

/** Which sessions the tables hold, and how old their last rows are. */
final class StoredSessions {
    private static final String NEXT =
            "SELECT persistence_id FROM public.%s WHERE persistence_id > %s" + " ORDER BY persistence_id LIMIT 1";
    private static final String NEWEST = "SELECT sequence_number, write_timestamp, event_ser_manifest"
            + " FROM public.event_journal WHERE persistence_id = %s ORDER BY sequence_number DESC LIMIT 1";
    /**
     * Goes from session to session along the primary keys, one descent of an index for each step. A DISTINCT or GROUP BY
     * would read every row there is.
     */
    static final String PAGE = "WITH RECURSIVE sessions(id, place) AS ("
            + " SELECT " + next("?") + ", 1"
            + " UNION ALL"
            + " SELECT " + next("sessions.id")
            + ", place + 1 FROM sessions WHERE sessions.id IS NOT NULL AND place < ?)"
            + " SELECT id, newest.* FROM sessions"
            + " LEFT JOIN LATERAL (" + NEWEST.formatted("sessions.id") + ") newest ON true"
            + " WHERE id IS NOT NULL ORDER BY place";

    private static final String LAST_ROW = NEWEST.formatted("?");
    /** The server's own: it also ends what nobody waits for any longer. */
    private static final String PATIENCE = "SET LOCAL statement_timeout = " + PersistenceLimits.PAGE_TIMEOUT.toMillis();

    private StoredSessions() {}

    /** In the order of the database's collation, whatever that is. */
    static List<Stored> page(Connection connection, String after, int max) throws SQLException {
        try (Statement patience = connection.createStatement()) {
            patience.execute(PATIENCE);
        }
        List<Stored> page = new ArrayList<>();
        try (PreparedStatement read = connection.prepareStatement(PAGE)) {
            read.setString(1, after);
            read.setString(2, after);
            read.setInt(3, max);
            try (ResultSet rows = read.executeQuery()) {
                while (rows.next()) {
                    String id = rows.getString(1);
                    long number = rows.getLong(2);
                    page.add(new Stored(id, rows.wasNull() ? null : lastRow(number, rows, 3)));
                }
            }
        }
        return page;
    }

    static @Nullable LastRow lastRow(Connection connection, String persistenceId) throws SQLException {
        try (PreparedStatement read = connection.prepareStatement(LAST_ROW)) {
            read.setString(1, persistenceId);
            try (ResultSet row = read.executeQuery()) {
                return row.next() ? lastRow(row.getLong(1), row, 2) : null;
            }
        }
    }

    private static LastRow lastRow(long number, ResultSet row, int from) throws SQLException {
        return new LastRow(
                number, Instant.ofEpochMilli(row.getLong(from)), Eraser.TOMBSTONE.equals(row.getString(from + 1)));
    }

    private static String next(String after) {
        return "least((" + NEXT.formatted("event_journal", after) + "), (" + NEXT.formatted("snapshot", after) + "))";
    }
}
