package party.weirsoe.session;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.BackoffSupervisorStrategy;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.apache.pekko.japi.function.Function;
import org.apache.pekko.persistence.typed.EventAdapter;
import org.apache.pekko.persistence.typed.JournalPersistFailed;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.RecoveryCompleted;
import org.apache.pekko.persistence.typed.RecoveryFailed;
import org.apache.pekko.persistence.typed.SnapshotFailed;
import org.apache.pekko.persistence.typed.javadsl.CommandHandlerWithReply;
import org.apache.pekko.persistence.typed.javadsl.EffectBuilder;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehaviorWithEnforcedReplies;
import org.apache.pekko.persistence.typed.javadsl.ReplyEffect;
import org.apache.pekko.persistence.typed.javadsl.RetentionCriteria;
import org.apache.pekko.persistence.typed.javadsl.SignalHandler;
import party.weirsoe.game.Decision;
import party.weirsoe.game.Departure;
import party.weirsoe.game.Game;
import party.weirsoe.game.GameCommand;
import party.weirsoe.game.GameEvent;
import party.weirsoe.game.GameRules;
import party.weirsoe.game.PlayerId;
import party.weirsoe.game.Refusal;
import party.weirsoe.game.SessionCode;

/**
 * One session: authenticates, looks for a duplicate, decides, persists one row, replies, publishes one hint. What is
 * decided stands in the rules, what is answered in the ledger; here is only the order of things, and time. One long file,
 * because the handlers of one behaviour share its effects and its fields.
 */
final class SessionActor extends EventSourcedBehaviorWithEnforcedReplies<SessionMessage, SessionRow, SessionState> {
    static final EntityTypeKey<SessionMessage> TYPE = EntityTypeKey.create(SessionMessage.class, "session");
    // What every session has alike is there once: there may be a hundred thousand of them.
    private static final BackoffSupervisorStrategy RESTARTING = SupervisorStrategy.restartWithBackoff(
                    SessionLimits.RESTART_BACKOFF_MIN, SessionLimits.RESTART_BACKOFF_MAX, 0.2)
            .withResetBackoffAfter(SessionLimits.RESTARTS_FORGOTTEN_AFTER)
            // With a stack trace for each: JournalTrouble tells it.
            .withLoggingEnabled(false);

    private final SessionCode code;
    private final SessionShell shell;
    private final CertainStates certain;
    private final ActorContext<SessionMessage> context;
    private final ActorRef<ClusterSharding.ShardCommand> shard;
    private final Answers answers;
    private final LastKnown lastKnown;
    private final Viewers viewers;
    private final DeadlineTimer deadline;
    private final Erasure erasure;
    private final Removals removals;
    private final LifeMark lifeMark = new LifeMark();
    private final Unreadable unreadable;
    private final JournalTrouble trouble;
    /** Lies too close to the truth, for each player of the current round. Lost with the actor, which the rules allow. */
    private Map<PlayerId, Integer> triesSpent = Map.of();

    static Behavior<SessionMessage> create(
            SessionCode code, SessionShell shell, ActorRef<ClusterSharding.ShardCommand> shard) {
        return create(code, shell, new CertainStates(), shard);
    }

    static Behavior<SessionMessage> create(
            SessionCode code, SessionShell shell, CertainStates certain, ActorRef<ClusterSharding.ShardCommand> shard) {
        return Behaviors.setup(context -> Behaviors.withTimers(timers -> {
            SessionActor session = new SessionActor(code, shell, certain, context, timers, shard);
            return Behaviors.intercept(() -> session.unreadable, Behaviors.intercept(() -> session.lastKnown, session));
        }));
    }

    static String persistenceId(SessionCode code) {
        return TYPE.name() + "|" + code.value();
    }

