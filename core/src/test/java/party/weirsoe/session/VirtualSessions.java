package party.weirsoe.session;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Terminated;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.jspecify.annotations.Nullable;
import party.weirsoe.game.Epoch;
import party.weirsoe.game.Game;
import party.weirsoe.game.Nickname;
import party.weirsoe.game.RoundSeed;
import party.weirsoe.game.SessionCode;
import party.weirsoe.game.SessionSettings;
import party.weirsoe.pack.Packs;
import party.weirsoe.sim.Clockwork;

/**
 * One session in a cluster of a few nodes, on the real session actor and the real feed: what {@link ShardedSessions} is in
 * life, on a clockwork. Between the nodes is a network that delays and loses what sessions and relays tell each other.
 */
public final class VirtualSessions {
    /** What the edge asks for a client. */
    public sealed interface Ask {
        record Open(SessionSettings settings, String language, Epoch epoch, RequestKey key) implements Ask {}

        record Join(Nickname nickname, RequestKey key) implements Ask {}

        record Command(Identity who, SessionRequest request) implements Ask {}

        record View(Identity who, @Nullable String ifNoneMatch) implements Ask {}
    }

    /** Everything that is decided outside of a session. */
    public interface World {
        Clockwork clockwork();

        Instant now();

        RoundSeed seed();

        boolean isJournalReachable();

        CompletionStage<Void> erase();

        /** How long a message between a session and a relay is under way; null: it is lost. */
        @Nullable Duration link();
    }

    private final ActorSystem system;
    private final SessionCode code;
    private final World world;
    private final AtomicReference<CertainStates> certain = new AtomicReference<>(new CertainStates());
    private final ActorRef<Object> region;
    private final List<ActorRef<Feed.Message>> feeds;
    private final Map<ActorRef<FeedMessage>, ActorRef<FeedMessage>> wires = new HashMap<>();
    private final Map<Object, Long> lastArrivals = new HashMap<>();
    private final List<ActorRef<?>> actors = new ArrayList<>();
    private int looks;

    public VirtualSessions(ActorSystem system, SessionCode code, Packs packs, Tokens tokens, int nodes, World world) {
        this.system = system;
        this.code = code;
        this.world = world;
        SessionShell shell = new SessionShell(
                packs,
                tokens,
                new TheJournal(world),
                (InstantSource) world::now,
                () -> world.clockwork().nanos(),
                world::seed,
                SessionProbe.NONE,
                (unused, message) -> toRegion(message));
        this.region = spawn(VirtualRegion.create(code, shell, certain));
        this.feeds = IntStream.range(0, nodes)
                .mapToObj(node -> spawn(Feed.create((unused, message) -> toSession(node, message))))
                .toList();
    }

    /** Answers as {@link Sessions} does. A create is not drawn again: the code is free. */
    public void ask(Ask ask, Consumer<Reply> answered) {
        switch (ask) {
            case Ask.Open open ->
                this.<OpenAnswer>ask(
                        replyTo -> new SessionMessage.Open(
                                open.settings(), open.language(), open.epoch(), open.key(), replyTo),
                        new OpenAnswer.Answered(new Reply.OutcomeUnknown()),
                        answer -> answered.accept(
                                answer instanceof OpenAnswer.Answered given
                                        ? given.reply()
                                        : new Reply.OutcomeUnknown()));
            case Ask.Join join ->
                this.<Reply>ask(
                        replyTo -> new SessionMessage.Join(join.nickname(), join.key(), replyTo),
                        new Reply.OutcomeUnknown(),
                        answered);
            case Ask.Command command ->
                this.<Reply>ask(
                        replyTo -> new SessionMessage.Command(command.who(), command.request(), replyTo),
                        new Reply.OutcomeUnknown(),
                        answered);
            case Ask.View view -> look(view, answered);
        }
    }

    /** Every other GET comes to the node where the session lives, and is answered there without its turn. */
    private void look(Ask.View view, Consumer<Reply> answered) {
        SessionState here =
                looks++ % 2 == 0 ? null : Objects.requireNonNull(certain.get()).find(code);
        if (here == null || ((Game.Live) here.game()).isOverdue(world.now())) {
            this.<Reply>ask(
                    replyTo -> new SessionMessage.View(view.who(), view.ifNoneMatch(), replyTo),
                    new Reply.Unavailable(),
                    answered);
        } else {
            answered.accept(Answers.view(code, here, view.who(), view.ifNoneMatch()));
        }
    }

