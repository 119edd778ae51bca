package party.weirsoe.http.socket;

import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A browser's end of an event socket. */
final class Client implements WebSocket.Listener {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder partial = new StringBuilder();
    private final CompletableFuture<WebSocket> socket;

    Client(SocketServer server) {
        this.socket = HTTP.newWebSocketBuilder().buildAsync(server.uri(), this);
    }

    static Client greeted(SocketServer server) throws InterruptedException {
        Client client = new Client(server);
        client.auth();
        client.hear();
        return client;
    }

    void auth() {
        say("{\"type\":\"auth\",\"token\":\"" + FakeSessions.TOKEN + "\"}");
    }

    void say(String text) {
        part(text, true);
    }

    void part(String text, boolean last) {
        SocketServer.join(SocketServer.join(socket).sendText(text, last));
    }

    void binary(int bytes) {
        SocketServer.join(SocketServer.join(socket).sendBinary(ByteBuffer.allocate(bytes), true));
    }

    /** The next message. */
    String hear() throws InterruptedException {
        String text = heard.poll(10, TimeUnit.SECONDS);
        if (text == null) {
            throw new AssertionError("heard nothing");
        }
        return text;
    }

    boolean heardMore() {
        return !heard.isEmpty();
    }

    /** Waits for the server to close. */
    int closeCode() {
        return SocketServer.join(closed);
    }

    void close() {
        SocketServer.join(SocketServer.join(socket).sendClose(WebSocket.NORMAL_CLOSURE, ""));
    }

    void abort() {
        SocketServer.join(socket).abort();
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            heard.add(partial.toString());
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
