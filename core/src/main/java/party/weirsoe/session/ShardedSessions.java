package party.weirsoe.session;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.cluster.Cluster;
import org.apache.pekko.cluster.ClusterEvent;
import org.apache.pekko.cluster.Member;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityRef;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import party.weirsoe.game.Epoch;
import party.weirsoe.game.Game;
import party.weirsoe.game.Nickname;
import party.weirsoe.game.RoundSeed;
import party.weirsoe.game.SessionCode;
import party.weirsoe.pack.Pack;
import party.weirsoe.pack.Packs;

/** The sessions of a cluster, spread over its nodes by their codes. */
public final class ShardedSessions implements Sessions {
    private static final Logger LOG = LoggerFactory.getLogger(ShardedSessions.class);
    private static final HexFormat HEX = HexFormat.of();

    private final Cluster cluster;
    private final ClusterSharding sharding;
    private final Packs packs;
    private final Tokens tokens;
    private final Journal journal;
    private final ActorRef<Feed.Message> feed;
    private final Resending resending;
    private final CertainStates certain = new CertainStates();
    private final InstantSource clock = InstantSource.system();
    private final SecureRandom random = new SecureRandom();

    /** Starts this node's share of the sessions. Once for each actor system; the node must be joining a cluster. */
    public static Sessions start(
            ActorSystem<?> system, Packs packs, Tokens tokens, Journal journal, SessionProbe probe) {
        return new ShardedSessions(system, packs, tokens, journal, probe);
    }

    private ShardedSessions(ActorSystem<?> system, Packs packs, Tokens tokens, Journal journal, SessionProbe probe) {
        this.cluster = Cluster.get(system.classicSystem());
        this.sharding = ClusterSharding.get(system);
        this.resending = new Resending(system);
        this.packs = packs;
        this.tokens = tokens;
        this.journal = journal;
        SessionShell shell = new SessionShell(
                packs, tokens, journal, clock, System::nanoTime, () -> new RoundSeed(hex(16)), probe, this::tell);
        LeavingNodes leaving = new LeavingNodes(system);
        LiveSessions live = new LiveSessions(SessionLimits.LIVE_SESSIONS_MAX, probe);
        sharding.init(Entity.of(
                        SessionActor.TYPE,
                        entity -> live.admit(
                                SessionActor.create(
                                        new SessionCode(entity.getEntityId()), shell, certain, entity.getShard()),
                                entity.getShard()))
                .withStopMessage(new SessionMessage.Stop())
                .withAllocationStrategy(new ShardPlan(leaving, System::nanoTime)));
        ShardFarewell.onShutdown(system, leaving);
        this.feed = system.systemActorOf(Feed.create(this::tell), "session-feed", Props.empty());
    }

    @Override
    public CompletionStage<Reply> open(OpenRequest request) {
        return journal.isReachable() ? draw(request, 0) : unavailable();
    }

    /** The n-th draw of a code, and the next one where it is taken. */
    private CompletionStage<Reply> draw(OpenRequest request, int n) {
        if (n >= SessionLimits.CODE_DRAWS_MAX) {
            return unavailable();
        }
        String key = request.idempotencyKey();
        SessionCode code = key == null ? randomCode() : tokens.code(key, n);
        RequestKey recorded = key == null ? null : new RequestKey(tokens.keyHash(key), request.fingerprint());
        Pack pack = packs.find(request.settings().pack());
        String language = pack == null ? null : pack.language();
        Epoch epoch = new Epoch(hex(8));
        return this.<OpenAnswer>ask(
                        code,
                        true,
                        replyTo -> new SessionMessage.Open(request.settings(), language, epoch, recorded, replyTo),
                        new OpenAnswer.Answered(new Reply.OutcomeUnknown()))
                .thenCompose(answer -> switch (answer) {
                    case OpenAnswer.Answered answered -> CompletableFuture.completedFuture(answered.reply());
                    case OpenAnswer.CodeTaken taken -> draw(request, n + 1);
                });
    }

    @Override
    public CompletionStage<Reply> join(SessionCode code, Nickname nickname, @Nullable RequestKey key) {
        return journal.isReachable()
                ? ask(
                        code,
                        key != null,
                        replyTo -> new SessionMessage.Join(nickname, key, replyTo),
                        new Reply.OutcomeUnknown())
                : unavailable();
    }

