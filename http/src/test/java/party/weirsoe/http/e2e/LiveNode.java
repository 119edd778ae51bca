package party.weirsoe.http.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import party.weirsoe.http.Node;
import party.weirsoe.http.ServerSettings;
import party.weirsoe.pack.SamplePacks;
import party.weirsoe.persistence.PostgresForTests;

/** A whole node in this JVM, on free ports and a real PostgreSQL, with the pack {@value #CANARY_PACK}. */
public final class LiveNode implements AutoCloseable {
    public static final String CANARY_PACK = "canary";
    private static @Nullable LiveNode shared;

    private final Node node;
    private final String databaseUrl;

    private LiveNode(Node node, String databaseUrl) {
        this.node = node;
        this.databaseUrl = databaseUrl;
    }

    /** One for all tests that need nothing special; stopped with the JVM. */
    public static synchronized LiveNode shared() {
        if (shared == null) {
            LiveNode started = start(Map.of());
            Runtime.getRuntime().addShutdownHook(new Thread(started::close));
            shared = started;
        }
        return shared;
    }

    /** @param environment beside the test's own: ports 0, no rate limit, a database of its own */
    public static LiveNode start(Map<String, String> environment) {
        try {
            Path packs = Files.createTempDirectory("wpp-packs");
            Files.write(packs.resolve(CANARY_PACK + ".json"), SamplePacks.bytes(SamplePacks.canaryJson(CANARY_PACK)));
            Map<String, String> all = new HashMap<>(Map.of(
                    "WPP_HTTP_HOST", "127.0.0.1",
                    "WPP_HTTP_PORT", "0",
                    "WPP_OPS_PORT", "0",
                    "WPP_RATE_LIMIT", "off",
                    "WPP_DATA_DIR", Files.createTempDirectory("wpp-data").toString(),
                    "WPP_PACK_DIR", packs.toString(),
                    "WPP_DATABASE_URL", PostgresForTests.databaseUrl()));
            all.putAll(environment);
            return new LiveNode(
                    Node.start(ServerSettings.from(all), line -> {}),
                    Objects.requireNonNull(all.get("WPP_DATABASE_URL")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url() {
        return "http://127.0.0.1:" + node.httpPort();
    }

    public String opsUrl() {
        return "http://127.0.0.1:" + node.opsPort();
    }

    /** Of the rows, for who looks behind the server's back. */
    String databaseUrl() {
        return databaseUrl;
    }

    int port() {
        return node.httpPort();
    }

    @Override
    public void close() {
        node.close();
    }
}
