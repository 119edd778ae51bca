package party.weirsoe.http.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import party.weirsoe.game.Epoch;
import party.weirsoe.game.SessionCode;
import party.weirsoe.http.socket.SocketMessage.Heard;
import party.weirsoe.http.socket.SocketMessage.Outgoing;
import party.weirsoe.session.FeedSignal;
import party.weirsoe.view.Hint;

/** The socket in virtual time; the connection is a probe. */
class SocketActorTest {
    private static final ActorTestKit KIT = ActorTestKit.create(SocketServer.LOCAL.withFallback(ManualTime.config()));
    private static final ManualTime TIME = ManualTime.get(KIT.system());
    private static final Instant NOW = Instant.parse("2026-11-21T22:30:05.040Z");
    private static final Epoch OTHER = new Epoch("0000000000000001");
    private static final Pattern VERSION = Pattern.compile("\"version\":([0-9]+)");

    private static final Outgoing MARK = new Outgoing.Text("mark");

    private final FakeSessions sessions = new FakeSessions();
    private final CountingProbe probe = new CountingProbe();
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger cuts = new AtomicInteger();
    private final AtomicInteger misses = new AtomicInteger();
    private final List<ActorRef<SocketMessage>> stopped = new CopyOnWriteArrayList<>();
    private final TestProbe<Outgoing> connection = KIT.createTestProbe();
    private final TestProbe<Heard> client = KIT.createTestProbe();
    private ActorRef<SocketMessage> socket = KIT.system().deadLetters().unsafeUpcast();

    @AfterAll
    static void stop() {
        KIT.shutdownTestKit();
    }

    @BeforeEach
    void open() {
        socket = KIT.spawn(SocketActor.create(
                new SocketEnvironment(
                        sessions,
                        FakeSessions.TOKENS,
                        SocketLimits.DEFAULT,
                        probe,
                        () -> NOW,
                        nanos::get,
                        stopped::add),
                FakeSessions.CODE,
                misses::incrementAndGet));
        socket.tell(new SocketMessage.Connected(connection.getRef()));
        socket.tell(new SocketMessage.Wired(cuts::incrementAndGet));
    }

    @Test
    void aSocketThatNeverSaysWhoItIsHearsNothingForFiveSecondsAndThenBye() {
        processed();
        expectNothingFor(Duration.ofMillis(4999));
        timePasses(Duration.ofMillis(1));
        expectBye("unauthorized", false);
        expectEnd();
        assertThat(sessions.watchers()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"pong\"}",
                "{\"type\":\"auth\",\"token\":\"wrong\"}",
                "{\"type\":\"auth\",\"token\":\"x\",\"more\":1}",
                "hello"
            })
    void anyOtherFirstMessageIsUnauthorized(String text) {
        say(text);
        expectBye("unauthorized", false);
        expectEnd();
        assertThat(sessions.watchers()).isZero();
    }

    @Test
    void aTokenOfAnotherSessionIsUnauthorized() {
        ActorRef<SocketMessage> other = KIT.spawn(SocketActor.create(
                new SocketEnvironment(
                        sessions, FakeSessions.TOKENS, SocketLimits.DEFAULT, probe, () -> NOW, nanos::get, ref -> {}),
                new SessionCode("ZZZZZZ"),
                misses::incrementAndGet));
        other.tell(new SocketMessage.Connected(connection.getRef()));
        other.tell(new SocketMessage.Said(client.getRef(), new ClientMessage.Auth(FakeSessions.TOKEN)));
        expectBye("unauthorized", false);
        assertThat(misses).hasValue(1);
    }

    @Test
    void aGoodTokenIsGreetedWithTheVersionAndTheClock() {
        auth();
        assertThat(text())
                .isEqualTo("{\"v\":1,\"type\":\"hello\",\"epoch\":\"9f2c61d0a4b37e15\",\"version\":1,"
                        + "\"ping_ms\":20000,\"server_time\":\"2026-11-21T22:30:05.040Z\"}");
        assertThat(sessions.watchers()).isOne();
        written();
        expectNothingFor(Duration.ofMinutes(2));
    }

    @Test
    void aSecondAuthIsAProtocolError() {
        greeted();
        auth();
        expectBye("protocol_error", false);
        expectEnd();
        assertThat(sessions.watchers()).isZero();
    }

    @Test
    void aMalformedMessageIsAProtocolError() {
        greeted();
        say("{\"type\":\"rounds.next\"}");
        expectBye("protocol_error", false);
    }

    @Test
    void aSessionThatCannotBeReachedIsOverloaded() {
        sessions.greet(null);
        auth();
        processed();
        expectNothingFor(Duration.ofMillis(9999));
        timePasses(Duration.ofMillis(1));
        expectBye("overloaded", true);
    }

