package party.weirsoe.session;

import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.BehaviorInterceptor;
import org.apache.pekko.actor.typed.TypedActorContext;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;

/**
 * Takes the place of a session whose rows nobody can make sense of, a newer release's or corrupt ones: who has asked since
 * it started is told, and who asks in the next {@link SessionLimits#UNREADABLE_FOR} is told at once. Then it is tried again.
 */
final class Unreadable extends BehaviorInterceptor<SessionMessage, SessionMessage> {
    private final ActorRef<ClusterSharding.ShardCommand> shard;
    private List<SessionMessage> waiting = List.of();
    private boolean reading = true;

    Unreadable(ActorRef<ClusterSharding.ShardCommand> shard) {
        super(SessionMessage.class);
        this.shard = shard;
    }

    /** The rows are to be read. */
    void reading() {
        reading = true;
    }

    void read() {
        reading = false;
        waiting = List.of();
    }

    @Override
    public Behavior<SessionMessage> aroundReceive(
            TypedActorContext<SessionMessage> context, SessionMessage message, ReceiveTarget<SessionMessage> target) {
        if (message instanceof SessionMessage.Unreadable) {
            waiting.forEach(TurnedAway::answer);
            waiting = List.of();
            var actor = context.asJava();
            actor.scheduleOnce(SessionLimits.UNREADABLE_FOR, shard, new ClusterSharding.Passivate<>(actor.getSelf()));
            return TurnedAway.untilStopped();
        }
        if (reading && waiting.size() < SessionLimits.STASHED_REQUESTS_MAX) {
            waiting = waiting.isEmpty() ? new ArrayList<>() : waiting;
            waiting.add(message);
        }
        return target.apply(context, message);
    }
}
