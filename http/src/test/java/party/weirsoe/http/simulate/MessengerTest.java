package party.weirsoe.http.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import party.weirsoe.http.figures.Meters;

/** A command is sent, the same bytes each time, until its outcome is known, and measured from when it was meant to be sent. */
class MessengerTest {
    private static final String DONE = "{\"session\":{\"version\":7,\"phase\":\"lie\"}}";
    private static final String TROUBLE = "{\"code\":\"outcome_unknown\"}";

    private final PartyHistory history = new PartyHistory("a party");
    private final Tally tally = new Tally();
    private final Meters meters = new Meters();
    private final Deque<Reply> replies = new ConcurrentLinkedDeque<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private HttpServer server;

    private record Reply(int status, String body, boolean replayed) {}

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void whatACommandTakesCountsFromWhenItWasMeantToBeSent() {
        replies.add(new Reply(200, DONE, false));

        settle(0, Duration.ofSeconds(20));

        assertThat(meters.ackSoFar().count()).isEqualTo(1);
        assertThat(meters.ackSoFar().max()).isBetween(20_000.0, 60_000.0);
    }

    @Test
    void whatLeavesTheOutcomeOpenIsSentAgainAndTheOutcomeCountsOnce() {
        replies.addAll(List.of(new Reply(503, TROUBLE, false), new Reply(200, DONE, true), new Reply(200, DONE, true)));

        Answer outcome = settle(0, Duration.ZERO);
        settle(0, Duration.ZERO);

        assertThat(outcome.body()).isEqualTo(DONE);
        assertThat(bodies).hasSize(3).containsOnly("{\"text\":\"a lie\"}");
        assertThat(tally.retries()).isEqualTo(1);
        assertThat(tally.replays()).isEqualTo(2);
        assertThat(tally.commands()).isEqualTo(2);
        assertThat(tally.rows()).isEqualTo(1);
        assertThat(meters.errors()).containsOnlyKeys("outcome_unknown");
        assertThat(history.operations().getFirst().attempts()).hasSize(2);
    }

    @Test
    void aRefusalIsAnOutcomeAndToldByItsCode() {
        replies.add(new Reply(409, "{\"code\":\"lie_phase_closed\"}", false));

        assertThat(settle(0, Duration.ZERO).code()).isEqualTo("lie_phase_closed");
        assertThat(tally.refusals()).isEqualTo(1);
        assertThat(tally.rows()).isZero();
        assertThat(meters.errors()).containsOnlyKeys("lie_phase_closed");
    }

    @Test
    void anAnswerThatTheBotItselfHasCutIsNoErrorOfTheServer() {
        replies.addAll(List.of(new Reply(200, DONE, false), new Reply(200, DONE, true)));

        settle(2, Duration.ZERO);

        assertThat(tally.retries()).isPositive();
        assertThat(meters.errors()).isEmpty();
        assertThat(bodies).containsOnly("{\"text\":\"a lie\"}");
    }

    /** @param lostAnswer 2: the first answer is lost by chance's first word, the second is not */
    private Answer settle(int lostAnswer, Duration late) {
        Servers servers =
                Servers.at(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
        Messenger messenger = new Messenger(history, servers, tally, meters, alternating(), lostAnswer, () -> false);
        Request request = Request.command("PUT", "/lobby/sessions/BCDFGH/rounds/1/lie", "t", "{\"text\":\"a lie\"}");
        return messenger.settle(new Deed.Open(), request, System.nanoTime() - late.toNanos());
    }

    /** 0, 1, 0, 1… where it is asked for a number below two; always the least wait. */
    private static RandomGenerator alternating() {
        return new RandomGenerator() {
            private int asked;

            @Override
            public int nextInt(int bound) {
                return asked++ % bound;
            }

            @Override
            public long nextLong(long bound) {
                return 0;
            }

            @Override
            public long nextLong() {
                return 0;
            }
        };
    }

    private void answer(HttpExchange exchange) throws IOException {
        bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Reply reply = replies.size() > 1 ? replies.remove() : replies.element();
        if (reply.replayed()) {
            exchange.getResponseHeaders().add("Idempotency-Replayed", "true");
        }
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(reply.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
