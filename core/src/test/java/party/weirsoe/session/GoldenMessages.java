package party.weirsoe.session;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorRefResolver;
import org.apache.pekko.util.ByteString;
import org.jspecify.annotations.Nullable;
import party.weirsoe.game.Departure;
import party.weirsoe.game.LieChoice;
import party.weirsoe.game.Nickname;
import party.weirsoe.game.OptionId;
import party.weirsoe.game.Phase;
import party.weirsoe.game.PlayerId;
import party.weirsoe.game.Refusal;
import party.weirsoe.game.SessionSettings;
import party.weirsoe.view.Hint;

/** What nodes tell each other, by the names of the golden files: each form, with and without what may be absent. */
final class GoldenMessages {
    private static final PlayerId ADA = new PlayerId(1);
    private static final PlayerId BO = new PlayerId(2);
    private static final RequestKey KEY =
            new RequestKey("00112233445566778899aabbccddeeff", "fingerprint of a request");
    private static final ByteString JSON = ByteString.fromString("{\"nickname\":\"Žofie 🦊\"}");
    private static final TreeMap<PlayerId, Departure> DEPARTURES =
            new TreeMap<>(Map.of(BO, Departure.LEFT, new PlayerId(13), Departure.KICKED));
    private static final TreeMap<PlayerId, Integer> GENERATIONS = new TreeMap<>(Map.of(ADA, 1, BO, 2));

    private final ActorRefResolver actors;
    private final Map<String, Travelling> all = new LinkedHashMap<>();

    private GoldenMessages(ActorRefResolver actors) {
        this.actors = actors;
    }

    /** @param kit of a node that can speak with others: elsewhere actors of another node cannot be named */
    static Map<String, Travelling> all(ActorTestKit kit) {
        GoldenMessages golden = new GoldenMessages(ActorRefResolver.get(kit.system()));
        golden.requests();
        golden.commands();
        golden.feed();
        golden.replies();
        return golden.all;
    }

    private void requests() {
        ActorRef<OpenAnswer> opener = actor("/temp/open");
        ActorRef<FeedMessage> relay = actor("/system/session-feed/relay");
        SessionSettings settings = new SessionSettings("golden", 3, 60, 45, 8, false);
        SessionSettings untimed = new SessionSettings("golden", 1, null, null, 2, true);
        all.put("open", new SessionMessage.Open(settings, "en", SessionRig.EPOCH, KEY, opener));
        all.put("open-bare", new SessionMessage.Open(untimed, null, SessionRig.EPOCH, null, opener));
        all.put("join", new SessionMessage.Join(new Nickname("Žofie 🦊"), KEY, asker()));
        all.put("join-bare", new SessionMessage.Join(new Nickname("Ada"), null, asker()));
        all.put("view", new SessionMessage.View(SessionRig.HOST, "\"tag\"", asker()));
        all.put("view-bare", new SessionMessage.View(SessionRig.player(2, 1), null, asker()));
        all.put("subscribe", new SessionMessage.Subscribe(SessionRig.player(2), actor("/user/socket"), relay));
        all.put("poll", new SessionMessage.Poll(relay));
        all.put("unsubscribe", new SessionMessage.Unsubscribe(relay));
        all.put("remove", new SessionMessage.Remove(Instant.parse("2026-10-22T22:31:05.123Z"), actor("/temp/remover")));
        all.put("remove-bare", new SessionMessage.Remove(null, actor("/temp/remover")));
    }

