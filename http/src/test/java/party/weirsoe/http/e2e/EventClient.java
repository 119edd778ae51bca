package party.weirsoe.http.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A client's end of an event socket. Every message it hears is judged by {@link AsyncApiJudge}. */
final class EventClient implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final int WAIT_SECONDS_MAX = 15;

    private final BlockingQueue<String> unread = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final List<JsonNode> hints = new ArrayList<>();
    private final WebSocket socket;
    private long seen;

    private EventClient(String url, String path) {
        socket = HTTP.newWebSocketBuilder()
                .buildAsync(URI.create(url.replaceFirst("^http", "ws") + path), new Ear())
                .join();
    }

    /** Connected, and silent. */
    static EventClient connect(Party party) {
        return new EventClient(party.client.url(), party.path("/events"));
    }

    /** Connected and greeted. */
    static EventClient open(Party party, String token) {
        EventClient client = connect(party);
        client.auth(token);
        JsonNode hello = client.hear();
        assertThat(hello.at("/type").asText()).isEqualTo("hello");
        client.seen = hello.at("/version").asLong();
        return client;
    }

    void auth(String token) {
        say("{\"type\":\"auth\",\"token\":\"" + token + "\"}");
    }

    void say(String text) {
        socket.sendText(text, true).join();
    }

    void sayBinary() {
        socket.sendBinary(ByteBuffer.allocate(1), true).join();
    }

    /** The next message as it came, pings left out. */
    String hearText() {
        while (true) {
            String text = poll();
            if (text == null) {
                throw new AssertionError("heard nothing");
            }
            if (!AsyncApiJudge.judged(text).at("/type").asText().equals("ping")) {
                return text;
            }
            say("{\"type\":\"pong\"}");
        }
    }

    JsonNode hear() {
        return AsyncApiJudge.read(hearText());
    }

    /** After a command that made a version: hears all hints up to it, so that none can be conflated with the next. */
    void follow(Exchange exchange) {
        boolean moved = exchange.status() < 300
                && !exchange.method().equals("GET")
                && !exchange.body().isEmpty();
        if (moved) {
            hearUntil(exchange.version());
        }
    }

    void hearUntil(long version) {
        while (seen < version) {
            JsonNode hint = hear();
            hints.add(hint);
            seen = hint.at("/version").asLong();
        }
    }

    /** All hints that were heard so far. */
    List<JsonNode> hints() {
        return hints;
    }

    List<String> types() {
        return hints.stream().map(hint -> hint.at("/type").asText()).toList();
    }

    /** The last message, after which the server closes; hints may come before it. */
    JsonNode hearBye() {
        JsonNode last = hear();
        while (last.has("session")) {
            hints.add(last);
            last = hear();
        }
        assertThat(last.at("/type").asText()).as("%s", last).isEqualTo("bye");
        closed.orTimeout(WAIT_SECONDS_MAX, TimeUnit.SECONDS).join();
        assertThat(unread).isEmpty();
        return last;
    }

    private @Nullable String poll() {
        try {
            return unread.poll(WAIT_SECONDS_MAX, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        socket.abort();
    }

    /** Puts pieces together. */
    private final class Ear implements WebSocket.Listener {
        private final StringBuilder partial = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            partial.append(data);
            if (last) {
                unread.add(partial.toString());
                partial.setLength(0);
            }
            webSocket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
            closed.complete(statusCode);
            return null;
        }

        @Override
        public void onError(WebSocket webSocket, Throwable error) {
            closed.completeExceptionally(error);
        }
    }
}
