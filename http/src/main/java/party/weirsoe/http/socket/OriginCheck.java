package party.weirsoe.http.socket;

import java.net.InetAddress;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.jspecify.annotations.Nullable;

/** Decides whose pages may open a socket, since browsers send cross-origin upgrades unasked. Clients without a page send no {@code Origin}. */
public final class OriginCheck {
    private static final String HOST = "([a-z0-9._~-]+|\\[[0-9a-f:.]+])(?::([0-9]{1,5}))?";
    private static final Pattern ORIGIN = Pattern.compile("(https?)://" + HOST);
    private static final Pattern AUTHORITY = Pattern.compile(HOST);
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;
    private static final int PORT_MAX = 65_535;

    private final Set<Origin> allowed;
    private final Predicate<InetAddress> trustedProxy;

    /**
     * @param allowed further origins, as browsers write them: {@code https://party.example}
     * @param trustedProxy whose {@code X-Forwarded-Host} is believed
     * @throws IllegalArgumentException where one of them is no origin
     */
    public OriginCheck(Collection<String> allowed, Predicate<InetAddress> trustedProxy) {
        this.allowed = allowed.stream().map(OriginCheck::configured).collect(Collectors.toUnmodifiableSet());
        this.trustedProxy = trustedProxy;
    }

    /** Whether it is what a browser may send as {@code Origin}: scheme, host, and perhaps a port. */
    public static boolean isOrigin(String text) {
        return origin(text) != null;
    }

    /** @param peer the other end of the connection; null where it is not known, which is not trusted */
    public boolean allows(HttpRequest request, @Nullable InetAddress peer) {
        List<String> origins = values(request, "origin");
        if (origins.isEmpty()) {
            return true;
        }
        Origin origin = origins.size() == 1 ? origin(origins.getFirst()) : null;
        if (origin == null) {
            return false;
        }
        return allowed.contains(origin) || isOwn(origin, host(request, peer));
    }

    private @Nullable String host(HttpRequest request, @Nullable InetAddress peer) {
        List<String> forwarded =
                peer != null && trustedProxy.test(peer) ? values(request, "x-forwarded-host") : List.of();
        List<String> hosts = forwarded.isEmpty() ? values(request, "host") : forwarded;
        // A chain of proxies appends: the first is what the client asked for.
        return hosts.isEmpty() ? null : hosts.getFirst().split(",", -1)[0].strip();
    }

    private static boolean isOwn(Origin origin, @Nullable String host) {
        Matcher form = AUTHORITY.matcher(host == null ? "" : host.toLowerCase(Locale.ROOT));
        if (!form.matches() || !form.group(1).equals(origin.host())) {
            return false;
        }
        String port = form.group(2);
        // Behind a proxy that ends TLS the scheme is not known here, so a missing port is the default of either.
        return port == null
                ? origin.port() == HTTP_PORT || origin.port() == HTTPS_PORT
                : origin.port() == Integer.parseInt(port);
    }

    private static Origin configured(String text) {
        Origin origin = origin(text);
        if (origin == null) {
            throw new IllegalArgumentException("not an origin: " + text);
        }
        return origin;
    }

    private static @Nullable Origin origin(String text) {
        Matcher form = ORIGIN.matcher(text.toLowerCase(Locale.ROOT));
        if (!form.matches()) {
            return null;
        }
        String scheme = form.group(1);
        String port = form.group(3);
        int standard = scheme.equals("https") ? HTTPS_PORT : HTTP_PORT;
        int number = port == null ? standard : Integer.parseInt(port);
        return number < 1 || number > PORT_MAX ? null : new Origin(scheme, form.group(2), number);
    }

    private static List<String> values(HttpRequest request, String name) {
        return StreamSupport.stream(request.getHeaders().spliterator(), false)
                .filter(header -> header.is(name))
                .map(HttpHeader::value)
                .toList();
    }

    /** A page's origin, its port filled in. */
    private record Origin(String scheme, String host, int port) {}
}
