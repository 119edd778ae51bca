package party.weirsoe.http.speed;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A kept-alive connection of HTTP/1.1 with one request at a time. */
final class HttpLine extends Connection {
    private static final byte[] END = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final String NO_BODY = "";

    /**
     * @param head status line and headers, as they came
     * @param insisted the outcome of an earlier sending was not known
     */
    record Answer(int status, String head, String body, boolean insisted) {
        /** Null where there is none. */
        @Nullable String header(String name) {
            return HttpLine.header(head, name);
        }

        /** A command that has made a row, and not the repetition of one. */
        boolean isFresh() {
            return status / 100 == 2 && (insisted || find(head, "Idempotency-Replayed") < 0);
        }
    }

    private final Loop loop;
    private @Nullable Consumer<Answer> waiting;
    private byte[] sent = {};
    private boolean insisted;
    private boolean pausing;

    HttpLine(Loop loop, InetSocketAddress server) {
        super(loop, server);
        this.loop = loop;
    }

    static byte[] request(String method, String path, @Nullable String token, @Nullable String body, String... more) {
        StringBuilder text = new StringBuilder(256)
                .append(method)
                .append(' ')
                .append(path)
                .append(" HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\n");
        if (token != null) {
            text.append("Authorization: Bearer ").append(token).append("\r\n");
        }
        for (String header : more) {
            text.append(header).append("\r\n");
        }
        if (body != null) {
            text.append("Content-Type: application/json\r\n");
        }
        if (!method.equals("GET")) {
            text.append("Content-Length: ")
                    .append(body == null ? 0 : body.length())
                    .append("\r\n");
        }
        text.append("\r\n").append(body == null ? NO_BODY : body);
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    void exchange(byte[] request, Consumer<Answer> then) {
        if (waiting != null) {
            throw new IllegalStateException("one request at a time");
        }
        waiting = then;
        sent = request;
        insisted = false;
        send(ByteBuffer.wrap(request));
    }

    @Override
    void received(ByteBuffer in) {
        int headEnd = indexOf(in, END);
        if (headEnd < 0) {
            return;
        }
        String head = text(in, in.position(), headEnd - in.position() + 2);
        int status = Integer.parseInt(head.substring(9, 12));
        String told = header(head, "Content-Length");
        int length = told == null || status == 304 ? 0 : Integer.parseInt(told);
        int bodyStart = headEnd + END.length;
        if (in.limit() - bodyStart < length) {
            return;
        }
        String body = text(in, bodyStart, length);
        in.position(bodyStart + length);
        if (status == 503) {
            insisted |= body.contains("outcome_unknown");
            sendAgain(Integer.parseInt(Objects.requireNonNull(header(head, "Retry-After"))));
            return;
        }
        Consumer<Answer> then = waiting;
        if (then == null) {
            throw new IllegalStateException("an answer without a question: " + head);
        }
        waiting = null;
        then.accept(new Answer(status, head, body, insisted));
    }

    /** The same request, as clients do it. */
    private void sendAgain(int afterSeconds) {
        pausing = true;
        CompletableFuture.delayedExecutor(afterSeconds, TimeUnit.SECONDS, loop::execute)
                .execute(() -> {
                    pausing = false;
                    send(ByteBuffer.wrap(sent));
                });
    }

    /** It was silent for so long that the server closed it, perhaps just as the request was sent. */
    @Override
    void lost() {
        if (waiting != null && !pausing) {
            send(ByteBuffer.wrap(sent));
        }
    }

    private static String text(ByteBuffer in, int from, int length) {
        return new String(in.array(), in.arrayOffset() + from, length, StandardCharsets.UTF_8);
    }

    private static int indexOf(ByteBuffer in, byte[] what) {
        for (int i = in.position(); i <= in.limit() - what.length; i++) {
            int j = 0;
            while (j < what.length && in.get(i + j) == what[j]) {
                j++;
            }
            if (j == what.length) {
                return i;
            }
        }
        return -1;
    }

    private static @Nullable String header(String head, String name) {
        int at = find(head, name);
        return at < 0 ? null : head.substring(at, head.indexOf('\r', at)).strip();
    }

    /** Where the header's value begins, or -1. */
    private static int find(String head, String name) {
        for (int line = head.indexOf('\n') + 1; line > 0; line = head.indexOf('\n', line) + 1) {
            if (head.regionMatches(true, line, name, 0, name.length()) && head.startsWith(":", line + name.length())) {
                return line + name.length() + 1;
            }
        }
        return -1;
    }
}
