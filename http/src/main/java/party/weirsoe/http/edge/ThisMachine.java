package party.weirsoe.http.edge;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import org.apache.pekko.http.javadsl.model.AttributeKeys;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.RemoteAddress;
import party.weirsoe.http.limit.AddressRange;

/** Whether a request was typed into a browser on the server's own machine, under a name that means nothing elsewhere. */
final class ThisMachine {
    /** Any of them: somebody else stands behind the connection. */
    private static final List<String> RELAYED = List.of("X-Forwarded-For", "X-Forwarded-Host", "Forwarded");

    private ThisMachine() {}

    static boolean sent(HttpRequest request) {
        return request.getAttribute(AttributeKeys.remoteAddress)
                        .flatMap(RemoteAddress::getAddress)
                        .filter(InetAddress::isLoopbackAddress)
                        .isPresent()
                && isLoopback(request.getUri().host().address())
                && RELAYED.stream().allMatch(name -> Call.header(request, name).isEmpty());
    }

    private static boolean isLoopback(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        if (name.equals("localhost") || name.endsWith(".localhost")) {
            return true;
        }
        InetAddress literal = AddressRange.literal(name);
        return literal != null && literal.isLoopbackAddress();
    }
}
