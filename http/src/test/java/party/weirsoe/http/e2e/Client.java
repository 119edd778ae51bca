package party.weirsoe.http.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Speaks HTTP to a server and shows every exchange to a listener: unless told otherwise, to the {@link OpenApiJudge}. */
public final class Client {
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final String url;
    private final Consumer<Exchange> listener;

    public Client(String url) {
        this(url, new OpenApiJudge());
    }

    Client(String url, Consumer<Exchange> listener) {
        this.url = url;
        this.listener = listener;
    }

    public String url() {
        return url;
    }

    public Exchange get(String path, @Nullable String token) {
        return send("GET", path, token, null, Map.of());
    }

    public Exchange post(String path, @Nullable String token, @Nullable String body) {
        return send("POST", path, token, body, Map.of());
    }

    Exchange put(String path, @Nullable String token, String body) {
        return send("PUT", path, token, body, Map.of());
    }

    public Exchange delete(String path, @Nullable String token) {
        return send("DELETE", path, token, null, Map.of());
    }

    Exchange send(
            String method, String path, @Nullable String token, @Nullable String body, Map<String, String> headers) {
        try {
            return sendAsync(method, path, token, body, headers).join();
        } catch (java.util.concurrent.CompletionException e) {
            if (e.getCause() instanceof IOException io) {
                throw new Unanswered(method + " " + path, io);
            }
            if (e.getCause() instanceof AssertionError refusedByTheJudge) {
                throw refusedByTheJudge;
            }
            throw e;
        }
    }

    CompletableFuture<Exchange> sendAsync(
            String method, String path, @Nullable String token, @Nullable String body, Map<String, String> headers) {
        Map<String, String> sent = new LinkedHashMap<>(headers);
        if (token != null) {
            sent.put("Authorization", "Bearer " + token);
        }
        if (body != null) {
            sent.putIfAbsent("Content-Type", "application/json");
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(Duration.ofSeconds(20))
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        sent.forEach(request::header);
        return HTTP.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8))
                .thenApply(response -> {
                    Exchange exchange = new Exchange(
                            method, path, sent, body, response.statusCode(), response.headers(), response.body());
                    listener.accept(exchange);
                    return exchange;
                });
    }

    /** No answer came: the outcome is unknown, and the same request is to be sent again. */
    static final class Unanswered extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unanswered(String request, IOException cause) {
            super(request, cause);
        }
    }
}
