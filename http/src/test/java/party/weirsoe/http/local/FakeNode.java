package party.weirsoe.http.local;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Answers the health check, and any other line with its name before it. */
final class FakeNode implements AutoCloseable {
    private final String name;
    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    volatile boolean ready = true;
    /** It takes connections, as the kernel does for a stopped process, and says nothing. */
    volatile boolean frozen;

    private final Thread accepting;

    FakeNode(String name) throws IOException {
        this.name = name;
        accepting = Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    /** When it returns, nobody is let in any more. */
    @Override
    public void close() throws IOException {
        door.close();
        try {
            accepting.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (Socket connection : connections) {
            connection.close();
        }
    }

    private void accept() {
        try {
            while (!door.isClosed()) {
                Socket connection = door.accept();
                connections.add(connection);
                Thread.ofVirtual().start(() -> serve(connection));
            }
        } catch (IOException e) {
            // Closed.
            frozen = true;
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            for (String line = line(connection); !line.isEmpty() && !frozen; line = line(connection)) {
                if (line.startsWith("GET ")) {
                    // What is not read when a connection is closed may cost the other side the answer.
                    String header;
                    do {
                        header = line(connection);
                    } while (!header.isEmpty());
                    send(
                            connection,
                            "HTTP/1.1 " + (ready ? 200 : 503) + " -\r\nContent-Length: 0\r\nConnection: close\r\n\r");
                    return;
                }
                send(connection, name + ": " + line);
            }
            // Frozen, it does not even notice what it is sent.
            connection.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            connections.remove(connection);
        }
    }

    static String say(Socket socket, String line) throws IOException {
        send(socket, line);
        return line(socket);
    }

    static void send(Socket socket, String line) throws IOException {
        socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    /** Empty at the end. */
    static String line(Socket socket) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = socket.getInputStream().read();
                c >= 0 && c != '\n';
                c = socket.getInputStream().read()) {
            line.append((char) c);
        }
        return line.toString().strip();
    }

    /** Waits for it. */
    static boolean isCut(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketException e) {
            return true;
        }
    }
}
