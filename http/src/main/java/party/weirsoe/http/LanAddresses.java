package party.weirsoe.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The addresses under which phones in the same network find this machine. */
final class LanAddresses {
    /** Of a block that belongs to nobody. */
    private static final InetSocketAddress FAR_AWAY = new InetSocketAddress("198.51.100.1", 9);

    private LanAddresses() {}

    /** The most likely one first. */
    static List<String> find() {
        try {
            return bestFirst(
                    NetworkInterface.networkInterfaces()
                            .filter(LanAddresses::isUp)
                            .flatMap(NetworkInterface::inetAddresses),
                    outward());
        } catch (SocketException e) {
            // It is a convenience: a machine that does not tell its interfaces serves all the same.
            return List.of();
        }
    }

    /** @param outward what a container's or a virtual machine's own bridge is not */
    static List<String> bestFirst(Stream<InetAddress> addresses, InetAddress outward) {
        return addresses
                .filter(address -> address instanceof Inet4Address && address.isSiteLocalAddress())
                .sorted(Comparator.comparing((InetAddress address) -> !address.equals(outward))
                        .thenComparing(InetAddress::getHostAddress))
                .map(InetAddress::getHostAddress)
                .toList();
    }

    /** From where this machine would write to the rest of the world; it does not. The loopback address where there is no way. */
    private static InetAddress outward() {
        try (DatagramSocket socket = new DatagramSocket()) {
            // Connecting a datagram socket only looks the route up.
            socket.connect(FAR_AWAY);
            return socket.getLocalAddress();
        } catch (IOException | UncheckedIOException e) {
            return InetAddress.getLoopbackAddress();
        }
    }

    private static boolean isUp(NetworkInterface network) {
        try {
            return network.isUp() && !network.isLoopback() && !network.isPointToPoint();
        } catch (SocketException e) {
            return false;
        }
    }
}
