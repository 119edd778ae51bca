package party.weirsoe.http;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import party.weirsoe.http.ServerSettings.Peers;
import party.weirsoe.http.limit.AddressRange;
import party.weirsoe.http.limit.HttpLimits;
import party.weirsoe.http.limit.TrustedProxies;
import party.weirsoe.http.socket.OriginCheck;
import party.weirsoe.session.Tokens;

/** Reads and checks each {@code WPP_} variable. An empty one counts as not set, as compose files leave them. */
final class EnvironmentReader {
    private static final int PORT_MAX = 65_535;
    private static final int RETENTION_DAYS_MAX = 36_500;
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]+|[0-9A-Fa-f:.]+");
    private static final Pattern HOST_PORT = Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+]):(\\d{1,5})");
    private static final String LABEL = "[A-Za-z0-9._/-]+=[A-Za-z0-9._-]+";
    private static final Pattern SELECTOR = Pattern.compile(LABEL + "(," + LABEL + ")*");
    private static final Pattern APP_VERSION =
            Pattern.compile("\\d{1,9}(\\.\\d{1,9}){0,2}([.+-][A-Za-z0-9.+-]{1,40})?");
    private static final Pattern SECRET = Pattern.compile("[\\x21-\\x7e]{" + Tokens.SECRET_CHARACTERS_MIN + ",}");

    private final Map<String, String> environment;

    /** Reads one item of a list; null where it has not its form. */
    private interface Form<T> {
        @Nullable T parse(String item);
    }

    EnvironmentReader(Map<String, String> environment) {
        this.environment = environment;
    }

    ServerSettings read() {
        String databaseUrl = databaseUrl();
        ServerSettings.Secret secret = secret();
        ServerSettings.Cluster cluster = cluster();
        if (!(cluster.peers() instanceof Peers.None) && (databaseUrl == null || secret == null)) {
            throw wrong(
                    cluster.peers() instanceof Peers.Seeds ? "WPP_SEED_NODES" : "WPP_CLUSTER",
                    "several nodes share one database and one secret: set "
                            + (databaseUrl == null ? "WPP_DATABASE_URL" : "")
                            + (databaseUrl == null && secret == null ? " and " : "")
                            + (secret == null ? "WPP_SECRET" : "")
                            + " to the same on every node");
        }
        return new ServerSettings(
                new ServerSettings.Ports(
                        listen("WPP_HTTP_HOST", "0.0.0.0", "WPP_HTTP_PORT", 8080),
                        listen("WPP_OPS_HOST", "127.0.0.1", "WPP_OPS_PORT", 9464)),
                new ServerSettings.Storage(
                        databaseUrl, dataDir(), number("WPP_RETENTION_DAYS", 30, 1, RETENTION_DAYS_MAX)),
                secret,
                packDir(),
                new ServerSettings.Traffic(
                        rateLimit(),
                        list("WPP_ALLOWED_ORIGINS", "https://host,https://host:port", EnvironmentReader::origin),
                        new TrustedProxies(list(
                                "WPP_TRUSTED_PROXIES", "addresses or blocks such as 10.0.0.0/8", AddressRange::parse))),
                cluster);
    }

    private ServerSettings.Cluster cluster() {
        return new ServerSettings.Cluster(
                listen("WPP_NODE_HOST", "127.0.0.1", "WPP_NODE_PORT", 0), peers(), appVersion());
    }

    /** All variables are read and checked, whichever way is chosen. */
    private Peers peers() {
        List<HostPort> seeds = list("WPP_SEED_NODES", "host:port,[::1]:port", EnvironmentReader::hostPort);
        Peers.Kubernetes kubernetes = new Peers.Kubernetes(
                selector(),
                number("WPP_KUBERNETES_NODES", 2, 1, HttpLimits.FOUNDERS_MAX),
                number("WPP_MANAGEMENT_PORT", 7626, 1, PORT_MAX));
        String way = get("WPP_CLUSTER");
        if (way != null && !way.equals("seeds") && !way.equals("kubernetes")) {
            throw wrong("WPP_CLUSTER", "'" + way + "' is neither seeds nor kubernetes");
        }
        if (!"kubernetes".equals(way)) {
            return seeds.isEmpty() ? new Peers.None() : new Peers.Seeds(seeds);
        }
        if (!seeds.isEmpty()) {
            throw wrong("WPP_CLUSTER", "with kubernetes the nodes find each other: take WPP_SEED_NODES away");
        }
        return kubernetes;
    }

    private String selector() {
        String value = get("WPP_KUBERNETES_SELECTOR");
        if (value != null && !SELECTOR.matcher(value).matches()) {
            throw wrong("WPP_KUBERNETES_SELECTOR", "'" + value + "' is not of the form label=value,label=value");
        }
        return value == null ? "app=weirsoe" : value;
    }

    private String appVersion() {
        String value = get("WPP_APP_VERSION");
        if (value != null && !APP_VERSION.matcher(value).matches()) {
            throw wrong("WPP_APP_VERSION", "'" + value + "' is not of the form 1.2.3 or 1.2.3-word");
        }
        return value == null ? Main.Version.build() : value;
    }

    private @Nullable String get(String name) {
        String value = environment.get(name);
        return value == null || value.isBlank() ? null : value.trim();
    }

    private HostPort listen(String hostName, String host, String portName, int port) {
        String value = get(hostName);
        if (value != null && !HOST.matcher(value).matches()) {
            throw wrong(hostName, "'" + value + "' is no host name or address");
        }
        return new HostPort(value == null ? host : value, number(portName, port, 0, PORT_MAX));
    }

    private int number(String name, int absent, int min, int max) {
        String value = get(name);
        if (value == null) {
            return absent;
        }
        if (!value.matches("\\d{1,9}") || Integer.parseInt(value) < min || Integer.parseInt(value) > max) {
            throw wrong(name, "'" + value + "' is no number from " + min + " to " + max);
        }
        return Integer.parseInt(value);
    }

    private @Nullable String databaseUrl() {
        String value = get("WPP_DATABASE_URL");
        if (value != null && !value.startsWith("jdbc:postgresql://")) {
            // It may hold a password: it is not told back.
            throw wrong("WPP_DATABASE_URL", "it must begin with jdbc:postgresql://");
        }
        return value;
    }

    private ServerSettings.@Nullable Secret secret() {
        String value = get("WPP_SECRET");
        if (value == null) {
            return null;
        }
        if (!SECRET.matcher(value).matches()) {
            throw wrong(
                    "WPP_SECRET",
                    "it needs at least " + Tokens.SECRET_CHARACTERS_MIN
                            + " printable characters and no spaces, such as openssl rand -hex 32 gives");
        }
        return new ServerSettings.Secret(value);
    }

    private Path dataDir() {
        Path dir = path("WPP_DATA_DIR", get("WPP_DATA_DIR"), Path.of("data"));
        if (Files.exists(dir) && !Files.isDirectory(dir)) {
            throw wrong("WPP_DATA_DIR", "'" + dir + "' is no folder");
        }
        return dir;
    }

    private @Nullable Path packDir() {
        String value = get("WPP_PACK_DIR");
        if (value == null) {
            return null;
        }
        Path dir = path("WPP_PACK_DIR", value, Path.of(""));
        if (!Files.isDirectory(dir)) {
            throw wrong("WPP_PACK_DIR", "'" + dir + "' is no folder");
        }
        return dir;
    }

    private static Path path(String name, @Nullable String value, Path absent) {
        try {
            return value == null ? absent : Path.of(value);
        } catch (InvalidPathException e) {
            throw wrong(name, "'" + value + "' is no path");
        }
    }

    private boolean rateLimit() {
        String value = get("WPP_RATE_LIMIT");
        if (value != null && !value.equals("on") && !value.equals("off")) {
            throw wrong("WPP_RATE_LIMIT", "'" + value + "' is neither on nor off");
        }
        return value == null || value.equals("on");
    }

    private <T> List<T> list(String name, String shape, Form<T> form) {
        String value = get(name);
        List<T> items = new ArrayList<>();
        if (value != null) {
            for (String item : value.split(",", -1)) {
                T parsed = form.parse(item.trim());
                if (parsed == null) {
                    throw wrong(name, "'" + item.trim() + "' is not of the form " + shape);
                }
                items.add(parsed);
            }
        }
        return items;
    }

    private static @Nullable HostPort hostPort(String text) {
        var form = HOST_PORT.matcher(text);
        if (!form.matches()) {
            return null;
        }
        int port = Integer.parseInt(form.group(2));
        String host = form.group(1).replace("[", "").replace("]", "");
        return port < 1 || port > PORT_MAX ? null : new HostPort(host, port);
    }

    private static @Nullable String origin(String text) {
        String origin = text.toLowerCase(Locale.ROOT);
        return OriginCheck.isOrigin(origin) ? origin : null;
    }

    private static SettingsException wrong(String name, String why) {
        return new SettingsException(name + ": " + why + ".");
    }
}