    @ParameterizedTest
    @CsvSource({
        "KICKED, kicked, 0",
        "SESSION_CLOSED, session_closed, 0",
        "SEAT_RENEWED, unauthorized, 0",
        "UNAUTHORIZED, unauthorized, 1"
    })
    void whenTheSessionEndsForTheViewerTheSocketSaysWhy(FeedSignal.Reason reason, String word, int missed) {
        greeted();
        sessions.tell(new FeedSignal.Ended(reason));
        assertThat(text())
                .isEqualTo("{\"v\":1,\"type\":\"bye\",\"code\":\"" + word + "\",\"reconnect\":false,\"after_ms\":0}");
        written();
        expectEnd();
        assertThat(sessions.watchers()).isZero();
        assertThat(misses)
                .as("a token that was good when the socket opened is no miss")
                .hasValue(missed);
    }

    @Test
    void aLeftPlayersSocketSaysByeWithoutHello() {
        sessions.greet(new FeedSignal.Ended(FeedSignal.Reason.SESSION_CLOSED));
        auth();
        expectBye("session_closed", false);
    }

    @ParameterizedTest
    @EnumSource(
            value = ByeCode.class,
            names = {"RESTARTING", "OVERLOADED"})
    void socketsThatAreSentAwayTogetherComeBackSpreadOverTime(ByeCode code) {
        greeted();
        socket.tell(new SocketMessage.Dismissed(code));
        Matcher after =
                Pattern.compile("\"reconnect\":true,\"after_ms\":([0-9]+)}").matcher(text());
        assertThat(after.find()).isTrue();
        assertThat(Integer.parseInt(after.group(1))).isBetween(5_000, 30_000);
    }

    @Test
    void noPongForTenSecondsAfterAPingIsTheEnd() {
        greeted();
        ping(7);
        expectNothingFor(Duration.ofMillis(9999));
        timePasses(Duration.ofMillis(1));
        expectBye("no_pong", true);
        expectEnd();
    }

    @Test
    void aPongKeepsTheSocketAndOneTooManyIsTolerated() {
        greeted();
        say("{\"type\":\"pong\"}");
        for (int version = 2; version < 6; version++) {
            ping(version);
            timePasses(Duration.ofMillis(9999));
            say("{\"type\":\"pong\"}");
            say("{\"type\":\"pong\"}");
            expectNothingFor(Duration.ofSeconds(11));
        }
    }

    @Test
    void aConnectionThatTakesNothingForTenSecondsIsSlowAndIsCut() {
        greeted();
        sessions.tell(new FeedSignal.Ping(FakeSessions.EPOCH, 2));
        text();
        expectNothingFor(Duration.ofMillis(9999));
        timePasses(Duration.ofMillis(1));
        processed();
        assertThat(sessions.watchers()).isZero();
        assertThat(cuts).hasValue(0);
        timePasses(SocketLimits.DEFAULT.closeMax());
        connection.expectTerminated(socket);
        assertThat(cuts).hasValue(1);
    }

    @Test
    void theTenSecondsOfAWriteAreItsOwnAndNotThoseOfTheOneBefore() {
        greeted();
        expectNothingFor(Duration.ofSeconds(4));
        sessions.tell(Hints.hinted(2));
        text();
        // The greeting was handed over ten seconds ago, and was taken at once.
        expectNothingFor(Duration.ofSeconds(6));
        processed();
        expectNothingFor(Duration.ofMillis(3999));
        timePasses(Duration.ofMillis(1));
        processed();
        assertThat(sessions.watchers()).isZero();
        written();
        expectBye("slow", true);
        expectEnd();
    }

    @Test
    void aSlowConnectionThatTakesAgainInTimeHearsWhyItIsDropped() {
        greeted();
        sessions.tell(Hints.hinted(2));
        text();
        timePasses(Duration.ofSeconds(10));
        written();
        expectBye("slow", true);
        expectEnd();
    }

    @Test
    void whileAWriteIsPendingOnlyTheNewestHintWaits() {
        greeted();
        sessions.tell(Hints.hinted(2));
        assertThat(text()).contains("\"version\":2,");
        sessions.tell(Hints.hinted(3));
        sessions.tell(new FeedSignal.Hinted(Hints.of(Hint.Type.LIE_STARTED, FakeSessions.EPOCH, 4)));
        sessions.tell(Hints.hinted(5));
        assertThat(nextText()).isNull();
        written();
        assertThat(text()).contains("\"type\":\"session.changed\"", "\"version\":5,");
        written();
        assertThat(nextText()).isNull();
        assertThat(probe.sent).hasValue(2);
        assertThat(probe.conflated).hasValue(2);
    }

    @Test
    void aHintAtOrBelowTheVersionOfThePingIsNotSent() {
        greeted();
        ping(9);
        say("{\"type\":\"pong\"}");
        sessions.tell(Hints.hinted(8));
        sessions.tell(Hints.hinted(9));
        sessions.tell(Hints.hinted(10));
        assertThat(text()).contains("\"version\":10,");
    }

