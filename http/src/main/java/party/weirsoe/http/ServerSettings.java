package party.weirsoe.http;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import party.weirsoe.http.limit.TrustedProxies;

/**
 * All that can be configured, read once from the environment: {@code docs/configuration.md} lists the same variables.
 *
 * @param secret {@code WPP_SECRET}; null: the generated one in the data directory
 */
public record ServerSettings(
        Ports ports,
        Storage storage,
        @Nullable Secret secret,
        @Nullable Path packDir,
        Traffic traffic,
        Cluster cluster) {

    /** Where the public pages and the operators' metrics listen. */
    public record Ports(HostPort http, HostPort ops) {}

    /**
     * @param databaseUrl null: an embedded PostgreSQL in {@code dataDir}
     * @param retentionDays how long the rows of a finished or untouched session are kept
     */
    public record Storage(@Nullable String databaseUrl, Path dataDir, int retentionDays) {
        /** The address may hold a password. */
        @Override
        public String toString() {
            return "Storage[dataDir=" + dataDir + ", retentionDays=" + retentionDays + "]";
        }
    }

    /** Key material of the tokens; never printed. */
    public record Secret(String value) {
        @Override
        public String toString() {
            return "Secret[…]";
        }
    }

    /** @param allowedOrigins of sockets, besides the server's own: {@code https://party.example} */
    public record Traffic(boolean rateLimit, List<String> allowedOrigins, TrustedProxies proxies) {
        public Traffic {
            allowedOrigins = List.copyOf(allowedOrigins);
        }
    }

    /**
     * @param node the address that this node tells the others
     * @param appVersion of this release: while two are running, sessions that start go to the nodes of the newer one
     */
    public record Cluster(HostPort node, Peers peers, String appVersion) {}

    /** How a node finds the others. */
    public sealed interface Peers {
        /** A cluster of one. */
        record None() implements Peers {}

        record Seeds(List<HostPort> nodes) implements Peers {
            public Seeds {
                nodes = List.copyOf(nodes);
            }
        }

        /**
         * @param selector of the pods' labels
         * @param founders how many nodes must see each other before they found a cluster
         * @param managementPort where each of them tells the others whom it sees
         */
        record Kubernetes(String selector, int founders, int managementPort) implements Peers {}
    }

    /** @throws SettingsException for the first variable that is wrong */
    public static ServerSettings from(Map<String, String> environment) {
        return new EnvironmentReader(environment).read();
    }
}