    private void commands() {
        command("remove-player", new SessionRequest.RemovePlayer(BO));
        command("renew-seat", new SessionRequest.RenewSeat(BO, 0));
        command("renew-seat-bare", new SessionRequest.RenewSeat(BO, null));
        command("start-rounds", new SessionRequest.StartRounds(0));
        command("start-rounds-bare", new SessionRequest.StartRounds(null));
        command("submit-lie", new SessionRequest.SubmitLie(1, new LieChoice.Typed("Ł'a \"lie\"")));
        command("submit-lie-house", new SessionRequest.SubmitLie(1, new LieChoice.House()));
        command("start-guess", new SessionRequest.StartGuess(1));
        command("submit-guess", new SessionRequest.SubmitGuess(1, new OptionId("k7f2")));
        command("reveal", new SessionRequest.Reveal(1));
        command("show-scoreboard", new SessionRequest.ShowScoreboard(1));
        command("next-round", new SessionRequest.NextRound(1));
        command("next-round-bare", new SessionRequest.NextRound(null));
        command("finish", new SessionRequest.Finish(2));
        command("finish-bare", new SessionRequest.Finish(null));
        command("rematch", new SessionRequest.Rematch(2));
        command("delete", new SessionRequest.Delete());
    }

    private void command(String name, SessionRequest request) {
        all.put("command-" + name, new SessionMessage.Command(SessionRig.HOST, request, asker()));
    }

    private void feed() {
        ActorRef<FeedSignal> socket = actor("/user/socket");
        ActorRef<SessionMessage> session = actor("/system/sharding/session/12/BCDFGH");
        all.put("feed-subscribed", new FeedMessage.Subscribed(socket, SessionRig.EPOCH, 1L << 40, session));
        for (FeedSignal.Reason reason : FeedSignal.Reason.values()) {
            all.put("feed-denied-" + word(reason), new FeedMessage.Denied(socket, reason));
        }
        for (Hint.Type type : Hint.Type.values()) {
            Hint hint = hint(type, Phase.LOBBY, null);
            all.put("feed-published-" + word(type), new FeedMessage.Published(hint, new TreeMap<>(), new TreeMap<>()));
        }
        for (Phase phase : Phase.values()) {
            Hint hint = hint(Hint.Type.CHANGED, phase, Instant.parse("2026-11-21T22:31:05.123Z"));
            all.put("feed-published-in-" + word(phase), new FeedMessage.Published(hint, DEPARTURES, GENERATIONS));
        }
        all.put("feed-status", new FeedMessage.Status(SessionRig.EPOCH, 7, DEPARTURES, GENERATIONS, session));
        all.put("feed-closed", new FeedMessage.Closed());
    }

    private static Hint hint(Hint.Type type, Phase phase, @Nullable Instant deadline) {
        return new Hint(type, SessionRig.CODE, SessionRig.EPOCH, 9, phase, 1, 2, 7, deadline);
    }

    private void replies() {
        all.put("reply-done", new Reply.Done(JSON, true));
        all.put("reply-done-empty", Answers.empty(false));
        all.put("reply-opened", new Reply.Opened(SessionRig.CODE, JSON, false));
        all.put("reply-joined", new Reply.Joined(SessionRig.CODE, new PlayerId(64), JSON, true));
        all.put("reply-view", new Reply.View("\"tag\"", JSON));
        all.put("reply-not-modified", new Reply.NotModified("\"tag\""));
        for (Refusal refusal : Refusal.values()) {
            all.put("reply-refused-" + word(refusal), new Reply.Refused(refusal, Phase.LIE, 3));
        }
        all.put("reply-refused-bare", new Reply.Refused(Refusal.SESSION_NOT_FOUND, null, null));
        all.put("reply-outcome-unknown", new Reply.OutcomeUnknown());
        all.put("reply-unavailable", new Reply.Unavailable());
        all.put("opening-answered", new OpenAnswer.Answered(new Reply.Opened(SessionRig.CODE, JSON, false)));
        all.put("opening-code-taken", new OpenAnswer.CodeTaken());
        for (Removal removal : Removal.values()) {
            all.put("removal-" + word(removal), removal);
        }
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    private ActorRef<Reply> asker() {
        return actor("/temp/asker");
    }

    private <T> ActorRef<T> actor(String path) {
        return actors.resolveActorRef("pekko://weirsoe@10.0.0.11:7355" + path + "#1234567890");
    }
}
