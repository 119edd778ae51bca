package party.weirsoe.session;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.BehaviorSignalInterceptor;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.Signal;
import org.apache.pekko.actor.typed.TypedActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;

/** Counts the sessions that live on this node and turns away what is over the bound, so that memory has one too. */
final class LiveSessions {
    private final int max;
    private final SessionProbe probe;
    private final AtomicInteger live = new AtomicInteger();

    LiveSessions(int max, SessionProbe probe) {
        this.max = max;
        this.probe = probe;
    }

    Behavior<SessionMessage> admit(Behavior<SessionMessage> session, ActorRef<ClusterSharding.ShardCommand> shard) {
        if (live.incrementAndGet() > max) {
            live.decrementAndGet();
            return full(shard);
        }
        probe.liveSessions(1);
        return Behaviors.intercept(Leaving::new, session);
    }

    private static Behavior<SessionMessage> full(ActorRef<ClusterSharding.ShardCommand> shard) {
        return Behaviors.setup(context -> {
            shard.tell(new ClusterSharding.Passivate<>(context.getSelf()));
            return TurnedAway.untilStopped();
        });
    }

    /** Outside of the session's own supervision, so that it sees every stop exactly once. */
    private final class Leaving extends BehaviorSignalInterceptor<SessionMessage> {
        @Override
        public Behavior<SessionMessage> aroundSignal(
                TypedActorContext<SessionMessage> context, Signal signal, SignalTarget<SessionMessage> target) {
            if (signal instanceof PostStop) {
                live.decrementAndGet();
                probe.liveSessions(-1);
            }
            return target.apply(context, signal);
        }
    }
}
