package party.weirsoe.session;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.persistence.testkit.javadsl.EventSourcedBehaviorTestKit;
import org.apache.pekko.serialization.Serialization;
import org.apache.pekko.serialization.SerializationExtension;
import org.apache.pekko.serialization.Serializer;
import org.apache.pekko.serialization.Serializers;
import org.jspecify.annotations.Nullable;
import party.weirsoe.game.Epoch;
import party.weirsoe.game.Game;
import party.weirsoe.game.GameLimits;
import party.weirsoe.game.LieChoice;
import party.weirsoe.game.Nickname;
import party.weirsoe.game.OptionId;
import party.weirsoe.game.PlayerId;
import party.weirsoe.game.Question;
import party.weirsoe.game.RoundSeed;
import party.weirsoe.game.SessionCode;
import party.weirsoe.game.SessionSettings;
import party.weirsoe.pack.Pack;
import party.weirsoe.pack.Packs;
import party.weirsoe.view.Hint;
import party.weirsoe.view.Viewer;

/**
 * One session actor on the in-memory journal, in virtual time, with every row, snapshot, command and reply sent through its
 * serializer. Restarted, it comes back from the journal alone.
 */
public final class SessionRig implements AutoCloseable {
    static final SessionCode CODE = new SessionCode("BCDFGH");
    static final Epoch EPOCH = new Epoch("9f2c61d0a4b37e15");
    static final Instant START = Instant.parse("2026-11-21T22:30:00Z");
    static final Tokens TOKENS = new Tokens("a secret that is long enough");
    static final Identity HOST = new Identity(CODE, EPOCH, new Viewer.Host(), 0);

    private static final Config REAL_TIME = ConfigFactory.parseString("pekko.actor.provider = local")
            .withFallback(EventSourcedBehaviorTestKit.config())
            .withFallback(SessionConfiguration.config())
            .withFallback(ConfigFactory.load())
            .resolve();

    final ActorTestKit kit;
    final TestProbe<FeedMessage> relay;
    final TestProbe<ClusterSharding.ShardCommand> shard;
    private final TestProbe<Object> answers;
    final EventSourcedBehaviorTestKit<SessionMessage, SessionRow, SessionState> session;
    final FakeJournal journal = new FakeJournal();
    /** What the session sent to whoever holds its code next. */
    final List<SessionMessage> redelivered = new CopyOnWriteArrayList<>();

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private int seeds;
    private @Nullable ActorRef<SessionMessage> actor;

    public SessionRig() {
        this(pack(30));
    }

    SessionRig(Pack pack) {
        this(pack, ManualTime.config().withFallback(REAL_TIME));
    }

    /** Back-offs and timers pass as they do in life. */
    static SessionRig inRealTime() {
        return new SessionRig(pack(30), REAL_TIME);
    }

    private SessionRig(Pack pack, Config config) {
        kit = ActorTestKit.create(config);
        relay = kit.createTestProbe();
        shard = kit.createTestProbe();
        answers = kit.createTestProbe();
        SessionShell shell = new SessionShell(
                new Packs(List.of(pack)),
                TOKENS,
                journal,
                this::now,
                System::nanoTime,
                () -> new RoundSeed(String.format("%032x", ++seeds)),
                SessionProbe.NONE,
                (code, message) -> redelivered.add(message));
        session = EventSourcedBehaviorTestKit.create(
                kit.system(),
                SessionActor.create(CODE, shell, shard.getRef()),
                EventSourcedBehaviorTestKit.enabledSerializationSettings()
                        .withVerifyState(true)
                        .withVerifyEquality(true));
    }

    /** A pack whose n-th answer is {@code truthN}, with eight decoys. */
    static Pack pack(int questions) {
        List<Question> all = IntStream.rangeClosed(1, questions)
                .mapToObj(n -> new Question(
                        "test/q" + n,
                        "Tests",
                        "Question " + n + " asks for <BLANK>.",
                        "truth number" + n,
                        List.of(),
                        IntStream.rangeClosed(1, 8)
                                .mapToObj(d -> "decoy" + n + "x" + d)
                                .toList(),
                        "Explanation " + n + ".",
                        "https://example.org/" + n,
                        true,
                        n % 10 == 0))
                .toList();
        return new Pack("test", "Test pack", "en", "CC0-1.0", List.of("us"), true, all);
    }

    static SessionSettings settings(int rounds) {
        return new SessionSettings("test", rounds, 60, 45, 8, false);
    }

