package party.weirsoe.persistence;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Reads and writes rows behind the journal's back, and past its guards. */
final class Rows {
    private Rows() {}

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void unguarded(Connection connection, String sql) throws SQLException {
        execute(connection, "SET session_replication_role = replica");
        execute(connection, sql);
        execute(connection, "SET session_replication_role = origin");
    }

    /** The first column of what the question finds. */
    static List<Long> longs(Connection connection, String sql) throws SQLException {
        List<Long> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getLong(1));
            }
        }
        return found;
    }

    static List<Long> numbers(Connection connection, String persistenceId) throws SQLException {
        return longs(
                connection,
                "SELECT sequence_number FROM event_journal WHERE persistence_id = '" + persistenceId
                        + "' ORDER BY sequence_number");
    }

    static void event(Connection connection, String persistenceId, long number, String manifest) throws SQLException {
        unguarded(
                connection,
                "INSERT INTO event_journal(persistence_id, sequence_number, writer, write_timestamp, adapter_manifest,"
                        + " event_ser_id, event_ser_manifest, event_payload) VALUES ('" + persistenceId + "', " + number
                        + ", 'test', 0, '', 33, '" + manifest + "', '\\x00')");
    }

    static void snapshot(Connection connection, String persistenceId, long number) throws SQLException {
        unguarded(
                connection,
                "INSERT INTO snapshot(persistence_id, sequence_number, created, snapshot_ser_id, snapshot_ser_manifest,"
                        + " snapshot_payload) VALUES ('" + persistenceId + "', " + number + ", 0, 33, 'x', '\\x00')");
    }

    /** What another writer would have put into the way of this session's next row. */
    static void conflict(Connection connection, String persistenceId, long number) throws SQLException {
        unguarded(
                connection,
                "INSERT INTO event_journal(persistence_id, sequence_number, writer, write_timestamp, adapter_manifest,"
                        + " event_ser_id, event_ser_manifest, event_payload)"
                        + " SELECT persistence_id, " + number + ", 'another', write_timestamp, adapter_manifest,"
                        + " event_ser_id, event_ser_manifest, event_payload FROM event_journal"
                        + " WHERE persistence_id = '" + persistenceId + "' AND sequence_number = 1");
    }
}
