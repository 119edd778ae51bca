package party.weirsoe.http.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Node 0 listens; the nodes 1 and 2 call it. */
class NodeNetworkTest {
    private static final int SILENCE_MILLIS = 300;
    private static final int NEWS_MILLIS_MAX = 10_000;

    private final NodeNetwork network = new NodeNetwork();
    private ServerSocket listening = unbound();
    private int publicPort;

    @BeforeEach
    void listen() throws IOException {
        listening = new ServerSocket(0, 10, InetAddress.getByName(NodeNetwork.ownAddress(0)));
        publicPort = network.open(0, listening.getLocalPort());
    }

    @AfterEach
    void close() throws IOException {
        network.close();
        listening.close();
    }

    @Test
    void whatIsCutIsHeldAndDeliveredWhenItHeals() throws IOException {
        try (Socket caller = call(1);
                Socket callee = listening.accept()) {
            caller.getOutputStream().write(1);
            assertThat(callee.getInputStream().read()).isEqualTo(1);

            network.cut(Set.of(0));
            caller.getOutputStream().write(2);
            callee.setSoTimeout(SILENCE_MILLIS);
            assertThatThrownBy(() -> callee.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);

            network.heal();
            callee.setSoTimeout(NEWS_MILLIS_MAX);
            assertThat(callee.getInputStream().read()).isEqualTo(2);
        }
    }

    @Test
    void whoIsOnTheSameSideIsHeard() throws IOException {
        network.cut(Set.of(0, 2));
        try (Socket caller = call(2);
                Socket callee = listening.accept()) {
            callee.getOutputStream().write(3);
            caller.setSoTimeout(NEWS_MILLIS_MAX);
            assertThat(caller.getInputStream().read()).isEqualTo(3);
        }
    }

    @Test
    void anEndIsHeldBackAsWell() throws IOException {
        try (Socket caller = call(1);
                Socket callee = listening.accept()) {
            network.cut(Set.of(1));
            caller.shutdownOutput();
            callee.setSoTimeout(SILENCE_MILLIS);
            assertThatThrownBy(() -> callee.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
        }
    }

    private Socket call(int node) throws IOException {
        return new Socket(
                InetAddress.getByName(NodeNetwork.publicAddress(0)),
                publicPort,
                InetAddress.getByName(NodeNetwork.ownAddress(node)),
                0);
    }

    private static ServerSocket unbound() {
        try {
            return new ServerSocket();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