    private SessionActor(
            SessionCode code,
            SessionShell shell,
            CertainStates certain,
            ActorContext<SessionMessage> context,
            TimerScheduler<SessionMessage> timers,
            ActorRef<ClusterSharding.ShardCommand> shard) {
        super(PersistenceId.ofUniqueId(persistenceId(code)), RESTARTING);
        this.code = code;
        this.shell = shell;
        this.certain = certain;
        this.context = context;
        this.shard = shard;
        this.viewers = new Viewers(code, context);
        this.deadline = new DeadlineTimer(shell, timers);
        this.erasure = new Erasure(code, shell, context, timers);
        this.removals = new Removals(code, shell, context);
        this.answers = new Answers(code, shell.tokens());
        this.lastKnown = new LastKnown(answers::view, shell.nanos());
        this.unreadable = new Unreadable(shard);
        this.trouble = new JournalTrouble(code, context, lastKnown);
    }

    @Override
    public SessionState emptyState() {
        return SessionState.INITIAL;
    }

    @Override
    public EventHandler<SessionState, SessionRow> eventHandler() {
        return SessionState::after;
    }

    @Override
    public EventAdapter<SessionRow, ?> eventAdapter() {
        return lifeMark;
    }

    @Override
    public RetentionCriteria retentionCriteria() {
        return SnapshotPace.of(code);
    }

    @Override
    public CommandHandlerWithReply<SessionMessage, SessionRow, SessionState> commandHandler() {
        return this::handle;
    }

    @Override
    public SignalHandler<SessionState> signalHandler() {
        return newSignalHandlerBuilder()
                .onSignal(RecoveryCompleted.instance(), this::recovered)
                .onSignal(PostStop.instance(), state -> certain.forget(code))
                .onSignal(RecoveryFailed.class, (state, failed) -> trouble.readFailed(failed.getFailure()))
                .onSignal(JournalPersistFailed.class, (state, failed) -> {
                    certain.forget(code);
                    unreadable.reading();
                    trouble.writeFailed(failed.getFailure());
                })
                .onSignal(SnapshotFailed.class, (state, failed) -> trouble.snapshotFailed(failed.getFailure()))
                .build();
    }

    private void recovered(SessionState state) {
        unreadable.read();
        lastKnown.certain();
        certain.set(code, state);
        triesSpent = Map.of();
        deadline.arm(state);
        viewers.tellStatus(state);
        removals.recovered();
        if (state.game() instanceof Game.Deleted) {
            erasure.start();
        }
    }

    private ReplyEffect<SessionRow, SessionState> handle(SessionState state, SessionMessage message) {
        Instant now = deadline.now();
        if (isVisit(message) && deadline.isDue(state, now)) {
            return passDeadline(state, message, now);
        }
        return switch (message) {
            case SessionMessage.Open open -> open(state, open);
            case SessionMessage.Join join -> join(state, join);
            case SessionMessage.Command command -> command(state, command);
            case SessionMessage.View view -> view(state, view);
            case SessionMessage.Subscribe subscribe -> subscribe(state, subscribe);
            case SessionMessage.Poll poll -> done(state, () -> viewers.tellStatus(state, poll.relay()));
            case SessionMessage.Unsubscribe gone -> done(state, () -> viewers.remove(gone.relay()));
            case SessionMessage.DeadlineDue due -> done(state, () -> deadline.armAgain(state));
            case SessionMessage.Erase again -> done(state, erasure::start);
            case SessionMessage.Erased erased -> done(state, erased.done() ? this::erased : erasure::tryAgainLater);
            case SessionMessage.Remove remove -> remove(state, remove);
            case SessionMessage.Dated dated -> removeIfUntouched(state, dated);
            case SessionMessage.Unreadable nowReadable -> Effect().noReply();
            case SessionMessage.Stop stop -> {
                erasure.redeliver();
                yield Effect().stop().thenNoReply();
            }
        };
    }

    /** What is none leaves an overdue phase as it is: its end would be a row, and keep an old session for another while. */
    private boolean isVisit(SessionMessage message) {
        return switch (message) {
            case SessionMessage.Stop stop -> false;
            case SessionMessage.Remove remove -> false;
            case SessionMessage.Dated dated -> false;
            case SessionMessage.DeadlineDue due -> !removals.isDating();
            default -> true;
        };
    }