    /** Not the library's own way to ask, whose answers come on a thread of the JVM's. */
    private <T> void ask(Function<ActorRef<T>, SessionMessage> message, T late, Consumer<T> answered) {
        AtomicReference<@Nullable ActorRef<T>> desk = new AtomicReference<>();
        Clockwork.Due timeout = world.clockwork().after(SessionLimits.ASK_TIMEOUT, () -> {
            system.stop(Adapter.toClassic(Objects.requireNonNull(desk.get())));
            answered.accept(late);
        });
        Behavior<T> waiting = Behaviors.receiveMessage(answer -> {
            if (timeout.cancel()) {
                answered.accept(answer);
            }
            return Behaviors.stopped();
        });
        ActorRef<T> replyTo = Adapter.spawnAnonymous(system, waiting);
        desk.set(replyTo);
        region.tell(message.apply(replyTo));
    }

    /** A socket on that node. */
    public ActorRef<FeedSignal> connect(int node, Identity who, Consumer<FeedSignal> heard) {
        ActorRef<FeedSignal> socket = spawn(Behaviors.receiveMessage(signal -> {
            heard.accept(signal);
            return Behaviors.same();
        }));
        feeds.get(node).tell(new Feed.Watch(who, socket));
        return socket;
    }

    public void disconnect(ActorRef<FeedSignal> socket) {
        system.stop(Adapter.toClassic(socket));
    }

    /** The node of the session ends, without a word. */
    public void kill() {
        region.tell(new VirtualRegion.Kill());
    }

    /** The session is put away, or moved to another node. */
    public void putAway() {
        region.tell(new VirtualRegion.PutAway());
    }

    /** The session's node is cut off for that long, and does not know it: another one takes its place. */
    public void split(Duration time) {
        region.tell(new VirtualRegion.Split(time));
    }

    public void end() {
        actors.forEach(actor -> system.stop(Adapter.toClassic(actor)));
        world.clockwork().settle();
    }

    private <T> ActorRef<T> spawn(Behavior<T> behavior) {
        ActorRef<T> actor = Adapter.spawnAnonymous(system, behavior);
        actors.add(actor);
        return actor;
    }

    private void toRegion(SessionMessage message) {
        region.tell(message);
    }

    private void toSession(int node, SessionMessage message) {
        SessionMessage sent =
                switch (message) {
                    case SessionMessage.Subscribe s ->
                        new SessionMessage.Subscribe(s.who(), s.socket(), wire(s.relay()));
                    case SessionMessage.Poll poll -> new SessionMessage.Poll(wire(poll.relay()));
                    case SessionMessage.Unsubscribe gone -> new SessionMessage.Unsubscribe(wire(gone.relay()));
                    default -> message;
                };
        travel(feeds.get(node), () -> toRegion(sent));
    }

    /** Stands for a relay on the session's side. */
    private ActorRef<FeedMessage> wire(ActorRef<FeedMessage> relay) {
        return wires.computeIfAbsent(
                relay,
                r -> spawn(Behaviors.setup(context -> {
                    context.watch(r);
                    return Behaviors.receive(FeedMessage.class)
                            .onAnyMessage(message -> {
                                travel(r, () -> r.tell(message));
                                return Behaviors.same();
                            })
                            .onSignal(Terminated.class, gone -> Behaviors.stopped())
                            .build();
                })));
    }

    /** What travels the same way arrives in the order in which it was sent. */
    private void travel(Object way, Runnable arrival) {
        Duration delay = world.link();
        if (delay == null) {
            return;
        }
        long now = world.clockwork().nanos();
        long at = Math.max(now + delay.toNanos(), lastArrivals.getOrDefault(way, 0L));
        lastArrivals.put(way, at);
        world.clockwork().after(Duration.ofNanos(at - now), arrival);
    }

    /** The journal as the session sees it beside its rows. */
    private static final class TheJournal extends SessionRig.FakeJournal {
        private final World world;

        TheJournal(World world) {
            this.world = world;
        }

        @Override
        public boolean isReachable() {
            return world.isJournalReachable();
        }

        @Override
        public CompletionStage<Void> erase(String persistenceId) {
            return world.erase();
        }
    }
}
