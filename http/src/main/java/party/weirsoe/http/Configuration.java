package party.weirsoe.http;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.HashMap;
import java.util.Map;
import party.weirsoe.http.limit.HttpLimits;
import party.weirsoe.http.problem.ParsingProblems;

/** The actor system's configuration: the bounds of {@link HttpLimits} and the settings of this node, in Pekko's words. */
final class Configuration {
    static final String SYSTEM = "weirsoe";

    private Configuration() {}

    /** How HTTP is spoken. */
    static Config http() {
        Map<String, Object> server = new HashMap<>();
        server.put("server-header", "");
        server.put("remote-address-attribute", "on");
        server.put("transparent-head-requests", "on");
        server.put("max-connections", HttpLimits.CONNECTIONS_MAX);
        server.put("backlog", HttpLimits.BACKLOG_MAX);
        server.put("idle-timeout", HttpLimits.IDLE_MAX.toMillis() + " ms");
        server.put("parsing.error-handler", ParsingProblems.class.getName());
        server.put("parsing.max-uri-length", HttpLimits.TARGET_BYTES_MAX);
        server.put("parsing.max-header-name-length", HttpLimits.HEADER_NAME_BYTES_MAX);
        server.put("parsing.max-header-value-length", HttpLimits.HEADERS_BYTES_MAX);
        server.put("parsing.max-header-count", HttpLimits.HEADERS_MAX);
        server.put("parsing.max-content-length", HttpLimits.DRAINED_BYTES_MAX);
        server.put("parsing.max-chunk-size", HttpLimits.CHUNK_BYTES_MAX);
        // Headers as they came. Their values are read where somebody asks for them, and most requests have some that
        // nobody does.
        server.put("parsing.modeled-header-parsing", "off");
        // What strangers send must not fill the log, nor be in it.
        server.put("parsing.illegal-header-warnings", "off");
        server.put("parsing.error-logging-verbosity", "off");
        Map<String, Object> accepting = Map.of("type", "PinnedDispatcher", "executor", "thread-pool-executor");
        return ConfigFactory.parseMap(server)
                .atPath("pekko.http.server")
                .withFallback(ConfigFactory.parseMap(accepting).atPath(HttpBinding.ACCEPTING_DISPATCHER));
    }

    /** Which cluster this node belongs to. */
    static Config cluster(ServerSettings.Cluster cluster) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("pekko.remote.artery.canonical.hostname", host(cluster.node()));
        settings.put("pekko.remote.artery.canonical.port", cluster.node().port());
        settings.put("pekko.cluster.app-version", cluster.appVersion());
        if (cluster.peers() instanceof ServerSettings.Peers.Kubernetes kubernetes) {
            settings.put("pekko.management.http.hostname", cluster.node().host());
            settings.put("pekko.management.http.port", kubernetes.managementPort());
            settings.put("pekko.discovery.kubernetes-api.pod-label-selector", kubernetes.selector());
            settings.put(
                    "pekko.management.cluster.bootstrap.contact-point-discovery.required-contact-point-nr",
                    kubernetes.founders());
        }
        return ConfigFactory.parseMap(settings);
    }

    /** As Pekko writes it in addresses. */
    static String host(HostPort node) {
        return node.host().contains(":") ? "[" + node.host() + "]" : node.host();
    }
}