    /** What needs no answer and makes no row. Nobody stays for a code that no session has. */
    private ReplyEffect<SessionRow, SessionState> done(SessionState state, Runnable action) {
        action.run();
        if (state.game() instanceof Game.Vacant) {
            putAway();
        }
        return Effect().noReply();
    }

    // --- the way of a command

    private ReplyEffect<SessionRow, SessionState> command(SessionState state, SessionMessage.Command command) {
        ActorRef<Reply> replyTo = command.replyTo();
        Refusal refusal = Admission.refusal(state, command.who());
        if (refusal != null) {
            return refuse(state, refusal, replyTo);
        }
        Game.Live game = (Game.Live) state.game();
        SessionRequest request = command.request();
        if (request instanceof SessionRequest.Delete) {
            return delete(state, replyTo);
        }
        Ledger.Finding finding = Requests.findDuplicate(state.ledger(), game, command.who(), request);
        if (finding instanceof Ledger.Finding.Unknown) {
            return decide(state, command.who(), request, replyTo);
        }
        return replay(state, finding, replyTo);
    }

    private ReplyEffect<SessionRow, SessionState> replay(
            SessionState state, Ledger.Finding finding, ActorRef<Reply> replyTo) {
        return switch (finding) {
            case Ledger.Finding.Replay replay ->
                Effect().reply(replyTo, answers.recorded(state.life(), replay.recorded(), true));
            case Ledger.Finding.Refuse refuse -> refuse(state, refuse.refusal(), replyTo);
            case Ledger.Finding.Unknown unknown -> throw new IllegalStateException("not a duplicate");
        };
    }

    private ReplyEffect<SessionRow, SessionState> decide(
            SessionState state, Identity who, SessionRequest request, ActorRef<Reply> replyTo) {
        Game.Live game = (Game.Live) state.game();
        PlayerId player = Requests.player(who.viewer());
        int tries = player == null ? 0 : triesSpent.getOrDefault(player, 0);
        GameCommand command = Requests.toCommand(request, who.viewer(), game.party(), tries, shell, deadline.now());
        return switch (GameRules.decide(game, command)) {
            case Decision.Accepted accepted ->
                persist(
                        state,
                        new SessionRow.Step(accepted.events(), accepted.receipt(), null),
                        replyTo,
                        new Reply.OutcomeUnknown(),
                        after -> answers.fresh(after, request));
            case Decision.Refused refused -> {
                if (refused.refusal() == Refusal.TOO_CLOSE_TO_TRUTH && player != null) {
                    triesSpent = triesSpent.isEmpty() ? new HashMap<>() : triesSpent;
                    triesSpent.merge(player, 1, Integer::sum);
                }
                yield refuse(state, refused.refusal(), replyTo);
            }
            case Decision.NothingToDo nothing -> Effect().reply(replyTo, Answers.empty(true));
        };
    }

    private ReplyEffect<SessionRow, SessionState> join(SessionState state, SessionMessage.Join join) {
        if (!(state.game() instanceof Game.Live game)) {
            return refuse(state, Refusal.SESSION_NOT_FOUND, join.replyTo());
        }
        Ledger.Finding finding = state.ledger().findJoin(join.key());
        if (finding instanceof Ledger.Finding.Replay replay
                && replay.recorded() instanceof Recorded.Joining joining
                && game.party().roster().departure(joining.player()) == Departure.KICKED) {
            return refuse(state, Refusal.PLAYER_KICKED, join.replyTo());
        }
        if (!(finding instanceof Ledger.Finding.Unknown)) {
            return replay(state, finding, join.replyTo());
        }
        return switch (GameRules.decide(game, new GameCommand.Join(join.nickname()))) {
            case Decision.Accepted accepted ->
                persist(
                        state,
                        new SessionRow.Step(accepted.events(), accepted.receipt(), join.key()),
                        join.replyTo(),
                        new Reply.OutcomeUnknown(),
                        answers::joined);
            case Decision.Refused refused -> refuse(state, refused.refusal(), join.replyTo());
            case Decision.NothingToDo nothing -> throw new IllegalStateException("a join does something");
        };
    }

