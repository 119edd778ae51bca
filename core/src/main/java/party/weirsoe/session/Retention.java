package party.weirsoe.session;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.typed.ClusterSingleton;
import org.apache.pekko.cluster.typed.SingletonActor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import party.weirsoe.game.SessionCode;

/**
 * Removes sessions that nobody has touched for long, finished or not, on one node of the cluster at a time. It only finds
 * them: each goes by its own actor, as if its host had deleted it, so that nobody else ever writes for a session.
 */
public final class Retention {
    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final String NAME = "retention";

    private Retention() {}

    /**
     * How fast it works.
     *
     * @param delay from its start to its first look at the sessions, and after one that failed
     * @param interval from one look to the next
     * @param pause after each page and each batch
     */
    public record Pace(Duration delay, Duration interval, Duration pause, int page, int batch) {
        public static final Pace DEFAULT = new Pace(
                SessionLimits.RETENTION_DELAY,
                SessionLimits.RETENTION_INTERVAL,
                SessionLimits.RETENTION_PAUSE,
                SessionLimits.RETENTION_PAGE,
                SessionLimits.RETENTION_BATCH);
    }

    /** Asks the actor of a session to remove it. */
    @FunctionalInterface
    interface Remover {
        CompletionStage<Removal> remove(SessionCode code, Instant untouchedSince);
    }

    /**
     * This node may do it. Once for each actor system, after its sessions.
     *
     * @param keep how long the rows of a session are kept after the last one
     */
    public static void start(ActorSystem<?> system, Journal journal, Duration keep, SessionProbe probe) {
        start(system, journal, keep, InstantSource.system(), Pace.DEFAULT, probe);
    }

    public static void start(
            ActorSystem<?> system, Journal journal, Duration keep, InstantSource clock, Pace pace, SessionProbe probe) {
        ClusterSharding sharding = ClusterSharding.get(system);
        Remover remover = (code, untouchedSince) -> remove(sharding, code, untouchedSince);
        var job = Behaviors.supervise(
                        RetentionJob.create(new RetentionJob.Parts(journal, remover, keep, clock, pace, probe)))
                .onFailure(SupervisorStrategy.restartWithBackoff(pace.delay(), pace.interval(), 0.2));
        var unused = ClusterSingleton.get(system).init(SingletonActor.of(job, NAME));
    }

    /** Never fails. */
    static CompletionStage<Removal> remove(
            ClusterSharding sharding, SessionCode code, @Nullable Instant untouchedSince) {
        return sharding.entityRefFor(SessionActor.TYPE, code.value())
                .<Removal>ask(
                        replyTo -> new SessionMessage.Remove(untouchedSince, replyTo), SessionLimits.REMOVAL_TIMEOUT)
                .exceptionally(failure -> {
                    LOG.warn("Session {} did not say whether it has been removed: {}", code, failure.toString());
                    return Removal.UNKNOWN;
                });
    }
}
