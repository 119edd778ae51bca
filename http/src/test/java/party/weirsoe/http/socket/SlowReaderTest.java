package party.weirsoe.http.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A client that stops reading, which no well-behaved library lets us be. */
class SlowReaderTest {
    private static final ActorTestKit KIT = ActorTestKit.create("slow-reader", SocketServer.LOCAL);
    private static final int RECEIVE_BUFFER_BYTES = 2048;

    @AfterAll
    static void stop() {
        KIT.shutdownTestKit();
    }

    @Test
    void aClientThatStopsReadingIsCutThoughItGoesOnTalking() throws IOException {
        SocketLimits limits = limits(Duration.ofMillis(500));
        try (SocketServer server = new SocketServer(KIT, limits);
                RawClient client = new RawClient(server)) {
            assertThat(client.readText()).contains("\"type\":\"hello\"");
            AtomicLong version = new AtomicLong(fill(server));
            server.await(() -> {
                server.sessions.tell(Hints.hinted(version.incrementAndGet()));
                return server.sessions.watchers() == 0;
            });
            client.write("{\"type\":\"pong\"}");
            server.await(() -> server.probe.sockets.get() == 0);
            assertThat(client.isCut()).isTrue();
        }
    }

    @Test
    void aClientThatReadsAgainInTimeHearsTheNewestHintAndNoVersionTwice() throws IOException {
        try (SocketServer server = new SocketServer(KIT, limits(Duration.ofSeconds(30)));
                RawClient client = new RawClient(server)) {
            assertThat(client.readText()).contains("\"type\":\"hello\"");
            long newest = fill(server);
            long version = 1;
            int heard = 0;
            while (version < newest) {
                String text = client.readText();
                long next = Long.parseLong(text.replaceAll(".*\"version\":([0-9]+).*", "$1"));
                assertThat(next).isGreaterThan(version);
                version = next;
                heard++;
            }
            assertThat(version).isEqualTo(newest);
            assertThat(heard).isEqualTo(server.probe.sent.get()).isLessThan((int) newest - 1);
            assertThat(heard + server.probe.conflated.get()).isEqualTo((int) newest - 1);
        }
    }

    /** Sends hints until they pile up, and returns the version of the last one. */
    private static long fill(SocketServer server) {
        long version = 1;
        while (server.probe.conflated.get() < 5_000) {
            assertThat(version).as("hints before any waits").isLessThan(1_000_000);
            server.sessions.tell(Hints.hinted(++version));
        }
        long last = version;
        server.await(() -> server.probe.sent.get() + server.probe.conflated.get() >= last - 2);
        return last;
    }

    private static SocketLimits limits(Duration writeMax) {
        SocketLimits usual = SocketLimits.DEFAULT;
        return new SocketLimits(
                usual.socketsMax(),
                usual.frameBytesMax(),
                usual.frameMax(),
                usual.authMax(),
                usual.helloMax(),
                writeMax,
                usual.pongMax(),
                Duration.ofMillis(300),
                usual.pingInterval());
    }

    /** The least of RFC 6455, by hand. */
    private static final class RawClient implements AutoCloseable {
        private final Socket socket = new Socket();
        private final DataInputStream in;

        RawClient(SocketServer server) throws IOException {
            socket.setReceiveBufferSize(RECEIVE_BUFFER_BYTES);
            socket.setSoTimeout(10_000);
            socket.connect(server.address());
            in = new DataInputStream(socket.getInputStream());
            String request = """
                    GET /lobby/sessions/BCDFGH/events HTTP/1.1
                    Host: localhost
                    Upgrade: websocket
                    Connection: Upgrade
                    Sec-WebSocket-Version: 13
                    Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==

                    """;
            socket.getOutputStream().write(request.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                head.append((char) in.readUnsignedByte());
            }
            assertThat(head).startsWith("HTTP/1.1 101");
            write("{\"type\":\"auth\",\"token\":\"" + FakeSessions.TOKEN + "\"}");
        }

        /** One text of at most 125 bytes; the mask is zero. */
        void write(String text) throws IOException {
            byte[] data = text.getBytes(StandardCharsets.UTF_8);
            OutputStream out = socket.getOutputStream();
            out.write(new byte[] {(byte) 0x81, (byte) (0x80 | data.length), 0, 0, 0, 0});
            out.write(data);
        }

        String readText() throws IOException {
            assertThat(in.readUnsignedByte()).isEqualTo(0x81);
            int length = in.readUnsignedByte();
            return new String(in.readNBytes(length == 126 ? in.readUnsignedShort() : length), StandardCharsets.UTF_8);
        }

        /** What was on the way can still be read; then the connection is at its end, without a close frame. */
        boolean isCut() {
            try {
                while (true) {
                    if (!readText().contains("\"type\":\"session.changed\"")) {
                        return false;
                    }
                }
            } catch (IOException e) {
                return !(e instanceof SocketTimeoutException);
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
