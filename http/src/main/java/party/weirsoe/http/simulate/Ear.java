package party.weirsoe.http.simulate;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One event socket: connects, says who it is, answers pings, and tells what it hears. All of it on the thread of its {@link Ears}. */
final class Ear {
    private static final int FINAL = 0x80;
    private static final int MASKED = 0x80;
    private static final int CONTINUATION = 0;
    private static final int TEXT = 1;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;
    private static final int LENGTH_16 = 126;

    private final Ears ears;
    private final URI server;
    private final String path;
    private final String token;
    private final Listener listener;
    private final ResponseHead head = new ResponseHead();
    private ByteBuffer in = ByteBuffer.allocate(1024);
    private @Nullable ByteBuffer out;
    private @Nullable SocketChannel channel;
    private @Nullable SelectionKey key;
    private boolean upgraded;
    private boolean closed;
    private long heardAt = System.nanoTime();

    /** Called on the thread of all sockets: it must be quick. */
    interface Listener {
        void heard(String message);

        /** Once, however it came. */
        void lost();
    }

    Ear(Ears ears, URI server, String path, String token, Listener listener) {
        this.ears = ears;
        this.server = server;
        this.path = path;
        this.token = token;
        this.listener = listener;
    }

    /** Closes it, from any thread, as a phone does that dies: without a word. */
    void cut() {
        ears.execute(this::close);
    }

    /** From any thread. */
    void pong() {
        ears.execute(() -> write(frame(TEXT, "{\"type\":\"pong\"}".getBytes(StandardCharsets.US_ASCII))));
    }

    void connect(Selector selector) {
        if (closed) {
            return;
        }
        try {
            SocketChannel opening = SocketChannel.open();
            channel = opening;
            opening.configureBlocking(false);
            opening.setOption(StandardSocketOptions.TCP_NODELAY, true);
            opening.connect(new InetSocketAddress(server.getHost(), server.getPort()));
            key = opening.register(selector, SelectionKey.OP_CONNECT, this);
        } catch (IOException | RuntimeException e) {
            close();
        }
    }

    void act(SelectionKey ready) {
        SocketChannel open = channel;
        if (closed || open == null || !ready.isValid()) {
            return;
        }
        try {
            if (ready.isConnectable() && open.finishConnect()) {
                ready.interestOps(SelectionKey.OP_READ);
                write(upgrade());
            }
            if (ready.isValid() && ready.isWritable()) {
                flush();
            }
            if (ready.isValid() && ready.isReadable()) {
                read(open);
            }
        } catch (IOException | RuntimeException e) {
            close();
        }
    }

    void closeIfSilent(long now) {
        long most = (upgraded ? SimulateLimits.SOCKET_SILENCE_MAX : SimulateLimits.SOCKET_OPEN_MAX).toNanos();
        if (now - heardAt > most) {
            close();
        }
    }

    void close() {
        if (closed) {
            return;
        }
        closed = true;
        SocketChannel open = channel;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                // It is of no more use either way.
                upgraded = false;
            }
        }
        listener.lost();
    }

    private byte[] upgrade() {
        return ("GET " + path + " HTTP/1.1\r\nHost: " + server.getAuthority()
                        + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13"
                        + "\r\nSec-WebSocket-Key: d2VpcnNvZS1wYXJ0eS0xNg==\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private void read(SocketChannel open) throws IOException {
        int read = open.read(in);
        if (read < 0) {
            close();
            return;
        }
        heardAt = System.nanoTime();
        in.flip();
        if (!upgraded) {
            readHead();
        }
        if (upgraded) {
            readFrames();
        }
        in.compact();
        if (!in.hasRemaining()) {
            if (in.capacity() > SimulateLimits.MESSAGE_BYTES_MAX) {
                throw new IOException("a message of more than " + SimulateLimits.MESSAGE_BYTES_MAX + " bytes");
            }
            in = ByteBuffer.allocate(2 * in.capacity()).put(in.flip());
        }
    }

    private void readHead() throws IOException {
        int end = head.end(in.array(), 0, in.limit());
        if (end < 0) {
            return;
        }
        if (!new String(in.array(), 0, end, StandardCharsets.ISO_8859_1).startsWith("HTTP/1.1 101 ")) {
            throw new IOException("no upgrade");
        }
        in.position(end);
        upgraded = true;
        write(frame(TEXT, ("{\"type\":\"auth\",\"token\":\"" + token + "\"}").getBytes(StandardCharsets.US_ASCII)));
    }

    /** Whole frames only: the server's messages are short and never in pieces. */
    private void readFrames() throws IOException {
        while (!closed && in.remaining() >= 2) {
            in.mark();
            int first = in.get();
            int length = in.get() & 0x7f;
            if (length == LENGTH_16 && in.remaining() >= 2) {
                length = in.getShort() & 0xffff;
            } else if (length >= LENGTH_16) {
                length = Integer.MAX_VALUE;
            }
            if (in.remaining() < length) {
                in.reset();
                return;
            }
            byte[] payload = new byte[length];
            in.get(payload);
            take(first, payload);
        }
    }

    private void take(int first, byte[] payload) throws IOException {
        int operation = first & 0xf;
        switch (operation) {
            case TEXT -> listener.heard(new String(payload, StandardCharsets.UTF_8));
            case PING -> write(frame(PONG, payload));
            case PONG -> {}
            case CLOSE -> close();
            default -> throw new IOException("a frame of kind " + operation);
        }
        if ((first & FINAL) == 0 || operation == CONTINUATION) {
            throw new IOException("a message in pieces");
        }
    }

    /** Masked by zeros: the mask protects proxies from scripts, and a bot runs none. */
    static byte[] frame(int operation, byte[] payload) {
        int headLength = payload.length < LENGTH_16 ? 6 : 8;
        byte[] frame = new byte[headLength + payload.length];
        frame[0] = (byte) (FINAL | operation);
        if (payload.length < LENGTH_16) {
            frame[1] = (byte) (MASKED | payload.length);
        } else {
            frame[1] = (byte) (MASKED | LENGTH_16);
            frame[2] = (byte) (payload.length >> 8);
            frame[3] = (byte) payload.length;
        }
        System.arraycopy(payload, 0, frame, headLength, payload.length);
        return frame;
    }

    private void write(byte[] bytes) {
        if (closed) {
            return;
        }
        ByteBuffer waiting = out;
        out = waiting == null
                ? ByteBuffer.wrap(bytes)
                : ByteBuffer.allocate(waiting.remaining() + bytes.length)
                        .put(waiting)
                        .put(bytes)
                        .flip();
        try {
            flush();
        } catch (IOException e) {
            close();
        }
    }

    private void flush() throws IOException {
        ByteBuffer waiting = out;
        SelectionKey registered = key;
        SocketChannel open = channel;
        if (waiting == null || open == null || registered == null) {
            return;
        }
        open.write(waiting);
        boolean done = !waiting.hasRemaining();
        if (done) {
            out = null;
        }
        int wanted = done ? SelectionKey.OP_READ : SelectionKey.OP_READ | SelectionKey.OP_WRITE;
        if (registered.interestOps() != wanted) {
            registered.interestOps(wanted);
        }
    }
}
