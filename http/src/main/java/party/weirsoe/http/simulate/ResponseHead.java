package party.weirsoe.http.simulate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The head of an answer, of which only a few headers are read. Used again for each answer of a connection. */
final class ResponseHead {
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;
    private static final byte[] VERSION = ascii("HTTP/1.1 ");
    private static final byte[] LENGTH = ascii("content-length");
    private static final byte[] ETAG = ascii("etag");
    private static final byte[] LOCATION = ascii("location");
    private static final byte[] REPLAYED = ascii("idempotency-replayed");
    private static final byte[] RETRY_AFTER = ascii("retry-after");
    private static final byte[] CONNECTION = ascii("connection");

    private int status;
    private int length;
    private int retryAfter;
    private boolean replayed;
    private boolean closes;
    private String location = "";
    private @Nullable String etag;

    /** Where the body begins; -1 where the head has not ended yet. */
    int end(byte[] bytes, int from, int to) {
        for (int i = from; i + 3 < to; i++) {
            if (bytes[i] == '\r' && bytes[i + 1] == '\n' && bytes[i + 2] == '\r' && bytes[i + 3] == '\n') {
                return i + 4;
            }
        }
        return -1;
    }

    /** @throws IOException where it is no head of HTTP */
    void read(byte[] bytes, int end) throws IOException {
        if (end < VERSION.length + 5 || !isName(bytes, 0, VERSION)) {
            throw new IOException("no answer of HTTP");
        }
        status = number(bytes, VERSION.length, VERSION.length + 3);
        length = -1;
        retryAfter = 0;
        replayed = false;
        closes = false;
        location = "";
        etag = null;
        int from = lineEnd(bytes, 0, end) + 2;
        while (from < end - 2) {
            int to = lineEnd(bytes, from, end);
            header(bytes, from, to);
            from = to + 2;
        }
        if (status == NO_CONTENT || status == NOT_MODIFIED) {
            length = 0;
        }
        if (status < 100 || length < 0 || length > SimulateLimits.BODY_BYTES_MAX) {
            throw new IOException("a body of unknown or too great length");
        }
    }

    private void header(byte[] bytes, int from, int to) {
        int colon = from;
        while (colon < to && bytes[colon] != ':') {
            colon++;
        }
        int value = Math.min(colon + 1, to);
        while (value < to && bytes[value] == ' ') {
            value++;
        }
        switch (colon - from) {
            case 4 -> {
                if (isName(bytes, from, ETAG)) {
                    etag = text(bytes, value, to);
                }
            }
            case 8 -> {
                if (isName(bytes, from, LOCATION)) {
                    location = text(bytes, value, to);
                }
            }
            case 10 -> {
                if (isName(bytes, from, CONNECTION)) {
                    closes = text(bytes, value, to).equalsIgnoreCase("close");
                }
            }
            case 11 -> {
                if (isName(bytes, from, RETRY_AFTER)) {
                    retryAfter = Math.max(0, number(bytes, value, to));
                }
            }
            case 14 -> {
                if (isName(bytes, from, LENGTH)) {
                    length = number(bytes, value, to);
                }
            }
            case 20 -> {
                if (isName(bytes, from, REPLAYED)) {
                    replayed = text(bytes, value, to).equals("true");
                }
            }
            default -> {}
        }
    }

    int bodyLength() {
        return length;
    }

    boolean closes() {
        return closes;
    }

    Answer answer(String body) {
        return new Answer(status, body, location, etag, replayed, retryAfter);
    }

    private static int lineEnd(byte[] bytes, int from, int end) {
        int at = from;
        while (at < end && bytes[at] != '\r') {
            at++;
        }
        return at;
    }

    /**
     * Without regard to case.
     *
     * @param name in small letters
     */
    private static boolean isName(byte[] bytes, int from, byte[] name) {
        for (int i = 0; i < name.length; i++) {
            int c = bytes[from + i];
            if ((c >= 'A' && c <= 'Z' ? c + 32 : c) != (name[i] >= 'A' && name[i] <= 'Z' ? name[i] + 32 : name[i])) {
                return false;
            }
        }
        return true;
    }

    /** -1 where it is none. */
    private static int number(byte[] bytes, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            if (bytes[i] < '0' || bytes[i] > '9' || number > 99_999_999) {
                return -1;
            }
            number = 10 * number + bytes[i] - '0';
        }
        return from < to ? number : -1;
    }

    private static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
