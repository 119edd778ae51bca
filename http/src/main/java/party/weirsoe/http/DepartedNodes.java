package party.weirsoe.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.pekko.actor.Address;
import org.apache.pekko.cluster.Cluster;
import org.apache.pekko.cluster.Member;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import party.weirsoe.http.limit.HttpLimits;

/**
 * Takes a member for dead as soon as two witnesses agree: the database, whose connection to it has ended, and its own port,
 * which lets nobody in. A node that lives on without the database, or that only answers slowly, keeps one of the two, and is
 * left to the failure detector.
 */
final class DepartedNodes implements Consumer<Set<Integer>> {
    private static final Logger LOG = LoggerFactory.getLogger(DepartedNodes.class);

    private final Cluster cluster;

    private final Consumer<Address> down;

    /** @param down takes a member for dead */
    DepartedNodes(Cluster cluster, Consumer<Address> down) {
        this.cluster = cluster;
        this.down = down;
    }

    /** Drawn at random by every start of a node; half of it is enough to tell them apart. */
    static int incarnation(Member member) {
        return (int) member.uniqueAddress().longUid();
    }

    /** Blocks for as long as the ports of the departed let it wait. */
    @Override
    public void accept(Set<Integer> departed) {
        for (Member member : cluster.state().getMembers()) {
            boolean other = !member.address().equals(cluster.selfAddress());
            if (other && departed.contains(incarnation(member)) && !letsIn(member.address())) {
                LOG.warn(
                        "{} has left the database and lets nobody in: taken for dead",
                        member.address().hostPort());
                down.accept(member.address());
            }
        }
    }

    private static boolean letsIn(Address address) {
        String host = address.getHost().orElseThrow();
        int port = address.getPort().orElseThrow();
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), (int) HttpLimits.NODE_CALL_MAX.toMillis());
            return waitsForTheCaller(socket);
        } catch (IOException nobody) {
            return false;
        }
    }

    /** As a node does. What listens in the name of one that is gone closes at once. */
    private static boolean waitsForTheCaller(Socket socket) throws IOException {
        socket.setSoTimeout((int) HttpLimits.NODE_SILENCE.toMillis());
        try {
            return socket.getInputStream().read() >= 0;
        } catch (SocketTimeoutException silent) {
            return true;
        }
    }
}
