package party.weirsoe.http.e2e;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A request that an HTTP library would not send: an upgrade with a foreign {@code Origin}, or bytes that are no HTTP. */
final class RawRequest {
    private static final int ANSWER_MS_MAX = 20_000;

    private RawRequest() {}

    /** Asks for a socket as a browser does. */
    static Exchange upgrade(String url, String path, Map<String, String> more) throws IOException {
        URI server = URI.create(url);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Host", server.getHost() + ":" + server.getPort());
        headers.put("Connection", "Upgrade");
        headers.put("Upgrade", "websocket");
        headers.put("Sec-WebSocket-Version", "13");
        headers.put("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==");
        headers.putAll(more);
        StringBuilder text = new StringBuilder("GET " + path + " HTTP/1.1\r\n");
        headers.forEach(
                (name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
        return send(url, "GET", path, headers, text.append("\r\n").toString());
    }

    /** @param text all of the request, sent as it is */
    static Exchange send(String url, String method, String path, Map<String, String> headers, String text)
            throws IOException {
        URI server = URI.create(url);
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(ANSWER_MS_MAX);
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            InputStream in = new BufferedInputStream(socket.getInputStream());
            int status = Integer.parseInt(line(in).split(" ", -1)[1]);
            Map<String, List<String>> answered = new LinkedHashMap<>();
            for (String line = line(in); !line.isEmpty(); line = line(in)) {
                int colon = line.indexOf(':');
                answered.computeIfAbsent(line.substring(0, colon), name -> new ArrayList<>())
                        .add(line.substring(colon + 1).trim());
            }
            HttpHeaders all = HttpHeaders.of(answered, (name, value) -> true);
            int length = (int) all.firstValueAsLong("Content-Length").orElse(0);
            String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
            return new Exchange(method, path, headers, null, status, all, body);
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new IOException("the server closed after " + line);
            }
            if (b != '\r') {
                line.append((char) b);
            }
        }
        return line.toString();
    }
}
