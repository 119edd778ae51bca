package party.weirsoe.persistence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL server of its own that goes away and comes back where it was, for tests of an outage. */
public final class PostgresToStop implements AutoCloseable {
    private final Path dataDir;
    private final int port;
    private @Nullable EmbeddedServer server;

    public PostgresToStop(Path dataDir) {
        this.dataDir = dataDir;
        PostgresForTests.unpackWhereProgramsStay();
        EmbeddedServer first = EmbeddedServer.start(dataDir, line -> {});
        this.port = first.port();
        this.server = first;
    }

    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres";
    }

    /** Ends its connections, and refuses new ones. */
    public void stop() {
        if (server != null) {
            server.close();
            server = null;
        }
    }

    public void startAgain() {
        server = EmbeddedServer.start(dataDir, port, line -> {});
    }

    /** Its processes stand still with their connections open, as when its machine or its disk hangs. */
    public void freeze() {
        signal("STOP");
    }

    public void thaw() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            long postmaster = Long.parseLong(
                    Files.readAllLines(dataDir.resolve("postgres").resolve("postmaster.pid"))
                            .getFirst());
            ProcessHandle server = ProcessHandle.of(postmaster).orElseThrow();
            // The postmaster first: what it has not started is not missed.
            for (ProcessHandle process :
                    Stream.concat(Stream.of(server), server.descendants()).toList()) {
                new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                        .start()
                        .onExit()
                        .join();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        stop();
    }
}
