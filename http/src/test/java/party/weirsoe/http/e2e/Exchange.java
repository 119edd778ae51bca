package party.weirsoe.http.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request and what the server answered. */
public record Exchange(
        String method,
        String path,
        Map<String, String> requestHeaders,
        @Nullable String requestBody,
        int status,
        HttpHeaders headers,
        String body) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(body, e);
        }
    }

    public String text(String pointer) {
        return json().at(pointer).asText();
    }

    public long version() {
        return json().has("session")
                ? json().at("/session/version").asLong()
                : json().at("/version").asLong();
    }

    String code() {
        return text("/code");
    }

    boolean replayed() {
        return headers.firstValue("Idempotency-Replayed").orElse("").equals("true");
    }

    /** What a duplicate must get again. */
    String canonical() {
        return status + "\n" + headers.firstValue("Location").orElse("") + "\n" + body;
    }

    int size() {
        return body.getBytes(StandardCharsets.UTF_8).length;
    }
}
