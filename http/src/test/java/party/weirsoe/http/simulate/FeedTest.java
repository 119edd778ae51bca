package party.weirsoe.http.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import party.weirsoe.http.figures.Meters;
import party.weirsoe.http.socket.FakeSessions;
import party.weirsoe.http.socket.Hints;
import party.weirsoe.http.socket.SocketLimits;
import party.weirsoe.http.socket.SocketServer;
import party.weirsoe.session.FeedSignal;

/** A bot's socket at the server's own door: it hears, is opened again when it is lost, and stays away where it is not wanted. */
class FeedTest {
    private static final ActorTestKit KIT = ActorTestKit.create("feed", SocketServer.LOCAL);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final SocketServer server = new SocketServer(KIT, SocketLimits.DEFAULT);
    private final URI home = URI.create("http://127.0.0.1:" + server.address().getPort());
    private final PartyHistory history = new PartyHistory("a party");
    private final Meters meters = new Meters();
    private final Ears ears = new Ears();

    FeedTest() {
        history.opened("BCDFGH");
    }

    @AfterEach
    void close() {
        ears.close();
        server.close();
    }

    @AfterAll
    static void stop() {
        KIT.shutdownTestKit();
    }

    @Test
    void aHintWakesTheBotAndTheViewThatFollowsIsTimed() {
        try (Feed feed = feed(FakeSessions.TOKEN, true)) {
            until(feed, feed::isUp);
            server.sessions.tell(Hints.hinted(2));

            until(feed, () -> feed.heardOf() == 2);
            feed.seen(2);

            assertThat(heard(0)).containsExactly("hello 1", "session.changed 2 lie 2");
            assertThat(meters.hintToViewSoFar().count()).isEqualTo(1);
        }
    }

    @Test
    void aPingIsAnsweredAndWhatItTellsIsHeard() {
        try (Feed feed = feed(FakeSessions.TOKEN, true)) {
            until(feed, feed::isUp);
            server.sessions.tell(new FeedSignal.Ping(FakeSessions.EPOCH, 5));
            until(feed, () -> feed.heardOf() == 5);
            server.sessions.tell(Hints.hinted(6));
            until(feed, () -> feed.heardOf() == 6);

            assertThat(heard(0)).containsExactly("hello 1", "ping 5", "session.changed 6 lie 2");
        }
    }

    @Test
    void aBrokenSocketIsOpenedAgain() {
        try (Feed feed = feed(FakeSessions.TOKEN, true)) {
            until(feed, feed::isUp);
            feed.breakOff();
            until(feed, () -> history.connections().size() == 2 && feed.isUp());

            server.await(() -> server.sessions.watchers() == 1);
            assertThat(heard(1)).containsExactly("hello 1");
        }
    }

    @Test
    void whoIsNotWantedStaysAway() {
        try (Feed feed = feed("no token", true)) {
            until(feed, () -> !history.connections().isEmpty() && !heard(0).isEmpty());
            feed.await(System.nanoTime() + Duration.ofMillis(50).toNanos(), Long.MAX_VALUE - 1, home);

            assertThat(heard(0)).containsExactly("bye 0");
            assertThat(feed.isUp()).isFalse();
            assertThat(history.connections()).hasSize(1);
        }
    }

    @Test
    void aBotThatOnlyPollsOpensNone() {
        try (Feed feed = feed(FakeSessions.TOKEN, false)) {
            feed.await(System.nanoTime() + 1, Long.MAX_VALUE - 1, home);

            assertThat(history.connections()).isEmpty();
        }
    }

    private Feed feed(String token, boolean wanted) {
        return new Feed(history, ears, token, new SplittableRandom(1), meters.hintToView(), wanted);
    }

    /** Waits as a bot does, which is what keeps the socket open. */
    private void until(Feed feed, BooleanSupplier condition) {
        long late = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(late);
            feed.await(System.nanoTime() + Duration.ofMillis(20).toNanos(), feed.heardOf(), home);
        }
    }

    private List<String> heard(int connection) {
        return history.connections().get(connection).heard().stream()
                .map(SocketMessage::toString)
                .toList();
    }
}
