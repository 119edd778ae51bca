package party.weirsoe.http.simulate;

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
}
