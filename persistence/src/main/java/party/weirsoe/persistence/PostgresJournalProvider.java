package party.weirsoe.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import party.weirsoe.session.Journal;
import party.weirsoe.session.Journal.StartException;

/** Opens the journal on PostgreSQL: the server of {@code WPP_DATABASE_URL}, or an embedded one. */
public final class PostgresJournalProvider implements Journal.Provider {
    private static final String EMBEDDED_SERVER = "io.zonky.test.db.postgres.embedded.EmbeddedPostgres";

    @Override
    public Journal open(Journal.Settings settings, Consumer<String> progress) {
        String url = settings.databaseUrl();
        return url == null ? embedded(settings, progress) : external(DatabaseAddress.parse(url), progress);
    }

    private static Journal embedded(Journal.Settings settings, Consumer<String> progress) {
        if (!hasEmbeddedServer()) {
            throw new StartException(
                    "WPP_DATABASE_URL: this installation has no embedded PostgreSQL (container images have"
                            + " none); name a server with jdbc:postgresql://host:5432/database?user=…&password=…");
        }
        EmbeddedServer server = EmbeddedServer.start(settings.dataDir(), progress);
        try {
            prepare(server.address(), "the embedded PostgreSQL", progress);
            String description = "embedded PostgreSQL in " + settings.dataDir();
            return new PostgresJournal(server.address(), description, server);
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    private static boolean hasEmbeddedServer() {
        try {
            Class.forName(EMBEDDED_SERVER, false, PostgresJournalProvider.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static Journal external(DatabaseAddress address, Consumer<String> progress) {
        progress.accept("connecting to PostgreSQL at " + address);
        prepare(address, "the database of WPP_DATABASE_URL at " + address, progress);
        return new PostgresJournal(address, "PostgreSQL at " + address, null);
    }

    /** @param name what the refusals call the server */
    private static void prepare(DatabaseAddress address, String name, Consumer<String> progress) {
        try (Connection connection = address.connect(PersistenceLimits.SETUP_TIMEOUT)) {
            Durability.check(connection, name);
            progress.accept("checking the tables");
            Schema.setUp(connection);
        } catch (SQLException e) {
            throw new StartException("cannot use " + name + ": " + address.explain(e), e);
        }
    }
}
