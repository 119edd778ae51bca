package party.weirsoe.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.serialization.DisabledJavaSerializer;
import org.apache.pekko.util.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import party.weirsoe.game.Departure;
import party.weirsoe.game.LieChoice;
import party.weirsoe.game.Nickname;
import party.weirsoe.game.OptionId;
import party.weirsoe.game.Phase;
import party.weirsoe.game.PlayerId;
import party.weirsoe.game.Refusal;
import party.weirsoe.game.SessionSettings;
import party.weirsoe.view.Hint;

/** Every message that may travel between nodes comes back equal from the configured serializer. */
class MessagesSerializeTest {
    private static final RequestKey KEY = new RequestKey("hash", "fingerprint");
    private static final ByteString JSON = ByteString.fromString("{\"nickname\":\"Žofie 🦊\"}");

    private static final Instant LONG_AGO = Instant.parse("2026-10-21T22:30:00.123Z");

    private final SessionRig rig = new SessionRig();
    private final TestProbe<Reply> replies = rig.kit.createTestProbe();
    private final TestProbe<OpenAnswer> answers = rig.kit.createTestProbe();
    private final TestProbe<Removal> removals = rig.kit.createTestProbe();
    private final TestProbe<FeedSignal> socket = rig.kit.createTestProbe();
    private final TestProbe<SessionMessage> session = rig.kit.createTestProbe();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void everyRequestComesBackEqual() {
        List<SessionRequest> requests = requests();
        assertCovers(requests, SessionRequest.class);
        for (SessionRequest request : requests) {
            for (Identity who : List.of(SessionRig.HOST, SessionRig.player(3))) {
                assertComesBack(new SessionMessage.Command(who, request, replies.getRef()));
            }
        }
    }

    @Test
    void everyMessageToASessionComesBackEqual() {
        SessionSettings untimed = new SessionSettings("test", 1, null, null, 2, true);
        SessionMessage.Remove remove = new SessionMessage.Remove(LONG_AGO, removals.getRef());
        List<SessionMessage> messages = List.of(
                new SessionMessage.Open(SessionRig.settings(3), "en", SessionRig.EPOCH, KEY, answers.getRef()),
                new SessionMessage.Open(untimed, null, SessionRig.EPOCH, null, answers.getRef()),
                new SessionMessage.Join(new Nickname("Žofie 🦊"), KEY, replies.getRef()),
                new SessionMessage.Join(new Nickname("Ada"), null, replies.getRef()),
                new SessionMessage.Command(SessionRig.HOST, new SessionRequest.Delete(), replies.getRef()),
                new SessionMessage.View(SessionRig.HOST, "\"tag\"", replies.getRef()),
                new SessionMessage.View(SessionRig.player(2), null, replies.getRef()),
                new SessionMessage.Subscribe(SessionRig.HOST, socket.getRef(), rig.relay.getRef()),
                new SessionMessage.Poll(rig.relay.getRef()),
                new SessionMessage.Unsubscribe(rig.relay.getRef()),
                remove,
                new SessionMessage.Remove(null, removals.getRef()));
        assertCovers(messages, SessionMessage.class);
        messages.forEach(this::assertComesBack);
    }

    @Test
    void everyReplyAndAnswerComesBackEqual() {
        List<Reply> all = List.of(
                new Reply.Done(JSON, true),
                Answers.empty(false),
                new Reply.Opened(SessionRig.CODE, JSON, false),
                new Reply.Joined(SessionRig.CODE, new PlayerId(64), JSON, true),
                new Reply.View("\"tag\"", JSON),
                new Reply.NotModified("\"tag\""),
                new Reply.Refused(Refusal.LIE_EMPTY, Phase.LIE, 3),
                new Reply.Refused(Refusal.SESSION_NOT_FOUND, null, null),
                new Reply.OutcomeUnknown(),
                new Reply.Unavailable());
        assertCovers(all, Reply.class);
        all.forEach(this::assertComesBack);
        for (Refusal refusal : Refusal.values()) {
            assertComesBack(new Reply.Refused(refusal, Phase.LOBBY, 0));
        }
        List<OpenAnswer> openAnswers = new ArrayList<>(List.of(new OpenAnswer.CodeTaken()));
        all.forEach(reply -> openAnswers.add(new OpenAnswer.Answered(reply)));
        assertCovers(openAnswers, OpenAnswer.class);
        openAnswers.forEach(this::assertComesBack);
        Stream.of(Removal.values()).forEach(this::assertComesBack);
    }

