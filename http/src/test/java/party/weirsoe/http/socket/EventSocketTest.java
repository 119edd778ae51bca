package party.weirsoe.http.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.Done;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import party.weirsoe.session.FeedSignal;
import party.weirsoe.view.Hint;

/** The socket on a real port, with the JDK's client. */
class EventSocketTest {
    private static final ActorTestKit KIT = ActorTestKit.create("event-socket", SocketServer.LOCAL);
    private static final SocketLimits USUAL = SocketLimits.DEFAULT;
    private static final Duration SHORT = Duration.ofMillis(200);

    private final SocketServer server = new SocketServer(KIT, USUAL);

    @AfterEach
    void close() {
        server.close();
    }

    @AfterAll
    static void stop() {
        KIT.shutdownTestKit();
    }

    @Test
    void helloIsTheFirstMessageAndComesAfterAuthOnly() throws InterruptedException {
        Client client = new Client(server);
        assertThat(server.sessions.watchers()).isZero();
        client.auth();
        assertThat(client.hear())
                .isEqualTo("{\"v\":1,\"type\":\"hello\",\"epoch\":\"9f2c61d0a4b37e15\",\"version\":1,"
                        + "\"ping_ms\":20000,\"server_time\":\"2026-11-21T22:30:05.040Z\"}");
    }

    @ParameterizedTest
    @EnumSource(Hint.Type.class)
    void aHintReachesTheClientByteForByte(Hint.Type type) throws InterruptedException {
        Client client = Client.greeted(server);
        server.sessions.tell(new FeedSignal.Hinted(Hints.of(type, FakeSessions.EPOCH, 42)));
        assertThat(client.hear())
                .isEqualTo("{\"v\":1,\"type\":\"" + type.word() + "\",\"session\":\"BCDFGH\","
                        + "\"epoch\":\"9f2c61d0a4b37e15\",\"version\":42,\"phase\":\"lie\",\"game\":1,\"round\":2,"
                        + "\"total_rounds\":7,\"deadline_at\":\"2026-11-21T22:31:05.000Z\"}");
    }

    @Test
    void aPingIsAnsweredAndTheSocketStays() throws InterruptedException {
        Client client = Client.greeted(server);
        server.sessions.tell(new FeedSignal.Ping(FakeSessions.EPOCH, 5));
        assertThat(client.hear()).isEqualTo("{\"v\":1,\"type\":\"ping\",\"epoch\":\"9f2c61d0a4b37e15\",\"version\":5}");
        client.say("{\"type\":\"pong\"}");
        assertStillOpen(client, 6);
    }

    @Test
    void aWrongTokenIsUnauthorized() throws InterruptedException {
        Client client = new Client(server);
        client.say("{\"type\":\"auth\",\"token\":\"wrong\"}");
        assertBye(client, "unauthorized", false);
        assertThat(server.sessions.watchers()).isZero();
    }

    @Test
    void silenceBeforeAuthIsUnauthorized() throws InterruptedException {
        try (SocketServer quick =
                new SocketServer(KIT, limits(USUAL.socketsMax(), USUAL.frameMax(), SHORT, USUAL.pongMax()))) {
            assertBye(new Client(quick), "unauthorized", false);
        }
    }

    @Test
    void aClientThatDoesNotAnswerThePingIsDropped() throws InterruptedException {
        try (SocketServer quick =
                new SocketServer(KIT, limits(USUAL.socketsMax(), USUAL.frameMax(), USUAL.authMax(), SHORT))) {
            Client client = Client.greeted(quick);
            quick.sessions.tell(new FeedSignal.Ping(FakeSessions.EPOCH, 5));
            client.hear();
            assertBye(client, "no_pong", true);
        }
    }

    @ParameterizedTest
    @EnumSource(FeedSignal.Reason.class)
    void theEndOfTheFeedIsTheEndOfTheSocket(FeedSignal.Reason reason) throws InterruptedException {
        Client client = Client.greeted(server);
        server.sessions.tell(new FeedSignal.Ended(reason));
        // A seat's older token is no longer valid: to its holder that is all there is to say.
        FeedSignal.Reason told = reason == FeedSignal.Reason.SEAT_RENEWED ? FeedSignal.Reason.UNAUTHORIZED : reason;
        assertBye(client, told.name().toLowerCase(Locale.ROOT), false);
    }