    @Override
    public CompletionStage<Reply> command(Identity who, SessionRequest request) {
        return journal.isReachable()
                ? ask(
                        who.code(),
                        Resending.mayArriveTwice(request),
                        replyTo -> new SessionMessage.Command(who, request, replyTo),
                        new Reply.OutcomeUnknown())
                : unavailable();
    }

    @Override
    public CompletionStage<Reply> view(Identity who, @Nullable String ifNoneMatch) {
        SessionState here = certain.find(who.code());
        return here == null || isOverdue(here) || isOut()
                ? ask(
                        who.code(),
                        true,
                        replyTo -> new SessionMessage.View(who, ifNoneMatch, replyTo),
                        new Reply.Unavailable())
                : CompletableFuture.completedFuture(Answers.view(who.code(), here, who, ifNoneMatch));
    }

    /** Whoever looks at such a phase ends it, which is a row. */
    private boolean isOverdue(SessionState state) {
        return state.game() instanceof Game.Live game && game.isOverdue(clock.instant());
    }

    @Override
    public CompletionStage<Removal> forget(SessionCode code) {
        return journal.isReachable()
                ? Retention.remove(sharding, code, null)
                : CompletableFuture.completedFuture(Removal.UNKNOWN);
    }

    @Override
    public void watch(Identity who, ActorRef<FeedSignal> socket) {
        feed.tell(new Feed.Watch(who, socket));
    }

    @Override
    public void unwatch(SessionCode code, ActorRef<FeedSignal> socket) {
        feed.tell(new Feed.Unwatch(code, socket));
    }

    private void tell(SessionCode code, SessionMessage message) {
        sharding.entityRefFor(SessionActor.TYPE, code.value()).tell(message);
    }

    /**
     * @param mayArriveTwice it is sent again while it is not answered
     * @param late what is answered when the session does not, or when whatever it said here would be old
     */
    private <T> CompletionStage<T> ask(
            SessionCode code, boolean mayArriveTwice, Function<ActorRef<T>, SessionMessage> message, T late) {
        if (isOut()) {
            return CompletableFuture.completedFuture(late);
        }
        EntityRef<SessionMessage> session = sharding.entityRefFor(SessionActor.TYPE, code.value());
        Function<Function<ActorRef<T>, SessionMessage>, CompletionStage<T>> once =
                sent -> session.ask(sent::apply, SessionLimits.ASK_TIMEOUT);
        CompletionStage<T> answer = mayArriveTwice ? resending.ask(message, once, session::tell) : once.apply(message);
        return answer.exceptionally(failure -> {
            Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
            if (!(cause instanceof TimeoutException)) {
                LOG.warn("Session {} could not be asked", code, cause);
            }
            return late;
        });
    }

    /**
     * The others have put this node down and gone on without it; it takes some seconds to end. Or they are about to: whoever
     * reaches no majority waits until it is known who goes on, for a row that is written now may follow what the other part
     * has already read.
     */
    private boolean isOut() {
        MemberStatus status = cluster.selfMember().status();
        return status.equals(MemberStatus.down())
                || status.equals(MemberStatus.removed())
                || cluster.isTerminated()
                || reachesNoMajority();
    }

    private boolean reachesNoMajority() {
        ClusterEvent.CurrentClusterState state = cluster.state();
        int missed = 0;
        for (Member member : state.getUnreachable()) {
            // One that is leaving, or was put down, is not somebody who may go on without this node.
            missed += member.status().equals(MemberStatus.up()) ? 1 : 0;
        }
        return missed > 0 && 2 * missed >= state.members().size();
    }

    private static CompletionStage<Reply> unavailable() {
        return CompletableFuture.completedFuture(new Reply.Unavailable());
    }

    private SessionCode randomCode() {
        StringBuilder code = new StringBuilder(SessionCode.LENGTH);
        for (int i = 0; i < SessionCode.LENGTH; i++) {
            code.append(SessionCode.SYMBOLS.charAt(random.nextInt(SessionCode.SYMBOLS.length())));
        }
        return new SessionCode(code.toString());
    }

    private String hex(int bytes) {
        byte[] drawn = new byte[bytes];
        random.nextBytes(drawn);
        return HEX.formatHex(drawn);
    }
}
