package party.weirsoe.http.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** An event socket that keeps all it is sent, and answers pings as a browser does. */
final class FeedClient implements WebSocket.Listener, AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    final List<String> messages = new CopyOnWriteArrayList<>();
    private final StringBuilder partial = new StringBuilder();
    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    private @Nullable WebSocket socket;

    static FeedClient open(String url, String code, String token) {
        FeedClient feed = new FeedClient();
        feed.socket = HTTP.newWebSocketBuilder()
                .connectTimeout(Duration.ofSeconds(10))
                .buildAsync(URI.create(url.replaceFirst("^http", "ws") + "/lobby/sessions/" + code + "/events"), feed)
                .join();
        feed.socket
                .sendText("{\"type\":\"auth\",\"token\":\"" + token + "\"}", true)
                .join();
        return feed;
    }

    /** The first message of the type, which has come or will come soon. */
    JsonNode await(String type) {
        return Await.that(Duration.ofSeconds(10), "a message " + type + " among " + messages, () -> messages.stream()
                .map(FeedClient::parse)
                .filter(message -> message.path("type").asText().equals(type))
                .findFirst());
    }

    void awaitClosed() {
        closed.orTimeout(10, TimeUnit.SECONDS).join();
    }

    private static JsonNode parse(String message) {
        try {
            return JSON.readTree(message);
        } catch (IOException e) {
            throw new UncheckedIOException(message, e);
        }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            String message = partial.toString();
            partial.setLength(0);
            messages.add(message);
            if (message.contains("\"type\":\"ping\"")) {
                var unused = webSocket.sendText("{\"type\":\"pong\"}", true);
            }
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
        closed.complete(null);
        return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        closed.complete(null);
    }

    @Override
    public void close() {
        if (socket != null) {
            socket.abort();
        }
    }
}
