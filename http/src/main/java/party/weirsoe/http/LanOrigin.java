package party.weirsoe.http;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** The origin that phones of the same network can open; empty while there is none. */
final class LanOrigin implements Supplier<String> {
    private static final Set<String> EVERYWHERE = Set.of("0.0.0.0", "::");

    private final String listening;
    private volatile int port;

    /** @param listening the host on which the server listens */
    LanOrigin(String listening) {
        this.listening = listening;
    }

    /** From now on it has a port, whatever was configured. */
    void opened(int httpPort) {
        port = httpPort;
    }

    /** Asked anew each time: a laptop changes its network. */
    @Override
    public String get() {
        List<String> addresses = EVERYWHERE.contains(listening) ? LanAddresses.find() : List.of();
        return addresses.isEmpty() || port == 0 ? "" : "http://" + new HostPort(addresses.getFirst(), port);
    }
}
