package party.weirsoe.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import party.weirsoe.session.SessionSerializer;

/** Removes what a deleted session has left. */
final class Eraser {
    /** How the row that ends a session is known. */
    static final String TOMBSTONE = SessionSerializer.TOMBSTONE_MANIFEST;

    private static final String FIND_TOMBSTONE =
            "SELECT ordering, sequence_number FROM public.event_journal WHERE persistence_id = ?"
                    + " AND event_ser_manifest = ? ORDER BY ordering DESC LIMIT 1";
    private static final String DELETE_ROWS =
            "DELETE FROM public.event_journal WHERE persistence_id = ? AND ordering <= ?";
    private static final String DELETE_SNAPSHOTS =
            "DELETE FROM public.snapshot WHERE persistence_id = ? AND sequence_number <= ?";
    /** One that was written while its rows were being removed: the code's next life would begin with it. */
    private static final String DELETE_ORPHANS = "DELETE FROM public.snapshot WHERE persistence_id = ?"
            + " AND NOT EXISTS (SELECT 1 FROM public.event_journal WHERE persistence_id = ?)";

    private Eraser() {}

    /** Up to and with the newest tombstone: a row behind it is of the code's next life. No tombstone, no row is touched. */
    static void erase(Connection connection, String persistenceId) throws SQLException {
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
        try (PreparedStatement orphans = connection.prepareStatement(DELETE_ORPHANS)) {
            orphans.setString(1, persistenceId);
            orphans.setString(2, persistenceId);
            orphans.executeUpdate();
        }
    }

    private static void delete(Connection connection, String sql, String persistenceId, long upTo) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(sql)) {
            delete.setString(1, persistenceId);
            delete.setLong(2, upTo);
            delete.executeUpdate();
        }
    }
}