    private ReplyEffect<SessionRow, SessionState> open(SessionState state, SessionMessage.Open open) {
        return switch (state.game()) {
            case Game.Live live -> {
                Ledger.Finding finding = state.ledger().findOpening(open.key());
                yield Effect()
                        .reply(
                                open.replyTo(),
                                switch (finding) {
                                    case Ledger.Finding.Replay replay ->
                                        new OpenAnswer.Answered(
                                                answers.recorded(state.life(), replay.recorded(), true));
                                    case Ledger.Finding.Refuse refuse ->
                                        new OpenAnswer.Answered(new Reply.Refused(refuse.refusal(), null, null));
                                    case Ledger.Finding.Unknown unknown -> new OpenAnswer.CodeTaken();
                                });
            }
            case Game.Deleted deleted ->
                open.key() == null
                        ? Effect().reply(open.replyTo(), new OpenAnswer.CodeTaken())
                        : done(state, () -> erasure.await(open));
            case Game.Vacant vacant -> openVacant(state, open);
        };
    }

    private ReplyEffect<SessionRow, SessionState> openVacant(SessionState state, SessionMessage.Open open) {
        String language = open.language();
        if (language == null) {
            putAway();
            return Effect()
                    .reply(
                            open.replyTo(),
                            new OpenAnswer.Answered(new Reply.Refused(Refusal.PACK_NOT_FOUND, null, null)));
        }
        Decision decision = GameRules.decide(state.game(), new GameCommand.OpenSession(open.settings(), language));
        if (!(decision instanceof Decision.Accepted accepted)
                || !(accepted.events().getFirst() instanceof GameEvent.SessionOpened opened)) {
            throw new IllegalStateException("a vacant code can be opened");
        }
        return persist(
                state,
                new SessionRow.Opened(open.epoch(), opened, open.key()),
                open.replyTo(),
                new OpenAnswer.Answered(new Reply.OutcomeUnknown()),
                after -> new OpenAnswer.Answered(answers.opened(after)));
    }

    private ReplyEffect<SessionRow, SessionState> view(SessionState state, SessionMessage.View view) {
        if (state.game() instanceof Game.Vacant) {
            putAway();
        }
        return Effect().reply(view.replyTo(), answers.view(state, view));
    }

    private ReplyEffect<SessionRow, SessionState> refuse(SessionState state, Refusal refusal, ActorRef<Reply> replyTo) {
        if (state.game() instanceof Game.Vacant) {
            putAway();
        }
        return Effect().reply(replyTo, Answers.refused(state, refusal));
    }

    // --- rows

    /**
     * Every row goes this way; what {@code then} does, and the reply, come when it is in the journal.
     *
     * @param outcomeUnknown tells so, where it cannot be said whether it is
     */
    private EffectBuilder<SessionRow, SessionState> write(
            SessionState before, SessionRow row, Runnable outcomeUnknown, Consumer<SessionState> then) {
        trouble.writing(outcomeUnknown);
        lastKnown.writing(before);
        lifeMark.nextIs(before, row);
        long handedOver = shell.nanos().getAsLong();
        return Effect().persist(row).thenRun((SessionState after) -> {
            trouble.written();
            lastKnown.certain();
            certain.set(code, after);
            shell.probe().rowWritten(shell.nanos().getAsLong() - handedOver);
            then.accept(after);
        });
    }

    private <T> ReplyEffect<SessionRow, SessionState> persist(
            SessionState before, SessionRow row, ActorRef<T> replyTo, T unknown, Function<SessionState, T> reply) {
        return write(before, row, () -> replyTo.tell(unknown), after -> moved(before, row, after))
                .thenReply(replyTo, reply);
    }

    private void moved(SessionState before, SessionRow row, SessionState after) {
        if (after.game() instanceof Game.Live game
                && before.game() instanceof Game.Live earlier
                && game.party().round() != earlier.party().round()) {
            triesSpent = Map.of();
        }
        deadline.arm(after);
        viewers.publish(before, row, after);
    }

