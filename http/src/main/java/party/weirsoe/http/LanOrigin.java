package party.weirsoe.http;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** The origin that phones of the same network can open; empty while there is none. */
final class LanOrigin implements Supplier<String> {
    private static final Set<String> EVERYWHERE = Set.of("0.0.0.0", "::");

    private final boolean everywhere;
    private final Supplier<List<String>> addresses;
    private volatile int port;

    /**
     * @param listening the host on which the server listens
     * @param addresses are asked for anew each time: a laptop changes its network
     */
    LanOrigin(String listening, Supplier<List<String>> addresses) {
        this.everywhere = isEverywhere(listening);
        this.addresses = addresses;
    }

    static boolean isEverywhere(String listening) {
        return EVERYWHERE.contains(listening);
    }

    /** From now on it has a port, whatever was configured. */
    void opened(int httpPort) {
        port = httpPort;
    }

    @Override
    public String get() {
        List<String> found = everywhere && port != 0 ? addresses.get() : List.of();
        return found.isEmpty() ? "" : "http://" + new HostPort(found.getFirst(), port);
    }
}