    @Test
    void everyMessageOfTheFeedThatTravelsComesBackEqual() {
        TreeMap<PlayerId, Departure> departures =
                new TreeMap<>(Map.of(new PlayerId(2), Departure.LEFT, new PlayerId(13), Departure.KICKED));
        TreeMap<PlayerId, Integer> generations = new TreeMap<>(Map.of(new PlayerId(2), 1, new PlayerId(13), 64));
        List<FeedMessage> travelling = new ArrayList<>(List.of(
                new FeedMessage.Subscribed(socket.getRef(), SessionRig.EPOCH, 1L << 40, session.getRef()),
                new FeedMessage.Status(SessionRig.EPOCH, 7, departures, generations, session.getRef()),
                new FeedMessage.Status(SessionRig.EPOCH, 7, new TreeMap<>(), new TreeMap<>(), session.getRef()),
                new FeedMessage.Closed()));
        for (FeedSignal.Reason reason : FeedSignal.Reason.values()) {
            travelling.add(new FeedMessage.Denied(socket.getRef(), reason));
        }
        hints().forEach(hint -> travelling.add(new FeedMessage.Published(hint, departures, generations)));
        travelling.forEach(this::assertComesBack);
        assertCovers(travelling, FeedMessage.class);
    }

    @Test
    void whatActorsOfOneNodeTellEachOtherCannotLeaveIt() {
        List<Object> staying = List.of(
                new SessionMessage.DeadlineDue(3, Phase.GUESS),
                new SessionMessage.Erase(),
                new SessionMessage.Erased(true),
                new SessionMessage.Unreadable(),
                new SessionMessage.Dated(
                        new SessionMessage.Remove(LONG_AGO, removals.getRef()), SessionRig.EPOCH, null, false),
                new SessionMessage.Stop(),
                new FeedMessage.Watch(SessionRig.HOST, socket.getRef()),
                new FeedMessage.Unwatch(socket.getRef()),
                new FeedMessage.SessionGone(session.getRef()),
                new FeedMessage.Tick(),
                new FeedMessage.Retry());
        Set<Class<?>> untold = Sealed.cases(SessionMessage.class);
        untold.addAll(Sealed.cases(FeedMessage.class));
        untold.removeIf(Travelling.class::isAssignableFrom);
        assertThat(classes(staying)).isEqualTo(untold);
        Stream.concat(staying.stream(), Stream.of(new FeedSignal.Hello(SessionRig.EPOCH, 3)))
                .forEach(message -> assertThatThrownBy(() -> rig.throughBytes(message))
                        .as("%s", message)
                        .hasMessageContaining("No configured serialization-bindings"));
    }

    @Test
    void nothingIsEverSentByJavasOwnSerialization() {
        assertThatThrownBy(() -> rig.throughBytes(new ArrayList<>(List.of(Departure.LEFT))))
                .isInstanceOf(DisabledJavaSerializer.JavaSerializationException.class);
    }

    private static List<SessionRequest> requests() {
        return List.of(
                new SessionRequest.RemovePlayer(new PlayerId(2)),
                new SessionRequest.RenewSeat(new PlayerId(2), 0),
                new SessionRequest.RenewSeat(new PlayerId(2), null),
                new SessionRequest.StartRounds(0),
                new SessionRequest.StartRounds(null),
                new SessionRequest.SubmitLie(1, new LieChoice.Typed("Ł'a \"lie\"")),
                new SessionRequest.SubmitLie(1, new LieChoice.House()),
                new SessionRequest.StartGuess(1),
                new SessionRequest.SubmitGuess(1, new OptionId("k7f2")),
                new SessionRequest.Reveal(1),
                new SessionRequest.ShowScoreboard(1),
                new SessionRequest.NextRound(1),
                new SessionRequest.NextRound(null),
                new SessionRequest.Finish(2),
                new SessionRequest.Finish(null),
                new SessionRequest.Rematch(2),
                new SessionRequest.Delete());
    }

    private static List<Hint> hints() {
        List<Hint> hints = new ArrayList<>();
        for (Hint.Type type : Hint.Type.values()) {
            for (Phase phase : Phase.values()) {
                hints.add(new Hint(type, SessionRig.CODE, SessionRig.EPOCH, 9, phase, 1, 2, 7, null));
            }
        }
        Instant deadline = Instant.parse("2026-11-21T22:31:05.123Z");
        hints.add(new Hint(Hint.Type.LIE_STARTED, SessionRig.CODE, SessionRig.EPOCH, 9, Phase.LIE, 1, 2, 7, deadline));
        return hints;
    }

    private void assertComesBack(Object message) {
        assertThat(rig.throughBytes(message)).isEqualTo(message);
    }

    /** Every case that travels, or is a part of what does. */
    private static void assertCovers(List<?> cases, Class<?> sealed) {
        Set<Class<?>> all = Sealed.cases(sealed);
        if (all.stream().anyMatch(Travelling.class::isAssignableFrom)) {
            all.removeIf(one -> !Travelling.class.isAssignableFrom(one));
        }
        assertThat(classes(cases)).isEqualTo(all);
    }

    private static Set<Class<?>> classes(List<?> values) {
        Set<Class<?>> classes = new HashSet<>();
        values.forEach(value -> classes.add(value.getClass()));
        return classes;
    }
}
