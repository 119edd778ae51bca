package party.weirsoe.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import party.weirsoe.session.Journal.StartException;

/** Where the database is: a JDBC URL with user and password in its query. Only {@link #toString} may be shown. */
final class DatabaseAddress {
    private static final String EXPECTED =
            "WPP_DATABASE_URL must look like jdbc:postgresql://host:5432/database?user=…&password=…";

    private final String url;
    private final Properties parsed;

    private DatabaseAddress(String url, Properties parsed) {
        this.url = url;
        this.parsed = parsed;
    }

    /** @throws StartException where it is no URL of PostgreSQL; the line does not repeat it, for it may hold a password */
    static DatabaseAddress parse(String url) {
        Properties parsed = url.startsWith("jdbc:postgresql:") ? Driver.parseURL(url, null) : null;
        if (parsed == null) {
            throw new StartException(EXPECTED);
        }
        if (url.replaceFirst("\\?.*", "").contains("@")) {
            throw new StartException(EXPECTED + ": user and password stand in the query, not before the host");
        }
        return new DatabaseAddress(url, parsed);
    }

    static DatabaseAddress embedded(int port) {
        return parse("jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres");
    }

    String url() {
        return url;
    }

    /**
     * A connection of its own, outside of the pool.
     *
     * @param timeout of each answer, and of the connecting where that has not a shorter one
     */
    Connection connect(Duration timeout) throws SQLException {
        int connecting = Math.min(seconds(timeout), seconds(PersistenceLimits.CONNECT_TIMEOUT));
        Properties properties = new Properties();
        PGProperty.APPLICATION_NAME.set(properties, "weirsoe");
        PGProperty.CONNECT_TIMEOUT.set(properties, connecting);
        PGProperty.LOGIN_TIMEOUT.set(properties, connecting);
        PGProperty.SOCKET_TIMEOUT.set(properties, seconds(timeout));
        return Objects.requireNonNull(new Driver().connect(url, properties), "the URL has been parsed");
    }

    /** What went wrong, in one line and without the password. */
    String explain(SQLException e) {
        String line = Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName())
                .replaceAll("\\s+", " ")
                .strip();
        String password = property(PGProperty.PASSWORD);
        return password == null || password.isEmpty() ? line : line.replace(password, "…");
    }

    /** Host, port and database. */
    @Override
    public String toString() {
        String[] hosts = text(PGProperty.PG_HOST, "localhost").split(",", -1);
        String[] ports = text(PGProperty.PG_PORT, "5432").split(",", -1);
        StringBuilder address = new StringBuilder();
        for (int i = 0; i < hosts.length; i++) {
            String port = i < ports.length ? ports[i] : ports[0];
            address.append(String.format(Locale.ROOT, "%s%s:%s", i == 0 ? "" : ",", hosts[i], port));
        }
        return address + "/" + text(PGProperty.PG_DBNAME, "");
    }

    private String text(PGProperty property, String otherwise) {
        return Objects.requireNonNullElse(property(property), otherwise);
    }

    private @Nullable String property(PGProperty property) {
        return parsed.getProperty(property.getName());
    }

    static int seconds(Duration duration) {
        return Math.toIntExact(duration.toSeconds());
    }
}
