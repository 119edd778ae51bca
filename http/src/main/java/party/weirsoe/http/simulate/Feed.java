package party.weirsoe.http.simulate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The event socket of one bot: opened again whenever it is lost, and never more than a reason to look. */
final class Feed implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .connectTimeout(SimulateLimits.CONNECT_MAX)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    private final PartyHistory history;
    private final String token;
    private final RandomGenerator chance;
    private final boolean wanted;
    private final Semaphore news = new Semaphore(0);
    private @Nullable Ear ear;
    private @Nullable URI server;
    private long openAgainAt = System.nanoTime();
    private long heardOf;
    private boolean over;

    /** @param wanted false: this bot only polls */
    Feed(PartyHistory history, String token, RandomGenerator chance, boolean wanted) {
        this.history = history;
        this.token = token;
        this.chance = chance;
        this.wanted = wanted;
    }

    /** A command's answer only raises what is to be looked for. */
    synchronized void hearOf(long version) {
        if (version > heardOf) {
            heardOf = version;
            news.release();
        }
    }

    /** Returns when there is a version above {@code have}, or when it is time to poll. */
    void await(long have, URI near) {
        long begun = System.nanoTime();
        double spread = 1 - SimulateLimits.POLL_SPREAD + chance.nextDouble(2 * SimulateLimits.POLL_SPREAD);
        while (true) {
            keepOpen(near);
            long left = begun + Math.round(pollAfter().toNanos() * spread) - System.nanoTime();
            if (heardOf() > have || left <= 0) {
                return;
            }
            try {
                if (news.tryAcquire(Math.min(left, untilOpening()), TimeUnit.NANOSECONDS)) {
                    news.drainPermits();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private synchronized long heardOf() {
        return heardOf;
    }

    private synchronized Duration pollAfter() {
        boolean up = ear != null && ear.greeted;
        return up ? SimulateLimits.POLL_SOCKET_UP : SimulateLimits.POLL_SOCKET_DOWN;
    }

    /** Nanoseconds until the socket may be opened again. */
    private synchronized long untilOpening() {
        return wanted && !over && ear == null ? Math.max(1, openAgainAt - System.nanoTime()) : Long.MAX_VALUE;
    }

    /** One that is open to a server which the bot has left is given up: it may be silent for long. */
    private synchronized void keepOpen(URI near) {
        if (ear != null && !near.equals(server)) {
            lost(ear, SimulateLimits.RECONNECT_FIRST);
        }
        if (!wanted || over || ear != null || System.nanoTime() < openAgainAt) {
            return;
        }
        Ear opening = new Ear(history.connect());
        ear = opening;
        server = near;
        URI events = URI.create(
                near.toString().replaceFirst("^http", "ws") + "/lobby/sessions/" + history.code() + "/events");
        var unused = HTTP.newWebSocketBuilder()
                .buildAsync(events, opening)
                .orTimeout(SimulateLimits.SOCKET_OPEN_MAX.toSeconds(), TimeUnit.SECONDS)
                .whenComplete((socket, failure) -> {
                    if (failure != null) {
                        lost(opening, SimulateLimits.RECONNECT_FIRST);
                    }
                });
    }

    /** @param patience at random up to this, and at least half of it */
    private synchronized void lost(Ear of, Duration patience) {
        if (ear == of) {
            of.abort();
            ear = null;
            openAgainAt = System.nanoTime() + patience.toNanos() / 2 + chance.nextLong(patience.toNanos() / 2 + 1);
            news.release();
        }
    }

    private synchronized void closedForGood(Ear of) {
        over = true;
        lost(of, Duration.ZERO);
    }

    @Override
    public synchronized void close() {
        over = true;
        if (ear != null) {
            ear.abort();
            ear = null;
        }
    }

    private final class Ear implements WebSocket.Listener {
        private final PartyHistory.Connection connection;
        private final StringBuilder partial = new StringBuilder();
        private @Nullable WebSocket socket;
        private volatile boolean greeted;

        Ear(PartyHistory.Connection connection) {
            this.connection = connection;
        }

        void abort() {
            WebSocket open = socket;
            if (open != null) {
                open.abort();
            }
        }

        @Override
        public void onOpen(WebSocket webSocket) {
            socket = webSocket;
            say("{\"type\":\"auth\",\"token\":\"" + token + "\"}");
            webSocket.request(1);
        }

        private void say(String text) {
            WebSocket open = socket;
            if (open != null) {
                var unused = open.sendText(text, true).exceptionally(gone -> open);
            }
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            partial.append(data);
            if (last) {
                String message = partial.toString();
                partial.setLength(0);
                heard(message);
            }
            webSocket.request(1);
            return null;
        }

        private void heard(String text) {
            connection.hear(new PartyHistory.Heard(System.nanoTime(), text));
            JsonNode message = parse(text);
            switch (message.path("type").asText()) {
                case "hello" -> greeted = true;
                case "ping" -> say("{\"type\":\"pong\"}");
                case "bye" -> {
                    if (!message.path("reconnect").asBoolean()) {
                        closedForGood(this);
                    } else {
                        long after = message.path("after_ms").asLong();
                        lost(this, Duration.ofMillis(after).plus(SimulateLimits.RECONNECT_FIRST));
                    }
                }
                default -> {}
            }
            hearOf(message.path("version").asLong());
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
            lost(this, SimulateLimits.RECONNECT_FIRST);
            return null;
        }

        @Override
        public void onError(WebSocket webSocket, Throwable error) {
            lost(this, SimulateLimits.RECONNECT_FIRST);
        }
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }
}
