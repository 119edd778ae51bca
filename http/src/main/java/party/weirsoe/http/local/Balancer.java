package party.weirsoe.http.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpClient;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes each connection on to the ready node that has the fewest, byte by byte: WebSockets and keep-alive need nothing of it,
 * and no client sticks to a node. Not for the world: nodes see its address instead of the clients'.
 */
public final class Balancer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Balancer.class);

    private final ServerSocket door;
    private final List<Backend> nodes;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(LocalLimits.CHECK_TIMEOUT)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore places = new Semaphore(LocalLimits.CONNECTIONS_MAX);

    private Balancer(ServerSocket door, List<Backend> nodes) {
        this.door = door;
        this.nodes = nodes;
    }

    /**
     * @param listen port 0: any free one
     * @param nodePorts of the nodes on this machine
     * @throws IOException where it cannot listen there
     */
    public static Balancer open(InetSocketAddress listen, List<Integer> nodePorts) throws IOException {
        ServerSocket door = new ServerSocket();
        try {
            door.bind(listen, LocalLimits.BACKLOG_MAX);
        } catch (IOException e) {
            door.close();
            throw e;
        }
        Balancer balancer =
                new Balancer(door, nodePorts.stream().map(Backend::new).toList());
        balancer.nodes.forEach(node -> balancer.threads.execute(() -> balancer.watch(node)));
        balancer.threads.execute(balancer::accept);
        return balancer;
    }

    public int port() {
        return door.getLocalPort();
    }

    /** @param node its place in the list of ports */
    public boolean isReady(int node) {
        return nodes.get(node).isReady();
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            LOG.warn("Closing the balancer's port failed: {}", e.toString());
        }
        threads.shutdownNow();
        client.shutdownNow();
    }

    private void watch(Backend node) {
        try {
            while (!door.isClosed()) {
                node.check(client);
                Thread.sleep(LocalLimits.CHECK_INTERVAL);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void accept() {
        try {
            while (!door.isClosed()) {
                places.acquire();
                Socket visitor = door.accept();
                threads.execute(() -> serve(visitor));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            if (!door.isClosed()) {
                LOG.error("The balancer takes no more connections: {}", e.toString());
            }
        }
    }

    private void serve(Socket visitor) {
        try (visitor) {
            visitor.setTcpNoDelay(true);
            Optional<Backend> node = choose();
            while (node.isPresent() && !isServed(visitor, node.get())) {
                node = choose();
            }
        } catch (IOException e) {
            LOG.debug("A connection ended: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            places.release();
        }
    }

    /** Empty where none becomes ready in time. */
    private Optional<Backend> choose() throws InterruptedException {
        long patience = System.nanoTime() + LocalLimits.NODE_WAIT_MAX.toNanos();
        while (true) {
            Optional<Backend> node =
                    nodes.stream().filter(Backend::isReady).min(Comparator.comparingInt(Backend::connections));
            if (node.isPresent() || System.nanoTime() > patience) {
                return node;
            }
            Thread.sleep(LocalLimits.NODE_POLL);
        }
    }

    /** False where the node takes no connection; then another may have the visitor, of whom nothing is read yet. */
    private boolean isServed(Socket visitor, Backend node) {
        Socket inward;
        try {
            inward = node.connect();
        } catch (IOException e) {
            return false;
        }
        try (inward) {
            threads.execute(() -> copy(visitor, inward));
            copy(inward, visitor);
        } catch (IOException e) {
            LOG.debug("A connection to a node ended: {}", e.toString());
        } finally {
            node.closed(inward);
        }
        return true;
    }

    /** Until one side ends; a side that says nothing more may still listen, one that fails takes the other with it. */
    private static void copy(Socket from, Socket to) {
        byte[] piece = new byte[LocalLimits.PIECE_BYTES];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
                out.write(piece, 0, n);
            }
            to.shutdownOutput();
        } catch (IOException e) {
            close(from);
            close(to);
        }
    }

    static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("A socket could not be closed: {}", e.toString());
        }
    }
}