    @Test
    void aMessageOfExactlyOneKibibyteIsRead() throws InterruptedException {
        Client client = Client.greeted(server);
        String pong = "{\"type\":\"pong\"}";
        client.say(pong + " ".repeat(1024 - pong.length()));
        assertStillOpen(client, 2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1025, 70_000, 3_000_000})
    void aLongerMessageIsAProtocolError(int bytes) throws InterruptedException {
        Client client = Client.greeted(server);
        String pong = "{\"type\":\"pong\"}";
        client.say(pong + " ".repeat(bytes - pong.length()));
        assertBye(client, "protocol_error", false);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10, 3_000_000})
    void aBinaryMessageIsAProtocolError(int bytes) throws InterruptedException {
        Client client = Client.greeted(server);
        client.binary(bytes);
        assertBye(client, "protocol_error", false);
    }

    @Test
    void aMessageMayComeInFragments() throws InterruptedException {
        Client client = new Client(server);
        client.part("{\"type\":\"auth\",", false);
        client.part("\"token\":\"" + FakeSessions.TOKEN, false);
        client.part("\"}", true);
        assertThat(client.hear()).contains("\"type\":\"hello\"");
        client.part("{\"type\":", false);
        client.part("\"pong\"}", true);
        assertStillOpen(client, 2);
    }

    @Test
    void fragmentsBeyondOneKibibyteAreAProtocolErrorBeforeTheLastOne() throws InterruptedException {
        Client client = Client.greeted(server);
        client.part(" ".repeat(600), false);
        client.part(" ".repeat(600), false);
        assertThat(client.hear()).contains("\"type\":\"bye\",\"code\":\"protocol_error\"");
    }

    @Test
    void aMessageThatIsNeverFinishedIsAProtocolError() throws InterruptedException {
        try (SocketServer quick =
                new SocketServer(KIT, limits(USUAL.socketsMax(), SHORT, USUAL.authMax(), USUAL.pongMax()))) {
            Client client = Client.greeted(quick);
            client.part("{\"type\":", false);
            assertThat(client.hear()).contains("\"type\":\"bye\",\"code\":\"protocol_error\"");
        }
    }

    @Test
    void aNodeThatRestartsSendsEverySocketAwayAndWaitsForThem() throws InterruptedException {
        Client greeted = Client.greeted(server);
        Client silent = new Client(server);
        server.await(() -> server.probe.sockets.get() == 2);
        CompletableFuture<Done> drained = server.sockets.restarting().toCompletableFuture();
        assertBye(greeted, "restarting", true);
        assertBye(silent, "restarting", true);
        SocketServer.join(drained);
        assertThat(server.probe.sockets).hasValue(0);
        assertBye(new Client(server), "restarting", true);
    }

    @Test
    void aNodeWithoutSocketsRestartsAtOnce() {
        assertThat(server.sockets.restarting().toCompletableFuture()).isCompleted();
    }

    @Test
    void aNodeThatIsFullSaysSoAndTakesSocketsAgainWhenOthersHaveGone() throws InterruptedException {
        try (SocketServer quick =
                new SocketServer(KIT, limits(2, USUAL.frameMax(), USUAL.authMax(), USUAL.pongMax()))) {
            Client first = Client.greeted(quick);
            Client.greeted(quick);
            assertBye(new Client(quick), "overloaded", true);
            first.close();
            quick.await(() -> quick.probe.sockets.get() == 1);
            assertStillOpen(Client.greeted(quick), quick, 2);
        }
    }

    @Test
    void aThousandSocketsLeaveNoActorAndNoSubscriptionBehind() throws InterruptedException {
        connectAndLeave(10);
        server.await(() -> server.probe.sockets.get() == 0);
        int before = actors();
        for (int batch = 0; batch < 20; batch++) {
            connectAndLeave(50);
        }
        server.await(() -> server.probe.sockets.get() == 0);
        assertThat(server.sessions.watchers()).isZero();
        server.await(() -> actors() <= before);
    }

    private static SocketLimits limits(int socketsMax, Duration frameMax, Duration authMax, Duration pongMax) {
        return new SocketLimits(
                socketsMax,
                USUAL.frameBytesMax(),
                frameMax,
                authMax,
                USUAL.helloMax(),
                USUAL.writeMax(),
                pongMax,
                USUAL.closeMax(),
                USUAL.pingInterval());
    }

    private void connectAndLeave(int count) throws InterruptedException {
        List<Client> clients = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            clients.add(new Client(server));
        }
        for (int i = 0; i < count; i++) {
            Client client = clients.get(i);
            if (i % 5 == 0) {
                client.abort();
                continue;
            }
            client.auth();
            client.hear();
            if (i % 2 == 0) {
                client.close();
            } else {
                client.abort();
            }
        }
    }

    private static int actors() {
        return (int) ((ExtendedActorSystem) KIT.system().classicSystem())
                .printTree()
                .lines()
                .filter(line -> !line.contains("testProbe"))
                .count();
    }

    private void assertStillOpen(Client client, long version) throws InterruptedException {
        assertStillOpen(client, server, version);
    }

    private static void assertStillOpen(Client client, SocketServer server, long version) throws InterruptedException {
        server.sessions.tell(Hints.hinted(version));
        assertThat(client.hear()).contains("\"type\":\"session.changed\"", "\"version\":" + version + ",");
    }

    private static void assertBye(Client client, String code, boolean reconnect) throws InterruptedException {
        assertThat(client.hear())
                .startsWith("{\"v\":1,\"type\":\"bye\",\"code\":\"" + code + "\",\"reconnect\":" + reconnect
                        + ",\"after_ms\":");
        assertThat(client.closeCode()).isEqualTo(1000);
        assertThat(client.heardMore()).isFalse();
    }
}
