package party.weirsoe.persistence;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import party.weirsoe.session.Journal.StartException;

/**
 * A PostgreSQL server for who has none, durable like any other. It asks nobody for a password, and therefore listens on
 * loopback only: whoever has an account on the machine can read it.
 */
final class EmbeddedServer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedServer.class);
    private static final int ANY_PORT = 0;

    private final DataDirectory directory;
    private final EmbeddedPostgres postgres;

    private EmbeddedServer(DataDirectory directory, EmbeddedPostgres postgres) {
        this.directory = directory;
        this.postgres = postgres;
    }

    static EmbeddedServer start(Path dataDir, Consumer<String> progress) {
        return start(dataDir, ANY_PORT, progress);
    }

    static EmbeddedServer start(Path dataDir, int port, Consumer<String> progress) {
        DataDirectory directory = DataDirectory.lock(dataDir);
        try {
            stopOrphan(directory, progress);
            directory.tidy();
            progress.accept(
                    directory.isNew()
                            ? "setting up the embedded PostgreSQL in " + dataDir
                            : "starting the embedded PostgreSQL in " + dataDir);
            EmbeddedPostgres postgres = launch(directory, port);
            directory.markComplete();
            directory.protectBinaries();
            return new EmbeddedServer(directory, postgres);
        } catch (StartException e) {
            directory.close();
            throw e;
        } catch (IOException | RuntimeException | ExceptionInInitializerError e) { // the last is the library's
            abandon(directory);
            throw new StartException(
                    "the embedded PostgreSQL does not start, " + dataDir
                            + "/postgres.log says why; a server of your own can be named with WPP_DATABASE_URL",
                    e);
        }
    }

    private static EmbeddedPostgres launch(DataDirectory directory, int port) throws IOException {
        Redirect toLog = Redirect.appendTo(directory.log().toFile());
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(directory.postgres())
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(directory.binaries().toFile())
                .setPort(port)
                .setPGStartupWait(PersistenceLimits.SERVER_START)
                .setOutputRedirector(toLog)
                .setErrorRedirector(toLog)
                // The journal is closed after the actors have stopped; a hook of its own would be faster than they.
                .setRegisterShutdownHook(false)
                .setLocaleConfig("locale", "C")
                .setServerConfig("listen_addresses", "127.0.0.1")
                // No socket file in /tmp, where another server's may lie.
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("max_connections", Integer.toString(PersistenceLimits.SERVER_CONNECTIONS))
                // The contract forbids game data in logs: no statement is logged with an error.
                .setServerConfig("log_min_error_statement", "panic")
                .setServerConfig("log_checkpoints", "off");
        for (String setting : Durability.SETTINGS) {
            builder.setServerConfig(setting, "on"); // the library turns two of them off
        }
        return start(builder, directory);
    }

    private static EmbeddedPostgres start(EmbeddedPostgres.Builder builder, DataDirectory directory)
            throws IOException {
        try (StartWatch watch = new StartWatch(directory.postgres())) {
            EmbeddedPostgres postgres =
                    builder.setDataDirectoryCustomizer(dir -> watch.begin()).start();
            if (watch.hasGivenUp()) {
                postgres.close();
                throw new IOException("PostgreSQL ended while it was starting");
            }
            return postgres;
        }
    }

    private static void stopOrphan(DataDirectory directory, Consumer<String> progress) throws IOException {
        OrphanedServer.find(directory.postgres()).ifPresent(orphan -> {
            progress.accept("stopping the PostgreSQL that a killed run has left behind (pid " + orphan.pid() + ")");
            orphan.stop();
        });
    }

    /** After a start that failed, a server may run all the same. */
    private static void abandon(DataDirectory directory) {
        try {
            stopOrphan(directory, line -> {});
        } catch (IOException | StartException e) {
            log.warn("The embedded PostgreSQL may still run: {}", e.toString());
        }
        directory.close();
    }

    DatabaseAddress address() {
        return DatabaseAddress.embedded(postgres.getPort());
    }

    int port() {
        return postgres.getPort();
    }

    /** Returns when the server is gone, so that the next one finds its directory free. */
    @Override
    public void close() {
        if (!directory.isHeld()) { // closed before; by now the server on it may be somebody else's
            return;
        }
        try {
            postgres.close();
            stopOrphan(directory, line -> {}); // the library waits five seconds, no longer
        } catch (IOException | StartException e) {
            log.warn("The embedded PostgreSQL did not stop in time: {}", e.toString());
        } finally {
            directory.close();
        }
    }
}