    @Test
    void anotherEpochIsPassedOnAndItsVersionsStartAnew() {
        sessions.greet(new FeedSignal.Hello(FakeSessions.EPOCH, 90));
        greeted();
        sessions.tell(new FeedSignal.Ping(OTHER, 3));
        assertThat(text()).isEqualTo("{\"v\":1,\"type\":\"ping\",\"epoch\":\"0000000000000001\",\"version\":3}");
        written();
        sessions.tell(new FeedSignal.Hinted(Hints.of(Hint.Type.CHANGED, OTHER, 4)));
        assertThat(text()).contains("\"epoch\":\"0000000000000001\",\"version\":4");
    }

    @Test
    void versionsStrictlyIncreaseUnderRandomSchedules() {
        greeted();
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        long said = 1;
        boolean pending = false;
        for (int step = 0; step < 400; step++) {
            long version = 1L + step / 8 + random.nextInt(6);
            switch (random.nextInt(4)) {
                case 0, 1 -> sessions.tell(Hints.hinted(version));
                case 2 -> sessions.tell(new FeedSignal.Ping(FakeSessions.EPOCH, version));
                default -> {
                    if (pending) {
                        written();
                        say("{\"type\":\"pong\"}");
                    }
                    pending = false;
                }
            }
            String text = nextText();
            if (text != null) {
                assertThat(pending).as("seed %d", seed).isFalse();
                pending = true;
                Matcher number = VERSION.matcher(text);
                assertThat(number.find()).isTrue();
                long next = Long.parseLong(number.group(1));
                if (!text.contains("\"type\":\"ping\"")) {
                    assertThat(next).as("seed %d", seed).isGreaterThan(said);
                }
                said = Math.max(said, next);
            }
        }
        assertThat(said).isGreaterThan(30);
    }

    @Test
    void whenTheClientIsGoneTheSubscriptionAndTheActorAreToo() {
        greeted();
        assertThat(probe.sockets).hasValue(1);
        socket.tell(new SocketMessage.Gone());
        expectEnd();
        assertThat(sessions.watchers()).isZero();
        socket.tell(new SocketMessage.Disconnected());
        connection.expectTerminated(socket);
        assertThat(probe.sockets).hasValue(0);
        assertThat(stopped).containsExactly(socket);
        assertThat(cuts).hasValue(0);
    }

    @Test
    void aConnectionThatDoesNotCloseIsCut() {
        greeted();
        socket.tell(new SocketMessage.Gone());
        expectEnd();
        processed();
        timePasses(SocketLimits.DEFAULT.closeMax());
        connection.expectTerminated(socket);
        assertThat(cuts).hasValue(1);
    }

    @Test
    void afterByeNothingMoreIsSaid() {
        greeted();
        socket.tell(new SocketMessage.Dismissed(ByeCode.RESTARTING));
        text();
        sessions.tell(Hints.hinted(2));
        socket.tell(new SocketMessage.Fed(Hints.hinted(3)));
        auth();
        written();
        expectEnd();
        assertThat(nextText()).isNull();
    }

    private void greeted() {
        auth();
        assertThat(text()).contains("\"type\":\"hello\"");
        written();
        processed();
    }

    private void ping(long version) {
        sessions.tell(new FeedSignal.Ping(FakeSessions.EPOCH, version));
        assertThat(text()).contains("\"type\":\"ping\"", "\"version\":" + version);
        written();
        processed();
    }

    private void auth() {
        say("{\"type\":\"auth\",\"token\":\"" + FakeSessions.TOKEN + "\"}");
    }

    private void say(String text) {
        socket.tell(new SocketMessage.Said(client.getRef(), ClientMessage.read(text)));
        client.expectMessage(Heard.NEXT);
    }

    private void written() {
        socket.tell(new SocketMessage.Written());
    }

    /** Whatever was told before has been handled, its consequences for the connection included. */
    private void processed() {
        socket.tell(new SocketMessage.Listening(client.getRef()));
        client.expectMessage(Heard.NEXT);
    }

    /** What the socket has written by now; null: nothing. */
    private @Nullable String nextText() {
        processed();
        connection.getRef().tell(MARK);
        Outgoing first = connection.receiveMessage();
        if (first.equals(MARK)) {
            return null;
        }
        connection.expectMessage(MARK);
        return ((Outgoing.Text) first).json();
    }

    private String text() {
        return connection.expectMessageClass(Outgoing.Text.class).json();
    }

    private void expectBye(String code, boolean reconnect) {
        assertThat(text())
                .startsWith("{\"v\":1,\"type\":\"bye\",\"code\":\"" + code + "\",\"reconnect\":" + reconnect + ",");
        written();
    }

    private void expectEnd() {
        connection.expectMessageClass(Outgoing.End.class);
    }

    private void timePasses(Duration time) {
        nanos.addAndGet(time.toNanos());
        TIME.timePasses(time);
    }

    private void expectNothingFor(Duration time) {
        nanos.addAndGet(time.toNanos());
        TIME.expectNoMessageFor(time, connection);
    }
}
