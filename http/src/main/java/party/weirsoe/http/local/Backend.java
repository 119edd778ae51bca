package party.weirsoe.http.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** One node as the balancer sees it: ready or not, and the connections to it. */
final class Backend {
    private static final int OK = 200;

    private final int port;
    private final HttpRequest question;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private volatile boolean ready;
    private int unanswered;

    Backend(int port) {
        this.port = port;
        this.question = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health/ready"))
                .timeout(LocalLimits.CHECK_TIMEOUT)
                .build();
    }

    boolean isReady() {
        return ready;
    }

    /** Who has fewest gets the next. */
    int connections() {
        return connections.size();
    }

    /** One round of the health check. A node that is stopping keeps its connections: it says good-bye on them itself. */
    void check(HttpClient client) throws InterruptedException {
        try {
            ready = client.send(question, BodyHandlers.discarding()).statusCode() == OK;
            unanswered = 0;
        } catch (IOException e) {
            unanswered++;
            if (unanswered >= LocalLimits.CHECKS_UNANSWERED_MAX) {
                ready = false;
                connections.forEach(Balancer::close);
            }
        }
    }

    /** @throws IOException where the node takes no connection; then it gets no other before a check succeeds */
    Socket connect() throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                    Math.toIntExact(LocalLimits.CONNECT_TIMEOUT.toMillis()));
            socket.setTcpNoDelay(true);
            connections.add(socket);
            return socket;
        } catch (IOException e) {
            ready = false;
            socket.close();
            throw e;
        }
    }

    void closed(Socket socket) {
        connections.remove(socket);
    }
}
