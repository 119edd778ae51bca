package party.weirsoe.http.cluster;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import party.weirsoe.http.simulate.JournalRow;
import party.weirsoe.session.StoredRows;

/** Reads the journal as it is in the database, past every server. */
final class JournalReader implements AutoCloseable {
    private final String url;
    private final StoredRows stored = new StoredRows();

    JournalReader(String url) {
        this.url = url;
    }

    /** All rows of that session, in order. */
    List<JournalRow> rows(String code) {
        List<JournalRow> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url);
                PreparedStatement select = connection.prepareStatement(
                        "SELECT sequence_number, event_ser_manifest, event_payload FROM event_journal"
                                + " WHERE persistence_id = ? ORDER BY sequence_number")) {
            select.setString(1, StoredRows.persistenceId(code));
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    StoredRows.Row row = stored.read(found.getBytes(3), found.getString(2));
                    rows.add(new JournalRow(found.getLong(1), row.events(), row.receipt()));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return rows;
    }

    @Override
    public void close() {
        stored.close();
    }
}