    /** The clock's row comes first; then whoever noticed it is looked at. */
    private ReplyEffect<SessionRow, SessionState> passDeadline(
            SessionState state, SessionMessage noticedBy, Instant now) {
        Game.Live game = (Game.Live) state.game();
        GameCommand pass = new GameCommand.PassDeadline(game.party().round(), game.phase(), now);
        if (!(GameRules.decide(game, pass) instanceof Decision.Accepted accepted)) {
            throw new IllegalStateException("an overdue phase ends");
        }
        SessionRow row = new SessionRow.Step(accepted.events(), accepted.receipt(), null);
        return write(state, row, () -> TurnedAway.answer(noticedBy), after -> {
                    moved(state, row, after);
                    if (!(noticedBy instanceof SessionMessage.DeadlineDue)) {
                        context.getSelf().tell(noticedBy);
                    }
                })
                .thenNoReply();
    }

    // --- the feed

    private ReplyEffect<SessionRow, SessionState> subscribe(SessionState state, SessionMessage.Subscribe subscribe) {
        FeedSignal.Reason denied = Admission.denial(state, subscribe.who());
        if (denied != null) {
            return done(state, () -> subscribe.relay().tell(new FeedMessage.Denied(subscribe.socket(), denied)));
        }
        viewers.add(subscribe.relay());
        subscribe
                .relay()
                .tell(new FeedMessage.Subscribed(subscribe.socket(), state.life(), state.version(), context.getSelf()));
        return Effect().noReply();
    }

    // --- deletion and passivation

    private ReplyEffect<SessionRow, SessionState> delete(SessionState state, ActorRef<Reply> replyTo) {
        return entomb(state, () -> replyTo.tell(new Reply.OutcomeUnknown()))
                .thenReply(replyTo, after -> Answers.empty(false));
    }

    /**
     * Writes the last row of this life. The rows go afterwards.
     *
     * @param unknown what to do where it may not have been written
     */
    private EffectBuilder<SessionRow, SessionState> entomb(SessionState state, Runnable unknown) {
        if (!(GameRules.decide(state.game(), new GameCommand.DeleteSession()) instanceof Decision.Accepted)) {
            throw new IllegalStateException("a live session can be deleted");
        }
        return write(state, new SessionRow.Tombstone(), unknown, after -> {
            deadline.cancel();
            viewers.tellStatus(after);
            erasure.start();
        });
    }

    private ReplyEffect<SessionRow, SessionState> remove(SessionState state, SessionMessage.Remove remove) {
        return switch (state.game()) {
            case Game.Vacant vacant -> {
                putAway();
                yield Effect().reply(remove.replyTo(), Removal.NOT_FOUND);
            }
            case Game.Deleted deleted -> done(state, () -> removals.await(remove.replyTo()));
            case Game.Live live ->
                remove.untouchedSince() == null
                        ? removeNow(state, remove.replyTo())
                        : done(state, () -> removals.date(remove, state.life()));
        };
    }

    private ReplyEffect<SessionRow, SessionState> removeIfUntouched(SessionState state, SessionMessage.Dated dated) {
        removals.dated();
        ActorRef<Removal> replyTo = dated.remove().replyTo();
        if (!(state.game() instanceof Game.Live)) {
            return remove(state, dated.remove());
        }
        if (!dated.known()) {
            return Effect().reply(replyTo, Removal.UNKNOWN);
        }
        if (Removals.isLeftBehind(state, dated)) {
            return done(state, () -> {
                removals.await(replyTo);
                erasure.start();
            });
        }
        return Removals.isUntouched(state, dated)
                ? removeNow(state, replyTo)
                : Effect().reply(replyTo, Removal.KEPT);
    }

    private ReplyEffect<SessionRow, SessionState> removeNow(SessionState state, ActorRef<Removal> replyTo) {
        removals.await(replyTo);
        return entomb(state, removals::failed).thenNoReply();
    }

    private void erased() {
        removals.erased();
        putAway();
    }

    private void putAway() {
        shard.tell(new ClusterSharding.Passivate<>(context.getSelf()));
    }
}
