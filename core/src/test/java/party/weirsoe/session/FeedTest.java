package party.weirsoe.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.FishingOutcomes;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import party.weirsoe.game.Departure;
import party.weirsoe.game.Epoch;
import party.weirsoe.game.Phase;
import party.weirsoe.game.PlayerId;
import party.weirsoe.view.Hint;

/** The sockets of one node hear of their session in order, and learn when there is nothing more to hear. */
class FeedTest {
    private static final ActorTestKit KIT =
            ActorTestKit.create(ConfigFactory.parseString("pekko.actor.provider = local")
                    .withFallback(ManualTime.config())
                    .withFallback(SessionConfiguration.config())
                    .withFallback(ConfigFactory.load())
                    .resolve());
    private static final ManualTime TIME = ManualTime.get(KIT.system());
    private static final SortedMap<PlayerId, Departure> NOBODY = Collections.emptySortedMap();
    private static final SortedMap<PlayerId, Integer> NO_SEAT = Collections.emptySortedMap();

    /** What the session is sent, by whichever relay. */
    private final TestProbe<SessionMessage> session = KIT.createTestProbe();

    private final ActorRef<Feed.Message> feed =
            KIT.spawn(Feed.create((code, message) -> session.getRef().tell(message)));

    @AfterAll
    static void close() {
        KIT.shutdownTestKit();
    }

    @Test
    void theHelloComesWhenTheSubscriptionStandsWithTheVersionReadThen() {
        TestProbe<FeedSignal> socket = KIT.createTestProbe();
        feed.tell(new Feed.Watch(SessionRig.HOST, socket.getRef()));
        SessionMessage.Subscribe subscribe = session.expectMessageClass(SessionMessage.Subscribe.class);
        assertThat(subscribe.who()).isEqualTo(SessionRig.HOST);
        assertThat(subscribe.socket()).isEqualTo(socket.getRef());
        socket.expectNoMessage();
        subscribe.relay().tell(subscribed(socket, 7));
        socket.expectMessage(new FeedSignal.Hello(SessionRig.EPOCH, 7));
    }

    @Test
    void hintsPassInOrderToEverySocketThatHasItsHelloAndToNoOther() {
        TestProbe<FeedSignal> early = KIT.createTestProbe();
        TestProbe<FeedSignal> late = KIT.createTestProbe();
        ActorRef<FeedMessage> relay = watching(SessionRig.HOST, early, 3);
        feed.tell(new Feed.Watch(SessionRig.player(1), late.getRef()));
        session.expectMessageClass(SessionMessage.Subscribe.class);

        relay.tell(published(4));
        relay.tell(subscribed(late, 4));
        relay.tell(published(5));
        relay.tell(published(6));

        early.expectMessage(hinted(4));
        early.expectMessage(hinted(5));
        early.expectMessage(hinted(6));
        late.expectMessage(new FeedSignal.Hello(SessionRig.EPOCH, 4));
        late.expectMessage(hinted(5));
        late.expectMessage(hinted(6));
    }

    @Test
    void aHintThatASocketHasHeardOfIsNotPassedAgain() {
        TestProbe<FeedSignal> socket = KIT.createTestProbe();
        ActorRef<FeedMessage> relay = watching(SessionRig.HOST, socket, 3);
        relay.tell(published(3));
        relay.tell(published(5));
        relay.tell(published(5));
        relay.tell(published(4));
        relay.tell(status(6, NOBODY));
        relay.tell(published(6));
        relay.tell(published(7));
        socket.expectMessage(hinted(5));
        socket.expectMessage(new FeedSignal.Ping(SessionRig.EPOCH, 6));
        socket.expectMessage(hinted(7));
    }

