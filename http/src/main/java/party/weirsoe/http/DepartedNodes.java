package party.weirsoe.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.pekko.actor.Address;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.cluster.Cluster;
import org.apache.pekko.cluster.Member;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.remote.RemoteActorRefProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import party.weirsoe.http.limit.HttpLimits;
import scala.Option;

/**
 * Takes a member for dead as soon as two witnesses agree: the database, whose connection to it has ended, and its own port,
 * which lets nobody in. A node that lives on without the database, or that only answers slowly, keeps one of the two, and is
 * left to the failure detector.
 */
final class DepartedNodes implements Consumer<Set<Integer>> {
    private static final Logger LOG = LoggerFactory.getLogger(DepartedNodes.class);

    private final Cluster cluster;

    private final Consumer<Member> bury;

    /** @param bury does what is to be done with a dead member */
    DepartedNodes(Cluster cluster, Consumer<Member> bury) {
        this.cluster = cluster;
        this.bury = bury;
    }

    /**
     * Puts a member down, and hears nothing of it any more. Without the latter the cluster would keep it until the failure
     * detector misses it too.
     */
    static void bury(ExtendedActorSystem system, Member member) {
        Cluster.get(system).down(member.address());
        ((RemoteActorRefProvider) system.provider())
                .quarantine(
                        member.address(), Option.apply(member.uniqueAddress().longUid()), "Taken for dead");
    }

    /** Drawn at random by every start of a node; half of it is enough to tell them apart. */
    static int incarnation(Member member) {
        return (int) member.uniqueAddress().longUid();
    }

    /** Blocks for as long as the ports of the departed let it wait. */
    @Override
    public void accept(Set<Integer> departed) {
        for (Member member : cluster.state().getMembers()) {
            boolean awaited = !member.address().equals(cluster.selfAddress())
                    && !member.status().equals(MemberStatus.down());
            if (awaited && departed.contains(incarnation(member)) && !letsIn(member.address())) {
                LOG.warn(
                        "{} has left the database and lets nobody in: taken for dead",
                        member.address().hostPort());
                bury.accept(member);
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
