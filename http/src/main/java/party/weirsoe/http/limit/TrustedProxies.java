package party.weirsoe.http.limit;

import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The proxies whose {@code X-Forwarded-*} are believed; without one in front, nobody's. */
public record TrustedProxies(List<AddressRange> ranges) {
    public static final TrustedProxies NONE = new TrustedProxies(List.of());

    public TrustedProxies {
        ranges = List.copyOf(ranges);
    }

    public boolean trusts(InetAddress address) {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }

    /**
     * Who really asks: the rightmost address of the chain that is no proxy of ours. What stands left of it anybody may have
     * written.
     *
     * @param peer the other end of the connection
     * @param forwardedFor the values of {@code X-Forwarded-For}, in their order
     */
    public InetAddress client(InetAddress peer, List<String> forwardedFor) {
        InetAddress client = peer;
        String[] hops = String.join(",", forwardedFor).split(",", -1);
        for (int i = hops.length - 1; i >= 0 && trusts(client); i--) {
            InetAddress hop = address(hops[i].trim());
            if (hop == null) {
                return client;
            }
            client = hop;
        }
        return client;
    }

    /** With or without a port: {@code 192.0.2.7:4711}, {@code [2001:db8::1]:4711}. */
    private static @Nullable InetAddress address(String hop) {
        if (hop.startsWith("[")) {
            int end = hop.indexOf(']');
            return end < 0 ? null : AddressRange.literal(hop.substring(1, end));
        }
        int colon = hop.indexOf(':');
        boolean hasPort = colon >= 0 && colon == hop.lastIndexOf(':');
        return AddressRange.literal(hasPort ? hop.substring(0, colon) : hop);
    }
}
