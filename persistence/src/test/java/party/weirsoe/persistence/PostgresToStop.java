package party.weirsoe.persistence;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL server of its own that goes away and comes back where it was, for tests of an outage. */
public final class PostgresToStop implements AutoCloseable {
    private final Path dataDir;
    private final int port;
    private @Nullable EmbeddedServer server;

    public PostgresToStop(Path dataDir) {
        this.dataDir = dataDir;
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

    @Override
    public void close() {
        stop();
    }
}
