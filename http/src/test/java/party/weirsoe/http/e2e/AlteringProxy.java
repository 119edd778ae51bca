package party.weirsoe.http.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** Stands before a server and changes what it says, byte for byte as long as before: a server that breaks a promise. */
final class AlteringProxy implements AutoCloseable {
    private final ServerSocket door;
    private final int port;
    private final UnaryOperator<String> change;
    private final AtomicInteger changed = new AtomicInteger();

    private AlteringProxy(int port, UnaryOperator<String> change) throws IOException {
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.port = port;
        this.change = change;
    }

    /**
     * @param port of the server
     * @param change of what it writes at once: an answer, or some messages of a socket
     */
    static AlteringProxy open(int port, UnaryOperator<String> change) throws IOException {
        AlteringProxy proxy = new AlteringProxy(port, change);
        Thread.ofVirtual().start(proxy::accept);
        return proxy;
    }

    /** Whether that is an answer which repeats an earlier one. */
    static boolean isReplay(String written) {
        return written.toLowerCase(Locale.ROOT).contains("\r\nidempotency-replayed: true\r\n");
    }

    String url() {
        return "http://127.0.0.1:" + door.getLocalPort();
    }

    int changed() {
        return changed.get();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
                Thread.ofVirtual().start(() -> pass(client, server, UnaryOperator.identity()));
                Thread.ofVirtual().start(() -> pass(server, client, change));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void pass(Socket from, Socket to, UnaryOperator<String> how) {
        byte[] buffer = new byte[64 * 1024];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                String written = new String(buffer, 0, read, StandardCharsets.ISO_8859_1);
                String passed = how.apply(written);
                if (!passed.equals(written)) {
                    changed.incrementAndGet();
                }
                out.write(passed.getBytes(StandardCharsets.ISO_8859_1));
            }
        } catch (IOException e) {
            // One side is gone, and so is the other now.
            return;
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