    @Test
    void aSocketThatWaitsForItsHelloIsSubscribedAgainUntilItHasIt() {
        TestProbe<FeedSignal> socket = KIT.createTestProbe();
        feed.tell(new Feed.Watch(SessionRig.HOST, socket.getRef()));
        ActorRef<FeedMessage> relay =
                session.expectMessageClass(SessionMessage.Subscribe.class).relay();
        TIME.timePasses(SessionLimits.SUBSCRIBE_RETRY);
        session.expectMessageClass(SessionMessage.Subscribe.class);
        relay.tell(subscribed(socket, 1));
        relay.tell(subscribed(socket, 1));
        socket.expectMessage(new FeedSignal.Hello(SessionRig.EPOCH, 1));
        TIME.timePasses(SessionLimits.SUBSCRIBE_RETRY);
        session.expectNoMessage();
        socket.expectNoMessage();
    }

    @Test
    void everyPingIntervalTheSessionItselfSaysWhereItStands() {
        TestProbe<FeedSignal> socket = KIT.createTestProbe();
        ActorRef<FeedMessage> relay = watching(SessionRig.HOST, socket, 3);
        for (long version = 4; version < 6; version++) {
            TIME.timePasses(SessionLimits.PING_INTERVAL);
            assertThat(session.expectMessageClass(SessionMessage.Poll.class).relay())
                    .isEqualTo(relay);
            relay.tell(status(version, NOBODY));
            socket.expectMessage(new FeedSignal.Ping(SessionRig.EPOCH, version));
        }
    }

    @Test
    void aKickedPlayersSocketIsToldSoAndALeftOnesThatTheSessionIsClosed() {
        TestProbe<FeedSignal> host = KIT.createTestProbe();
        TestProbe<FeedSignal> kicked = KIT.createTestProbe();
        TestProbe<FeedSignal> left = KIT.createTestProbe();
        ActorRef<FeedMessage> relay = watching(SessionRig.HOST, host, 3);
        watching(SessionRig.player(1), kicked, 3);
        watching(SessionRig.player(2), left, 3);

        relay.tell(new FeedMessage.Published(hint(4), departure(1, Departure.KICKED), NO_SEAT));
        kicked.expectMessage(hinted(4));
        kicked.expectMessage(new FeedSignal.Ended(FeedSignal.Reason.KICKED));
        // What a hint would have told may also come with the next status.
        relay.tell(status(5, departure(2, Departure.LEFT)));
        left.expectMessage(hinted(4));
        left.expectMessage(new FeedSignal.Ended(FeedSignal.Reason.SESSION_CLOSED));
        relay.tell(published(6));
        host.expectMessage(hinted(4));
        host.expectMessage(new FeedSignal.Ping(SessionRig.EPOCH, 5));
        host.expectMessage(hinted(6));
        kicked.expectNoMessage();
        left.expectNoMessage();
    }

    @Test
    void aSocketWhoseSeatHasANewerTokenIsToldSoAndTheNewTokensSocketStays() {
        TestProbe<FeedSignal> host = KIT.createTestProbe();
        TestProbe<FeedSignal> first = KIT.createTestProbe();
        TestProbe<FeedSignal> second = KIT.createTestProbe();
        TestProbe<FeedSignal> third = KIT.createTestProbe();
        TestProbe<FeedSignal> another = KIT.createTestProbe();
        FeedSignal renewed = new FeedSignal.Ended(FeedSignal.Reason.SEAT_RENEWED);
        ActorRef<FeedMessage> relay = watching(SessionRig.HOST, host, 3);
        watching(SessionRig.player(1, 0), first, 3);
        watching(SessionRig.player(2, 0), another, 3);

        relay.tell(new FeedMessage.Published(hint(4), NOBODY, seat(1, 1)));
        first.expectMessage(hinted(4));
        first.expectMessage(renewed);
        watching(SessionRig.player(1, 1), second, 4);
        // What a hint would have told may also come with the next status.
        relay.tell(new FeedMessage.Status(SessionRig.EPOCH, 5, NOBODY, seat(1, 2), session.getRef()));
        second.expectMessage(renewed);
        watching(SessionRig.player(1, 2), third, 5);
        relay.tell(new FeedMessage.Status(SessionRig.EPOCH, 6, NOBODY, seat(1, 2), session.getRef()));
        relay.tell(new FeedMessage.Published(hint(7), departure(1, Departure.KICKED), seat(1, 3)));
        third.expectMessage(new FeedSignal.Ping(SessionRig.EPOCH, 6));
        third.expectMessage(hinted(7));
        third.expectMessage(renewed);

        for (TestProbe<FeedSignal> stays : List.of(host, another)) {
            stays.expectMessage(hinted(4));
            stays.expectMessage(new FeedSignal.Ping(SessionRig.EPOCH, 5));
            stays.expectMessage(new FeedSignal.Ping(SessionRig.EPOCH, 6));
            stays.expectMessage(hinted(7));
        }
        first.expectNoMessage();
        second.expectNoMessage();
    }

