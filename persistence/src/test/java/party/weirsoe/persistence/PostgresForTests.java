package party.weirsoe.persistence;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import party.weirsoe.session.Journal;

/**
 * One durable PostgreSQL server for all the tests of a module, started by the first that asks and stopped with the JVM. Its
 * data lie in {@code target}, so that only the first run after a clean pays for the set-up. Each test class takes a
 * database of its own.
 */
public final class PostgresForTests {
    private static final Path DATA = Path.of("target", "postgres-for-tests");
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final AtomicInteger databases = new AtomicInteger();
    private static @Nullable EmbeddedServer running;

    private PostgresForTests() {}

    /** The URL of a new and empty database. */
    public static String databaseUrl() {
        EmbeddedServer server = server();
        String name = "test_" + databases.incrementAndGet();
        execute(server.address(), "CREATE DATABASE " + name);
        return "jdbc:postgresql://127.0.0.1:" + server.port() + "/" + name + "?user=postgres";
    }

    /** A journal on a new database, as an external one. The caller closes it. */
    public static Journal journal() {
        return new PostgresJournalProvider().open(new Journal.Settings(databaseUrl(), DATA), line -> {});
    }

    /**
     * The library unpacks its programs once in a process, beside the data of the first server. Call it before another one is
     * started in a folder that is deleted after its test: else the servers of all other tests lose their programs with it.
     */
    static void unpackWhereProgramsStay() {
        server();
    }

    static Connection connect(String url) throws SQLException {
        return DatabaseAddress.parse(url).connect(TIMEOUT);
    }

    private static synchronized EmbeddedServer server() {
        if (running == null) {
            EmbeddedServer started = EmbeddedServer.start(DATA, line -> {});
            Runtime.getRuntime().addShutdownHook(new Thread(started::close));
            dropOldDatabases(started.address());
            running = started;
        }
        return running;
    }

    private static void dropOldDatabases(DatabaseAddress address) {
        List<String> names = new ArrayList<>();
        try (Connection connection = address.connect(TIMEOUT);
                Statement statement = connection.createStatement()) {
            try (ResultSet rows =
                    statement.executeQuery("SELECT datname FROM pg_database WHERE datname LIKE 'test\\_%'")) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        names.forEach(name -> execute(address, "DROP DATABASE " + name));
    }

    private static void execute(DatabaseAddress address, String sql) {
        try (Connection connection = address.connect(TIMEOUT);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
