package party.weirsoe.session;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.PreRestart;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import party.weirsoe.game.SessionCode;

/**
 * Looks at all sessions, a page at a time, and has the old ones removed, a batch at a time, with a pause after each. Nothing
 * of it needs to survive: who takes over begins anew.
 */
final class RetentionJob extends AbstractBehavior<RetentionJob.Message> {
    /** None of them leaves the node. */
    sealed interface Message {}

    private record Begin() implements Message {}

    private record Continue() implements Message {}

    private record PageRead(
            List<Journal.Stored> page, @Nullable Throwable failed) implements Message {}

    private record BatchDone(List<Removal> removals) implements Message {}

    private static final Logger LOG = LoggerFactory.getLogger(RetentionJob.class);
    private static final String PREFIX = SessionActor.TYPE.name() + "|";

    /** What it works with. */
    record Parts(
            Journal journal,
            Retention.Remover remover,
            Duration keep,
            InstantSource clock,
            Retention.Pace pace,
            SessionProbe probe) {}

    private final Parts with;
    private final TimerScheduler<Message> timers;
    private final Deque<SessionCode> due = new ArrayDeque<>();
    private String after = "";
    private boolean lastPage;
    private int removed;
    private int left;

    static Behavior<Message> create(Parts with) {
        return Behaviors.setup(context -> Behaviors.withTimers(timers -> new RetentionJob(context, timers, with)));
    }

    private RetentionJob(ActorContext<Message> context, TimerScheduler<Message> timers, Parts with) {
        super(context);
        this.with = with;
        this.timers = timers;
        timers.startSingleTimer(new Begin(), with.pace().delay());
    }

    @Override
    public Receive<Message> createReceive() {
        return newReceiveBuilder()
                .onAnyMessage(this::on)
                .onSignal(PostStop.class, stop -> handedOver())
                .onSignal(PreRestart.class, restart -> handedOver())
                .build();
    }

    private Behavior<Message> handedOver() {
        with.probe().retentionBacklog(0);
        return this;
    }

    private Behavior<Message> on(Message message) {
        switch (message) {
            case Begin begin -> {
                after = "";
                lastPage = false;
                removed = 0;
                left = 0;
                due.clear();
                proceed();
            }
            case Continue go -> proceed();
            case PageRead read -> read(read);
            case BatchDone done -> {
                int gone = (int) done.removals().stream()
                        .filter(removal -> removal == Removal.REMOVED)
                        .count();
                removed += gone;
                left += (int) done.removals().stream()
                        .filter(removal -> removal == Removal.UNKNOWN)
                        .count();
                with.probe().sessionsRemoved(gone);
                pause();
            }
        }
        return this;
    }

    private void proceed() {
        if (!with.journal().isReachable()) {
            giveUp();
        } else if (!due.isEmpty()) {
            removeBatch();
        } else if (!lastPage) {
            getContext()
                    .pipeToSelf(
                            with.journal().page(after, with.pace().page()),
                            (page, failed) -> new PageRead(page == null ? List.of() : page, failed));
        } else {
            finish();
        }
    }

    private void read(PageRead read) {
        if (read.failed() != null) {
            LOG.warn(
                    "Retention could not look for old sessions: {}",
                    read.failed().toString());
            giveUp();
            return;
        }
        lastPage = read.page().size() < with.pace().page();
        if (!read.page().isEmpty()) {
            after = read.page().getLast().persistenceId();
        }
        read.page().stream()
                .filter(this::isDue)
                .flatMap(stored -> code(stored.persistenceId()))
                .forEach(due::add);
        pause();
    }

    /** Too old, or what a deletion that was cut off has left behind. */
    private boolean isDue(Journal.Stored stored) {
        Journal.LastRow last = stored.last();
        return last == null || last.tombstone() || last.at().isBefore(untouchedSince());
    }

    /** None for what others keep in these tables. */
    private static Stream<SessionCode> code(String persistenceId) {
        return persistenceId.startsWith(PREFIX)
                ? Stream.ofNullable(SessionCode.parse(persistenceId.substring(PREFIX.length())))
                : Stream.empty();
    }

    private void removeBatch() {
        Instant untouchedSince = untouchedSince();
        List<CompletableFuture<Removal>> batch = Stream.generate(due::poll)
                .limit(Math.min(with.pace().batch(), due.size()))
                .map(code -> with.remover().remove(code, untouchedSince).toCompletableFuture())
                .toList();
        getContext()
                .pipeToSelf(
                        CompletableFuture.allOf(batch.toArray(CompletableFuture[]::new)),
                        (all, failed) -> new BatchDone(batch.stream()
                                .map(one -> one.isCompletedExceptionally() ? Removal.UNKNOWN : one.join())
                                .toList()));
    }

    private Instant untouchedSince() {
        return with.clock().instant().minus(with.keep());
    }

    private void pause() {
        timers.startSingleTimer(new Continue(), with.pace().pause());
    }

    private void finish() {
        with.probe().retentionBacklog(left);
        with.probe().retentionRan(with.clock().instant());
        if (removed > 0 || left > 0) {
            LOG.info(
                    "Retention has removed {} sessions that nobody has touched for {} days; {} more could not be removed yet",
                    removed,
                    with.keep().toDays(),
                    left);
        }
        timers.startSingleTimer(new Begin(), with.pace().interval());
    }

    /** The whole look is repeated: it is cheap, and by then others may be due. */
    private void giveUp() {
        with.probe().retentionBacklog(left + due.size());
        timers.startSingleTimer(new Begin(), with.pace().delay());
    }
}