    static Identity player(int number) {
        return player(number, 0);
    }

    static Identity player(int number, int generation) {
        return new Identity(CODE, EPOCH, new Viewer.OfPlayer(new PlayerId(number)), generation);
    }

    /** With the newest token of their seat. */
    Identity seated(int number) {
        return player(number, game().party().roster().generation(new PlayerId(number)));
    }

    static LieChoice lie(String text) {
        return new LieChoice.Typed(text);
    }

    Reply open(int rounds) {
        return open(settings(rounds), null);
    }

    Reply open(SessionSettings settings, @Nullable RequestKey key) {
        OpenAnswer answer = session.<OpenAnswer>runCommand(
                        replyTo -> new SessionMessage.Open(settings, "en", EPOCH, key, replyTo))
                .reply();
        if (answer instanceof OpenAnswer.Answered answered) {
            subscribe();
            return answered.reply();
        }
        throw new AssertionError("the code is taken");
    }

    /** The relay of a node with viewers: it gets every hint. */
    void subscribe() {
        session.runCommand(new SessionMessage.Poll(relay.getRef()));
        // Hints that nobody has looked at yet come first.
        FeedMessage message = relay.receiveMessage();
        while (message instanceof FeedMessage.Published) {
            message = relay.receiveMessage();
        }
        actor = ((FeedMessage.Status) message).session();
    }

    /** The actor itself, once {@link #subscribe} has found it; another one after a restart. */
    ActorRef<SessionMessage> actor() {
        return Objects.requireNonNull(actor);
    }

    /** An answer without the checks that come with {@link #ask}, for thousands of requests. */
    Object askFast(Function<ActorRef<Object>, SessionMessage> message) {
        actor().tell(message.apply(answers.getRef()));
        return answers.receiveMessage();
    }

    Reply join(String nickname) {
        return join(nickname, null);
    }

    Reply join(String nickname, @Nullable RequestKey key) {
        return ask(replyTo -> new SessionMessage.Join(new Nickname(nickname), key, replyTo));
    }

    Reply host(SessionRequest request) {
        return send(HOST, request);
    }

    Reply send(Identity who, SessionRequest request) {
        return ask(replyTo -> new SessionMessage.Command(who, request, replyTo));
    }

    Reply view(Identity who) {
        return ask(replyTo -> new SessionMessage.View(who, null, replyTo));
    }

    Reply ask(Function<ActorRef<Reply>, SessionMessage> message) {
        return session.<Reply>runCommand(message).reply();
    }

    SessionState state() {
        return session.getState();
    }

    Game.Live game() {
        return (Game.Live) state().game();
    }

    int round() {
        return game().party().round();
    }

    /** Opens a session of so many rounds with players Ada, Bo, Cy, … and starts its first round. */
    void playing(int rounds, int players) {
        open(rounds);
        for (int i = 0; i < players; i++) {
            join(List.of("Ada", "Bo", "Cy", "Di", "Ed", "Flo").get(i));
        }
        host(new SessionRequest.StartRounds(0));
    }

    /** The option that shows this text, in whatever case, or the truth. */
    OptionId option(@Nullable String text) {
        return ((Game.WithBallot) game())
                .ballot().options().stream()
                        .filter(o -> text == null ? o.truth() : o.text().equalsIgnoreCase(text))
                        .findFirst()
                        .orElseThrow()
                        .id();
    }

    /** Takes the current round from its lies to its scoreboard: every player lies, everybody guesses the truth. */
    void playRound(int players) {
        for (int p = 1; p <= players; p++) {
            send(player(p), new SessionRequest.SubmitLie(round(), lie("lie of " + p + " in " + round())));
        }
        OptionId truth = option(null);
        for (int p = 1; p <= players; p++) {
            send(player(p), new SessionRequest.SubmitGuess(round(), truth));
        }
        host(new SessionRequest.ShowScoreboard(round()));
    }

    /** The hints since the last call, oldest first. */
    List<Hint> hints() {
        List<Hint> hints = new ArrayList<>();
        // A poll's answer comes after everything that was published before it.
        session.runCommand(new SessionMessage.Poll(relay.getRef()));
        while (true) {
            FeedMessage message = relay.receiveMessage();
            if (message instanceof FeedMessage.Published published) {
                hints.add(published.hint());
            } else if (message instanceof FeedMessage.Status || message instanceof FeedMessage.Closed) {
                return hints;
            }
        }
    }