    @Test
    void aDeniedSocketIsToldWhy() {
        for (FeedSignal.Reason reason : FeedSignal.Reason.values()) {
            TestProbe<FeedSignal> socket = KIT.createTestProbe();
            feed.tell(new Feed.Watch(SessionRig.HOST, socket.getRef()));
            session.expectMessageClass(SessionMessage.Subscribe.class)
                    .relay()
                    .tell(new FeedMessage.Denied(socket.getRef(), reason));
            socket.expectMessage(new FeedSignal.Ended(reason));
            session.expectMessageClass(SessionMessage.Unsubscribe.class);
        }
    }

    @Test
    void whenTheSessionIsDeletedEverySocketEndsAndTheRelayStops() {
        TestProbe<FeedSignal> host = KIT.createTestProbe();
        TestProbe<FeedSignal> player = KIT.createTestProbe();
        ActorRef<FeedMessage> relay = watching(SessionRig.HOST, host, 3);
        watching(SessionRig.player(1), player, 3);
        relay.tell(new FeedMessage.Closed());
        host.expectMessage(new FeedSignal.Ended(FeedSignal.Reason.SESSION_CLOSED));
        player.expectMessage(new FeedSignal.Ended(FeedSignal.Reason.SESSION_CLOSED));
        host.expectTerminated(relay);
    }

    @Test
    void aSocketOfAnEarlierLifeOfTheCodeIsToldThatItsSessionIsClosed() {
        TestProbe<FeedSignal> socket = KIT.createTestProbe();
        ActorRef<FeedMessage> relay = watching(SessionRig.HOST, socket, 3);
        relay.tell(new FeedMessage.Status(new Epoch("0000000000000000"), 1, NOBODY, NO_SEAT, session.getRef()));
        socket.expectMessage(new FeedSignal.Ended(FeedSignal.Reason.SESSION_CLOSED));
    }

    @Test
    void whenTheSessionsActorStopsWhoeverHoldsTheCodeNowIsAskedAtOnce() {
        TestProbe<FeedSignal> socket = KIT.createTestProbe();
        TestProbe<SessionMessage> actor = KIT.createTestProbe();
        feed.tell(new Feed.Watch(SessionRig.HOST, socket.getRef()));
        ActorRef<FeedMessage> relay =
                session.expectMessageClass(SessionMessage.Subscribe.class).relay();
        relay.tell(new FeedMessage.Subscribed(socket.getRef(), SessionRig.EPOCH, 3, actor.getRef()));
        socket.expectMessage(new FeedSignal.Hello(SessionRig.EPOCH, 3));

        actor.stop();
        assertThat(session.expectMessageClass(SessionMessage.Poll.class).relay())
                .isEqualTo(relay);
        relay.tell(status(5, NOBODY));
        socket.expectMessage(new FeedSignal.Ping(SessionRig.EPOCH, 5));
    }

