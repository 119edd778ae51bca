package party.weirsoe.http.speed;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.LongConsumer;

/** An event socket that greets, answers pings, and tells the versions of the hints. */
final class HintLine extends Connection {
    private static final int TEXT = 0x81;
    private static final int CLOSE = 0x88;
    private static final int LENGTH_FOLLOWS = 126;
    private static final String PONG = "{\"type\":\"pong\"}";
    private static final String SWITCHED = "HTTP/1.1 101";

    private final String token;
    private final Runnable greeted;
    private final LongConsumer hinted;
    private boolean open;

    /**
     * @param greeted runs when the subscription stands
     * @param hinted is given each hint's version
     */
    HintLine(Loop loop, InetSocketAddress server, String code, String token, Runnable greeted, LongConsumer hinted) {
        super(loop, server);
        this.token = token;
        this.greeted = greeted;
        this.hinted = hinted;
        send(ByteBuffer.wrap(HttpLine.request(
                "GET",
                "/lobby/sessions/" + code + "/events",
                null,
                null,
                "Connection: Upgrade",
                "Upgrade: websocket",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==")));
    }

    @Override
    void received(ByteBuffer in) {
        if (!open && !isOpened(in)) {
            return;
        }
        while (in.remaining() >= 2) {
            int start = in.position();
            int kind = in.get(start) & 0xff;
            int length = in.get(start + 1) & 0x7f;
            int head = 2;
            if (length == LENGTH_FOLLOWS) {
                if (in.remaining() < 4) {
                    return;
                }
                length = in.getShort(start + 2) & 0xffff;
                head = 4;
            }
            if (in.remaining() < head + length) {
                return;
            }
            if (kind == CLOSE) {
                throw new IllegalStateException("the server closed an event socket");
            }
            if (kind != TEXT) {
                throw new IllegalStateException("an unexpected frame: " + Integer.toHexString(kind));
            }
            heard(new String(in.array(), in.arrayOffset() + start + head, length, StandardCharsets.US_ASCII));
            in.position(start + head + length);
        }
    }

    private boolean isOpened(ByteBuffer in) {
        String head =
                new String(in.array(), in.arrayOffset() + in.position(), in.remaining(), StandardCharsets.US_ASCII);
        int end = head.indexOf("\r\n\r\n");
        if (end < 0) {
            return false;
        }
        if (!head.startsWith(SWITCHED)) {
            throw new IllegalStateException("no event socket: " + head);
        }
        in.position(in.position() + end + 4);
        open = true;
        say("{\"type\":\"auth\",\"token\":\"" + token + "\"}");
        return true;
    }

    private void heard(String message) {
        if (message.contains("\"session\":")) {
            hinted.accept(version(message));
        } else if (message.contains("\"type\":\"ping\"")) {
            say(PONG);
        } else if (message.contains("\"type\":\"hello\"")) {
            greeted.run();
        } else {
            throw new IllegalStateException("heard " + message);
        }
    }

    static long version(String json) {
        int at = json.indexOf("\"version\":") + "\"version\":".length();
        long version = 0;
        for (int i = at; Character.isDigit(json.charAt(i)); i++) {
            version = version * 10 + Character.digit(json.charAt(i), 10);
        }
        return version;
    }

    /** A frame with a mask of zeros: what a client sends must have one, and what is random about it protects only proxies. */
    private void say(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer frame = ByteBuffer.allocate(bytes.length + 8).put((byte) TEXT);
        if (bytes.length < LENGTH_FOLLOWS) {
            frame.put((byte) (0x80 | bytes.length));
        } else {
            frame.put((byte) (0x80 | LENGTH_FOLLOWS)).putShort((short) bytes.length);
        }
        send(frame.putInt(0).put(bytes).flip());
    }

    @Override
    void lost() {
        throw new IllegalStateException("an event socket was lost");
    }
}
