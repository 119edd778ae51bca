package party.weirsoe.http.speed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/** One TCP connection of a {@link Loop}; all its methods run there. */
abstract class Connection {
    private static final int BUFFER_FIRST = 2048;

    private final Loop loop;
    private final InetSocketAddress server;
    private SocketChannel channel;
    private ByteBuffer in = ByteBuffer.allocate(BUFFER_FIRST);

    Connection(Loop loop, InetSocketAddress server) {
        this.loop = loop;
        this.server = server;
        this.channel = open();
    }

    private SocketChannel open() {
        try {
            SocketChannel opened = SocketChannel.open(server);
            opened.setOption(StandardSocketOptions.TCP_NODELAY, true);
            opened.configureBlocking(false);
            opened.register(loop.selector(), SelectionKey.OP_READ, this);
            return opened;
        } catch (IOException e) {
            throw new UncheckedIOException("no connection to " + server, e);
        }
    }

    final void send(ByteBuffer bytes) {
        try {
            if (!channel.isOpen()) { // it was silent for too long
                channel = open();
            }
            while (bytes.hasRemaining()) { // a request is smaller than what the kernel takes at once
                if (channel.write(bytes) == 0) {
                    Thread.onSpinWait();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    final void ready() {
        try {
            if (isOver()) {
                channel.close();
                in.clear();
                lost();
                return;
            }
            in.flip();
            received(in);
            in.compact();
            if (!in.hasRemaining()) {
                grow();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads what is there. A server ends a connection that was silent for too long by a reset. */
    private boolean isOver() throws IOException {
        try {
            return channel.read(in) < 0;
        } catch (SocketException reset) {
            return true;
        }
    }

    private void grow() {
        if (in.capacity() >= SpeedLimits.ANSWER_BYTES_MAX) {
            throw new IllegalStateException("an answer without end");
        }
        ByteBuffer larger = ByteBuffer.allocate(in.capacity() * 2);
        in.flip();
        larger.put(in);
        in = larger;
    }

    final void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes the messages that are complete, and leaves the rest. */
    abstract void received(ByteBuffer in);

    /** The server has closed it. */
    abstract void lost();
}
