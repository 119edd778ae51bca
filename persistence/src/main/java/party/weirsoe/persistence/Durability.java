package party.weirsoe.persistence;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import party.weirsoe.session.Journal.StartException;

/** Asks a server whether a committed row survives a power cut, and refuses one that says no. */
final class Durability {
    /** Each is {@code on} in the embedded server. */
    static final String[] SETTINGS = {"fsync", "full_page_writes", "synchronous_commit"};

    private Durability() {}

    /**
     * Nothing may be {@code off}. The other values of {@code synchronous_commit} ({@code local}, {@code remote_write},
     * {@code remote_apply}) differ in what they ask of standbys; each waits for the server's own disk.
     *
     * @param server how the server is called in the refusal
     */
    static void check(Connection connection, String server) throws SQLException {
        for (Map.Entry<String, String> setting : settings(connection).entrySet()) {
            if (setting.getValue().equals("off")) {
                throw new StartException(server + " runs with " + setting.getKey()
                        + "=off, so accepted commands could be lost; set " + setting.getKey() + "=on");
            }
        }
    }

    static Map<String, String> settings(Connection connection) throws SQLException {
        Map<String, String> settings = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement()) {
            for (String name : SETTINGS) {
                try (ResultSet row = statement.executeQuery("SHOW " + name)) {
                    row.next();
                    settings.put(name, row.getString(1));
                }
            }
        }
        return settings;
    }
}