    /** No further than to a deadline in one leap: the journal's own time limits would be leapt over, too, while it writes. */
    void timePasses(Duration duration) {
        Duration untilOverdue = untilOverdue();
        now.updateAndGet(instant -> instant.plus(duration));
        ManualTime time = ManualTime.get(kit.system());
        if (untilOverdue.isNegative() || untilOverdue.compareTo(duration) >= 0) {
            time.timePasses(duration);
            return;
        }
        long before = state().version();
        time.timePasses(untilOverdue);
        if (state().version() == before) {
            time.timePasses(duration.minus(untilOverdue));
        }
    }

    /** Negative where nothing ends by itself. */
    private Duration untilOverdue() {
        Instant deadline = state().game() instanceof Game.Live game ? game.deadlineAt() : null;
        return deadline == null
                ? Duration.ofMillis(-1)
                : Duration.between(now(), deadline.plus(GameLimits.DEADLINE_GRACE));
    }

    /** The wall clock moves on while the actor's timers do not. */
    void clockMoves(Duration duration) {
        now.updateAndGet(instant -> instant.plus(duration));
    }

    Instant now() {
        return Objects.requireNonNull(now.get());
    }

    /** Sends without waiting: the journal may be about to fail. */
    void tell(SessionMessage message) {
        Objects.requireNonNull(actor, "open a session first").tell(message);
    }

    /** Answers once a session that could not write has read its rows again: what it is asked meanwhile waits. */
    void awaitRecovery() {
        TestProbe<FeedMessage> status = kit.createTestProbe();
        tell(new SessionMessage.Poll(status.getRef()));
        status.receiveMessage(SessionLimits.RESTART_BACKOFF_MAX.multipliedBy(10));
    }

    /** Stops the actor and starts it from its journal. The relay is subscribed again, where there is a session. */
    void restart() {
        SessionState state = session.restart().state();
        if (state.game() instanceof Game.Live) {
            subscribe();
        }
    }

    /** Starts the actor from a snapshot of this state alone, after its way through bytes. */
    void restoreSnapshot(SessionState state) {
        session.initialize((SessionState) throughBytes(state));
        subscribe();
    }

    /** What the configured serializer makes of a value and reads again. */
    Object throughBytes(Object value) {
        Serialization serialization = SerializationExtension.get(kit.system());
        Serializer serializer = serialization.findSerializerFor(value);
        String manifest = Serializers.manifestFor(serializer, value);
        return Objects.requireNonNull(serialization
                .deserialize(serialization.serialize(value).get(), serializer.identifier(), manifest)
                .get());
    }

    static String json(Reply reply) {
        return switch (reply) {
            case Reply.Done done -> done.json().decodeString(StandardCharsets.UTF_8);
            case Reply.Opened opened -> opened.json().decodeString(StandardCharsets.UTF_8);
            case Reply.Joined joined -> joined.json().decodeString(StandardCharsets.UTF_8);
            case Reply.View view -> view.json().decodeString(StandardCharsets.UTF_8);
            default -> throw new AssertionError("no body: " + reply);
        };
    }

    @Override
    public void close() {
        kit.shutdownTestKit();
    }

    /** A journal that says it is reachable or not, and whose erasures are counted. */
    static class FakeJournal implements Journal {
        volatile boolean reachable = true;
        private final AtomicInteger erasures = new AtomicInteger();
        /** What the next erasures come to. */
        volatile CompletionStage<Void> erasing = CompletableFuture.completedFuture(null);

        @Override
        public Config configuration() {
            return ConfigFactory.empty();
        }

        @Override
        public CompletionStage<Void> erase(String persistenceId) {
            erasures.incrementAndGet();
            return erasing;
        }

        /** What the journal says of the newest row. */
        volatile CompletionStage<Optional<LastRow>> lastRow = CompletableFuture.completedFuture(Optional.empty());

        @Override
        public CompletionStage<Optional<LastRow>> lastRow(String persistenceId) {
            return lastRow;
        }

        @Override
        public CompletionStage<List<Stored>> page(String after, int max) {
            return CompletableFuture.completedFuture(List.of());
        }

        int erasures() {
            return erasures.get();
        }

        @Override
        public boolean isReachable() {
            return reachable;
        }

        @Override
        public String description() {
            return "in memory";
        }

        @Override
        public String databaseUrl() {
            return "jdbc:postgresql://nowhere/none";
        }

        @Override
        public void close() {}
    }
}
