package party.weirsoe.http.simulate;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * One kept-alive connection of HTTP/1.1, for one thread. Of our own, because a bot must know whether a connection failed
 * before or after it had sent a request, repeat nothing by itself, and cost next to nothing beside the server it measures.
 */
final class Line implements AutoCloseable {
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;

    private final Socket socket = new Socket();
    private final String host;
    private final InputStream in;
    private boolean open = true;

    /**
     * @param answerMax how long an answer may take
     * @throws IOException where nobody answers there in time
     */
    Line(URI server, Duration answerMax) throws IOException {
        this.host = server.getHost() + ":" + server.getPort();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(
                    new InetSocketAddress(server.getHost(), server.getPort()),
                    Math.toIntExact(SimulateLimits.CONNECT_MAX.toMillis()));
            socket.setSoTimeout(Math.toIntExact(answerMax.toMillis()));
            this.in = new BufferedInputStream(socket.getInputStream());
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    boolean isOpen() {
        return open;
    }

    /** @throws IOException where the answer does not come, or not in time; the line is closed then */
    Answer exchange(Request request) throws IOException {
        try {
            socket.getOutputStream().write(bytes(request));
            return read();
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private byte[] bytes(Request request) throws IOException {
        StringBuilder head = new StringBuilder(256)
                .append(request.method())
                .append(' ')
                .append(request.path())
                .append(" HTTP/1.1\r\nHost: ")
                .append(host)
                .append("\r\nAccept: application/json, application/problem+json\r\n");
        if (request.token() != null) {
            head.append("Authorization: Bearer ").append(request.token()).append("\r\n");
        }
        if (request.key() != null) {
            head.append("Idempotency-Key: ").append(request.key()).append("\r\n");
        }
        if (request.etag() != null) {
            head.append("If-None-Match: ").append(request.etag()).append("\r\n");
        }
        String content = request.body();
        byte[] body = content == null ? new byte[0] : content.getBytes(StandardCharsets.UTF_8);
        if (content != null) {
            head.append("Content-Type: application/json\r\n");
        }
        if (!request.method().equals("GET")) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream(head.length() + body.length + 2);
        all.write(head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
        all.write(body);
        return all.toByteArray();
    }

    private Answer read() throws IOException {
        String first = line();
        if (!first.matches("HTTP/1\\.1 \\d{3} .*")) {
            throw new IOException("no answer of HTTP: " + first);
        }
        int status = Integer.parseInt(first.substring(9, 12));
        Map<String, String> headers = headers();
        String body = status == NO_CONTENT || status == NOT_MODIFIED ? "" : body(headers);
        if (headers.getOrDefault("connection", "").equalsIgnoreCase("close")) {
            close();
        }
        return new Answer(
                status,
                body,
                headers.getOrDefault("location", ""),
                headers.get("etag"),
                headers.getOrDefault("idempotency-replayed", "").equals("true"),
                number(headers.getOrDefault("retry-after", "0")));
    }

    private Map<String, String> headers() throws IOException {
        Map<String, String> headers = new TreeMap<>();
        int bytes = 0;
        for (String line = line(); !line.isEmpty(); line = line()) {
            bytes += line.length();
            int colon = line.indexOf(':');
            if (colon < 0 || bytes > SimulateLimits.HEAD_BYTES_MAX) {
                throw new IOException("no header of HTTP: " + line);
            }
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return headers;
    }

    private String body(Map<String, String> headers) throws IOException {
        int length = number(headers.getOrDefault("content-length", ""));
        if (length < 0 || length > SimulateLimits.BODY_BYTES_MAX) {
            throw new IOException("a body of unknown or too great length");
        }
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException("the body ended early");
        }
        return new String(body, StandardCharsets.UTF_8);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder(64);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the connection ended");
            }
            if (line.length() > SimulateLimits.HEAD_BYTES_MAX) {
                throw new IOException("a line of more than " + SimulateLimits.HEAD_BYTES_MAX + " bytes");
            }
            line.append((char) c);
        }
        if (!line.isEmpty() && line.charAt(line.length() - 1) == '\r') {
            line.setLength(line.length() - 1);
        }
        return line.toString();
    }

    /** -1 where it is none. */
    private static int number(String text) {
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
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
