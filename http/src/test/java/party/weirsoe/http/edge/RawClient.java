package party.weirsoe.http.edge;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes what it is given to a connection, malformed or not, and reads one response to its end. */
public record RawClient(int port) {
    private static final int PATIENCE_MS = 10_000;

    /** @param headers each {@code Name: value} */
    public RawResponse send(String method, String target, @Nullable String body, String... headers) {
        StringBuilder request =
                new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n");
        for (String header : headers) {
            request.append(header).append("\r\n");
        }
        if (body != null) {
            request.append("Content-Length: ")
                    .append(body.getBytes(StandardCharsets.UTF_8).length)
                    .append("\r\n");
        }
        return send((request + "\r\n" + (body == null ? "" : body)).getBytes(StandardCharsets.UTF_8));
    }

    /** A body of JSON. */
    public RawResponse json(String method, String target, String body, String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        all.add("Content-Type: application/json");
        return send(method, target, body, all.toArray(String[]::new));
    }

    public RawResponse send(byte[] request) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MS);
            socket.getOutputStream().write(request);
            socket.getOutputStream().flush();
            return read(
                    socket.getInputStream(), new String(request, 0, 5, StandardCharsets.US_ASCII).startsWith("HEAD "));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RawResponse read(InputStream in, boolean head) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        while (!text(bytes).contains("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("the connection ended within the head: " + text(bytes));
            }
            bytes.write(next);
        }
        List<String> lines = List.of(text(bytes).split("\r\n", -1));
        int status = Integer.parseInt(lines.getFirst().split(" ", -1)[1]);
        RawResponse response = new RawResponse(status, lines.subList(1, lines.size()), "");
        String length = response.header("Content-Length");
        byte[] body = head || length == null || status == 304 ? new byte[0] : in.readNBytes(Integer.parseInt(length));
        return new RawResponse(status, response.headers(), new String(body, StandardCharsets.UTF_8));
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    /** @param headers each {@code Name: value} */
    public record RawResponse(int status, List<String> headers, String body) {
        public @Nullable String header(String name) {
            String prefix = name.toLowerCase(Locale.ROOT) + ": ";
            return headers.stream()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
                    .map(line -> line.substring(prefix.length()))
                    .findFirst()
                    .orElse(null);
        }
    }
}