    @Test
    void theLastSocketThatGoesTakesItsRelayWithItAndTheNextOneGetsANewRelay() {
        TestProbe<FeedSignal> leaving = KIT.createTestProbe();
        TestProbe<FeedSignal> dying = KIT.createTestProbe();
        TestProbe<FeedSignal> next = KIT.createTestProbe();
        ActorRef<FeedMessage> relay = watching(SessionRig.HOST, leaving, 3);
        TestProbe<FeedSignal> staying = KIT.createTestProbe();
        watching(SessionRig.player(1), staying, 3);

        feed.tell(new Feed.Unwatch(SessionRig.CODE, leaving.getRef()));
        watching(SessionRig.player(1), dying, 3);
        relay.tell(published(4));
        dying.expectMessage(hinted(4));
        leaving.expectNoMessage();
        staying.stop();
        dying.stop();
        next.expectTerminated(relay);
        assertThat(session.expectMessageClass(SessionMessage.Unsubscribe.class).relay())
                .isEqualTo(relay);

        assertThat(watching(SessionRig.HOST, next, 9)).isNotEqualTo(relay);
    }

    @Test
    void aSocketThatComesAsTheLastOneGoesIsNotForgotten() {
        for (int i = 0; i < 50; i++) {
            TestProbe<FeedSignal> leaving = KIT.createTestProbe();
            TestProbe<FeedSignal> coming = KIT.createTestProbe();
            watching(SessionRig.HOST, leaving, 3);
            feed.tell(new Feed.Unwatch(SessionRig.CODE, leaving.getRef()));
            feed.tell(new Feed.Watch(SessionRig.HOST, coming.getRef()));
            SessionMessage.Subscribe subscribe = subscription(coming);
            subscribe.relay().tell(subscribed(coming, 5));
            coming.expectMessage(new FeedSignal.Hello(SessionRig.EPOCH, 5));
            feed.tell(new Feed.Unwatch(SessionRig.CODE, coming.getRef()));
            coming.expectTerminated(subscribe.relay());
        }
    }

    /** A socket that has had its hello; the relay it got. */
    private ActorRef<FeedMessage> watching(Identity who, TestProbe<FeedSignal> socket, long version) {
        feed.tell(new Feed.Watch(who, socket.getRef()));
        ActorRef<FeedMessage> relay = subscription(socket).relay();
        relay.tell(subscribed(socket, version));
        socket.expectMessage(new FeedSignal.Hello(SessionRig.EPOCH, version));
        return relay;
    }

    /** What the session is asked for this socket. */
    private SessionMessage.Subscribe subscription(TestProbe<FeedSignal> socket) {
        return (SessionMessage.Subscribe) session.fishForMessage(
                        Duration.ofSeconds(3),
                        message -> message instanceof SessionMessage.Subscribe subscribe
                                        && subscribe.socket().equals(socket.getRef())
                                ? FishingOutcomes.complete()
                                : FishingOutcomes.continueAndIgnore())
                .getLast();
    }

    private FeedMessage subscribed(TestProbe<FeedSignal> socket, long version) {
        return new FeedMessage.Subscribed(socket.getRef(), SessionRig.EPOCH, version, session.getRef());
    }

    private FeedMessage status(long version, SortedMap<PlayerId, Departure> departures) {
        return new FeedMessage.Status(SessionRig.EPOCH, version, departures, NO_SEAT, session.getRef());
    }

    private static SortedMap<PlayerId, Departure> departure(int player, Departure how) {
        return new TreeMap<>(Map.of(new PlayerId(player), how));
    }

    private static SortedMap<PlayerId, Integer> seat(int player, int generation) {
        return new TreeMap<>(Map.of(new PlayerId(player), generation));
    }

    private static FeedMessage published(long version) {
        return new FeedMessage.Published(hint(version), NOBODY, NO_SEAT);
    }

    private static FeedSignal hinted(long version) {
        return new FeedSignal.Hinted(hint(version));
    }

    private static Hint hint(long version) {
        return new Hint(
                Hint.Type.CHANGED, SessionRig.CODE, SessionRig.EPOCH, version, Phase.LIE, 1, 1, 3, SessionRig.START);
    }
}
