package party.weirsoe.http.simulate;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One kept-alive connection of HTTP/1.1, for one thread at a time. Of our own, because a bot must know whether a connection
 * failed before or after it had sent a request, repeat nothing by itself, and cost next to nothing beside the server it
 * measures.
 */
final class Line implements AutoCloseable {
    private final Socket socket = new Socket();
    private final URI server;
    private final InputStream in;
    private final ResponseHead head = new ResponseHead();
    private byte[] buffer = new byte[4096];
    private int filled;
    private volatile boolean open = true;
    /** When the answer that is waited for is late, in {@link System#nanoTime}; 0: none is waited for. */
    private volatile long lateAt;

    private long idleSince = System.nanoTime();

    /** @throws IOException where nobody answers there in time */
    Line(URI server) throws IOException {
        this.server = server;
        try {
            socket.setTcpNoDelay(true);
            socket.connect(
                    new InetSocketAddress(server.getHost(), server.getPort()),
                    Math.toIntExact(SimulateLimits.CONNECT_MAX.toMillis()));
            this.in = socket.getInputStream();
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    URI server() {
        return server;
    }

    boolean isOpen() {
        return open;
    }

    /** Whether a server may have closed it by now for its silence. */
    boolean isStale() {
        return System.nanoTime() - idleSince > SimulateLimits.LINE_IDLE_MAX.toNanos();
    }

    /** A timer of its own for each answer would cost more than the answer. */
    void closeIfLate(long now) {
        long late = lateAt;
        if (late != 0 && now - late > 0) {
            close();
        }
    }

    /**
     * @param nanosMax how long the answer may take
     * @throws IOException where the answer does not come, or not in time; the line is closed then
     */
    Answer exchange(Request request, long nanosMax) throws IOException {
        try {
            lateAt = System.nanoTime() + nanosMax | 1;
            socket.getOutputStream().write(request.bytes(server.getAuthority()));
            Answer answer = read();
            lateAt = 0;
            idleSince = System.nanoTime();
            return answer;
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Sends a request and breaks the connection before the answer: only the server will ever know it. */
    void sendAndBreak(Request request) throws IOException {
        try {
            socket.getOutputStream().write(request.bytes(server.getAuthority()));
        } finally {
            close();
        }
    }

    private Answer read() throws IOException {
        filled = 0;
        int bodyAt = head.end(buffer, 0, 0);
        while (bodyAt < 0) {
            int before = filled;
            fill(SimulateLimits.HEAD_BYTES_MAX);
            bodyAt = head.end(buffer, Math.max(0, before - 3), filled);
        }
        head.read(buffer, bodyAt);
        int end = bodyAt + head.bodyLength();
        while (filled < end) {
            fill(end);
        }
        if (head.closes()) {
            close();
        }
        return head.answer(new String(buffer, bodyAt, end - bodyAt, StandardCharsets.UTF_8));
    }

    private void fill(int most) throws IOException {
        if (filled == buffer.length) {
            buffer = Arrays.copyOf(buffer, 2 * buffer.length);
        }
        if (filled >= most) {
            throw new IOException("a head of more than " + most + " bytes");
        }
        int read = in.read(buffer, filled, buffer.length - filled);
        if (read < 0) {
            throw new IOException("the connection ended");
        }
        filled += read;
    }

    @Override
    public void close() {
        open = false;
        try {
            socket.close();
        } catch (IOException e) {
            // It is of no more use either way.
            open = false;
        }
    }
}
