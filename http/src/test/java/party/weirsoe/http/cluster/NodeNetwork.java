package party.weirsoe.http.cluster;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The network between the nodes of a cluster on one machine, which can be cut: every node is reached through a forwarder
 * that knows who calls by the caller's own loopback address. What is cut swallows: bytes are held, nobody is told, as a
 * pulled cable or a firewall that drops would do; what was held is delivered when it heals. It needs no privileges and no
 * tool. Only the nodes' own connections go this way: clients and the database stay connected.
 */
final class NodeNetwork implements AutoCloseable {
    private static final int CHUNK = 16 * 1024;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Closeable> open = new CopyOnWriteArrayList<>();
    private Set<Integer> side = Set.of();
    private boolean closed;

    /** Where node n really listens, and from where it calls. */
    static String ownAddress(int node) {
        return "127.0.1." + (node + 1);
    }

    /** Where the others believe that node n is. */
    static String publicAddress(int node) {
        return "127.0.2." + (node + 1);
    }

    /** Opens the way to node n; answers its public port. */
    int open(int node, int ownPort) {
        try {
            ServerSocket door = new ServerSocket(0, 64, InetAddress.getByName(publicAddress(node)));
            open.add(door);
            threads.execute(() -> welcome(door, node, ownPort));
            return door.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The nodes of that side and the others no longer hear each other. */
    synchronized void cut(Set<Integer> oneSide) {
        side = Set.copyOf(oneSide);
    }

    synchronized void heal() {
        side = Set.of();
        notifyAll();
    }

    private synchronized void awaitWay(int from, int to) throws IOException {
        try {
            while (side.contains(from) != side.contains(to) && !closed) {
                wait();
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        if (closed) {
            throw new IOException("closed");
        }
    }

    private void welcome(ServerSocket door, int node, int ownPort) {
        try {
            while (true) {
                Socket caller = door.accept();
                open.add(caller);
                threads.execute(() -> connect(caller, node, ownPort));
            }
        } catch (IOException e) {
            // Closed with the network.
            return;
        }
    }

    private void connect(Socket caller, int node, int ownPort) {
        int from = caller.getInetAddress().getAddress()[3] - 1;
        Socket callee = new Socket();
        open.add(callee);
        try {
            awaitWay(from, node);
            callee.connect(new InetSocketAddress(ownAddress(node), ownPort));
            threads.execute(() -> pump(callee, caller, node, from));
            pump(caller, callee, from, node);
        } catch (IOException e) {
            end(caller);
            end(callee);
        }
    }

    private void pump(Socket in, Socket out, int from, int to) {
        byte[] chunk = new byte[CHUNK];
        try {
            InputStream source = in.getInputStream();
            OutputStream sink = out.getOutputStream();
            for (int read = source.read(chunk); read >= 0; read = source.read(chunk)) {
                awaitWay(from, to);
                sink.write(chunk, 0, read);
            }
            // The news that somebody has hung up is held back as well.
            awaitWay(from, to);
        } catch (IOException e) {
            // One of them is gone, and the other is told below.
        } finally {
            end(in);
            end(out);
        }
    }

    private void end(Socket socket) {
        open.remove(socket);
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        for (Closeable each : open) {
            each.close();
        }
        threads.close();
    }
}
