package party.weirsoe.http.simulate;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One request, the same bytes each time it is sent.
 *
 * @param key its {@code Idempotency-Key}
 * @param etag its {@code If-None-Match}
 */
public record Request(
        String method,
        String path,
        @Nullable String token,
        @Nullable String key,
        @Nullable String etag,
        @Nullable String body) {
    static Request get(String path, String token, @Nullable String etag) {
        return new Request("GET", path, token, null, etag, null);
    }

    static Request command(String method, String path, @Nullable String token, @Nullable String body) {
        return new Request(method, path, token, null, null, body);
    }

    static Request keyed(String path, String key, String body) {
        return new Request("POST", path, null, key, null, body);
    }

    /**
     * As it is sent.
     *
     * @param host with the port
     */
    byte[] bytes(String host) {
        StringBuilder all = new StringBuilder(384)
                .append(method)
                .append(' ')
                .append(path)
                .append(" HTTP/1.1\r\nHost: ")
                .append(host)
                .append("\r\nAccept: application/json, application/problem+json\r\n");
        if (token != null) {
            all.append("Authorization: Bearer ").append(token).append("\r\n");
        }
        if (key != null) {
            all.append("Idempotency-Key: ").append(key).append("\r\n");
        }
        if (etag != null) {
            all.append("If-None-Match: ").append(etag).append("\r\n");
        }
        if (body != null) {
            all.append("Content-Type: application/json\r\n");
        }
        if (!method.equals("GET")) {
            int length = body == null ? 0 : body.getBytes(StandardCharsets.UTF_8).length;
            all.append("Content-Length: ").append(length).append("\r\n");
        }
        all.append("\r\n");
        if (body != null) {
            all.append(body);
        }
        return all.toString().getBytes(StandardCharsets.UTF_8);
    }
}
