package party.weirsoe.persistence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import org.apache.pekko.persistence.jdbc.journal.JdbcAsyncWriteJournal;
import party.weirsoe.session.Journal.StartException;

/**
 * Sets up the tables, once for each database: the plugin's own, what guards them, and {@code weirsoe_schema} with the version of all that is
 * there. Several nodes may try at the same time, and a set-up that was cut off is gone through again.
 */
final class Schema {
    /** 1: the tables of pekko-persistence-jdbc 1.1.1. 2: {@link Guards}. */
    static final int VERSION = 2;

    private static final String PLUGIN_DDL = "schema/postgres/postgres-create-schema.sql";
    /** Any number that nobody else uses: it names our advisory lock. */
    private static final long LOCK = 0x7765_6972_736F_65L;

    private Schema() {}

    /** @param connection in auto-commit: an index can be built concurrently only outside of a transaction */
    static void setUp(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            lock(statement);
            try {
                int version = version(statement);
                if (version > VERSION) {
                    throw new StartException("a newer release of this server has set up the database (its schema is "
                            + version + ", this release knows " + VERSION + "): start that release");
                }
                if (version < 1) {
                    createPluginTables(statement);
                    statement.executeUpdate("INSERT INTO public.weirsoe_schema(version) VALUES (1)");
                }
                if (version < 2) {
                    for (String sql : Guards.STATEMENTS) {
                        statement.execute(sql);
                    }
                    statement.executeUpdate("UPDATE public.weirsoe_schema SET version = 2");
                }
            } finally {
                statement.execute("SELECT pg_advisory_unlock(" + LOCK + ")");
            }
        }
    }

    /**
     * Polls. A statement that waits for the lock inside the server would hold a snapshot, and the lock's holder, which
     * builds an index concurrently, would wait for that snapshot to go away: a deadlock.
     */
    private static void lock(Statement statement) throws SQLException {
        long deadline = System.nanoTime() + PersistenceLimits.SCHEMA_WAIT.toNanos();
        while (!ask(statement, "SELECT pg_try_advisory_lock(" + LOCK + ")").equals("t")) {
            if (System.nanoTime() > deadline) {
                throw new StartException("another node has been setting up the database for more than "
                        + PersistenceLimits.SCHEMA_WAIT.toSeconds()
                        + " seconds: see what it is doing, and start again");
            }
            pause();
        }
    }

    private static int version(Statement statement) throws SQLException {
        statement.execute("CREATE TABLE IF NOT EXISTS public.weirsoe_schema(version int NOT NULL)");
        return Integer.parseInt(ask(statement, "SELECT coalesce(max(version), 0) FROM public.weirsoe_schema"));
    }

    private static void createPluginTables(Statement statement) throws SQLException {
        for (String sql : pluginStatements()) {
            statement.execute(sql);
        }
    }

    static List<String> pluginStatements() {
        // The class loader of the plugin has its resources too.
        try (InputStream in = JdbcAsyncWriteJournal.class.getClassLoader().getResourceAsStream(PLUGIN_DDL)) {
            if (in == null) {
                throw new IllegalStateException(PLUGIN_DDL + " is not in the plugin's jar");
            }
            String script = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(script.split(";"))
                    .map(String::strip)
                    .filter(sql -> !sql.isEmpty())
                    // Its indexes, unlike its tables, would fail the second time.
                    .map(sql -> sql.replaceFirst("^(CREATE (UNIQUE )?INDEX (CONCURRENTLY )?)", "$1IF NOT EXISTS "))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String ask(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void pause() {
        try {
            // Another node holds the lock, and only asking again tells when it lets go; the caller bounds the asking.
            Thread.sleep(PersistenceLimits.SCHEMA_POLL.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartException("interrupted while another node set up the database", e);
        }
    }
}
