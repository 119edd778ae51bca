package party.weirsoe.http.e2e;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** One event socket whose client does not keep to the protocol, in bytes. */
final class FuzzFrames {
    /** For the upgrade, which always comes. */
    private static final int UPGRADE_MS_MAX = 12_000;
    /** For what the server may say to a frame, or not. */
    private static final int PATIENCE_MS = 300;

    private static final int FRAMES_MAX = 3;
    private static final int PING_FLOOD = 300;

    private static final int TEXT = 1;
    private static final int BINARY = 2;
    private static final int CLOSE = 8;
    private static final int PING = 9;

    private FuzzFrames() {}

    /** @return how it ended: the code of a bye, {@code open}, {@code closed}, or the status of a refused upgrade */
    static String play(int port, Party party, Random random) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(UPGRADE_MS_MAX);
            socket.setTcpNoDelay(true);
            write(
                    socket,
                    ("GET " + party.path("/events") + " HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\n"
                                    + "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                                    + "Sec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String upgraded = head(socket);
            if (!upgraded.startsWith("HTTP/1.1 101")) {
                return upgraded.substring(9, 12);
            }
            socket.setSoTimeout(PATIENCE_MS);
            if (random.nextBoolean()) {
                write(socket, frame(true, TEXT, utf8("{\"type\":\"auth\",\"token\":\"" + party.hostToken + "\"}")));
            }
            try {
                for (int i = random.nextInt(FRAMES_MAX); i >= 0; i--) {
                    write(socket, nextFrame(random));
                }
            } catch (IOException closedByTheServer) {
                return "closed";
            }
            return end(socket);
        }
    }

    private static byte[] nextFrame(Random random) {
        return switch (random.nextInt(12)) {
            case 0 ->
                frame(
                        true,
                        TEXT,
                        utf8(pick(
                                random,
                                List.of(
                                        "",
                                        "{",
                                        "{}",
                                        "{\"type\":\"pong\"}",
                                        "{\"type\":\"auth\"}",
                                        "{\"type\":7}",
                                        "null",
                                        "{\"type\":\"auth\",\"token\":null}",
                                        "{\"type\":\"pong\",\"type\":\"pong\"}"))));
            case 1 -> frame(true, TEXT, noise(random, 1 + random.nextInt(300)));
            case 2 -> frame(true, BINARY, noise(random, random.nextInt(300)));
            case 3 -> frame(false, TEXT, utf8("{\"ty"));
            case 4 -> frame(random.nextBoolean(), 0, utf8("pe\":\"pong\"}"));
            case 5 -> frame(true, TEXT, new byte[random.nextInt(4) == 0 ? 1 << 20 : 1_500]);
            case 6 ->
                frame(true, TEXT, new byte[] {'"', (byte) 0xC3, (byte) 0x28, (byte) 0xED, (byte) 0xA0, (byte) 0x80});
            case 7 -> flood(random);
            case 8 -> frame(true, CLOSE, noise(random, random.nextInt(4)));
            case 9 -> frame(true, 3 + random.nextInt(5), noise(random, 10));
            case 10 -> frame(true, PING, noise(random, 126 + random.nextInt(100)));
            default -> noise(random, 1 + random.nextInt(40));
        };
    }

    private static byte[] flood(Random random) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int i = 0; i < PING_FLOOD; i++) {
            all.writeBytes(frame(true, PING, noise(random, 20)));
        }
        return all.toByteArray();
    }

    private static byte[] frame(boolean last, int opcode, byte[] payload) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write((last ? 0x80 : 0) | opcode);
        if (payload.length < 126) {
            frame.write(0x80 | payload.length);
        } else if (payload.length < 1 << 16) {
            frame.write(0x80 | 126);
            frame.write(payload.length >> 8);
            frame.write(payload.length);
        } else {
            frame.write(0x80 | 127);
            for (int shift = 56; shift >= 0; shift -= 8) {
                frame.write((int) ((long) payload.length >> shift));
            }
        }
        frame.writeBytes(new byte[4]); // the mask that changes nothing
        frame.writeBytes(payload);
        return frame.toByteArray();
    }

    /** A client speaks only after the upgrade. */
    private static String head(Socket socket) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!said(head).endsWith("\r\n\r\n")) {
            head.write(socket.getInputStream().read());
        }
        return said(head);
    }

    private static String end(Socket socket) throws IOException {
        ByteArrayOutputStream heard = new ByteArrayOutputStream();
        String how = "closed";
        InputStream in = socket.getInputStream();
        byte[] part = new byte[4096];
        try {
            for (int length = in.read(part); length >= 0; length = in.read(part)) {
                heard.write(part, 0, length);
                if (said(heard).contains("\"type\":\"bye\"")) {
                    break;
                }
            }
        } catch (SocketTimeoutException quiet) {
            how = "open";
        } catch (IOException reset) {
            how = "closed";
        }
        String said = said(heard);
        int bye = said.indexOf("\"code\":\"");
        return bye < 0 ? how : "bye " + said.substring(bye + 8, said.indexOf('"', bye + 8));
    }

    private static String said(ByteArrayOutputStream heard) {
        return heard.toString(StandardCharsets.ISO_8859_1);
    }

    private static void write(Socket socket, byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    private static byte[] noise(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static String pick(Random random, List<String> list) {
        return list.get(random.nextInt(list.size()));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
