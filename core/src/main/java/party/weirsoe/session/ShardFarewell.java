package party.weirsoe.session;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.cluster.Cluster;
import org.apache.pekko.cluster.Member;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.sharding.ShardRegion.CurrentShardRegionState;
import org.apache.pekko.cluster.sharding.typed.ClusterShardingQuery;
import org.apache.pekko.cluster.sharding.typed.GetShardRegionState;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.pattern.Patterns;

/** Before a node stops it gives up its shards, a few at a time, to those that stay: see {@link ShardPlan}. */
final class ShardFarewell {
    /** At least one. */
    private static final int UNKNOWN = 1;

    private final ActorSystem<?> system;
    private final LeavingNodes leaving;
    private final Cluster cluster;

    private ShardFarewell(ActorSystem<?> system, LeavingNodes leaving) {
        this.system = system;
        this.leaving = leaving;
        this.cluster = Cluster.get(system.classicSystem());
    }

    /** Once for each actor system. The phase bounds it; what is left then moves all together. */
    static void onShutdown(ActorSystem<?> system, LeavingNodes leaving) {
        ShardFarewell farewell = new ShardFarewell(system, leaving);
        CoordinatedShutdown.get(system.classicSystem())
                .addTask(CoordinatedShutdown.PhaseBeforeClusterShutdown(), "give up shards", () -> {
                    leaving.announce();
                    return farewell.untilGivenUp();
                });
    }

    private CompletionStage<Done> untilGivenUp() {
        return someoneStays() ? shards().thenCompose(this::onceGivenUp) : done();
    }

    private CompletionStage<Done> onceGivenUp(int shards) {
        return shards == 0
                ? done()
                : Patterns.after(SessionLimits.SHARDS_COUNTED_EVERY, system.classicSystem(), this::untilGivenUp);
    }

    /** Of nodes that all stop none waits for the others. Whoever was put down sees nobody. */
    private boolean someoneStays() {
        for (Member member : cluster.state().getMembers()) {
            if (member.status().equals(MemberStatus.up())
                    && !member.address().equals(cluster.selfAddress())
                    && !leaving.test(member.address())) {
                return true;
            }
        }
        return false;
    }

    /** Those that are about to move do not answer, but count. */
    private CompletionStage<Integer> shards() {
        ActorRef<ClusterShardingQuery> sharding = ClusterSharding.get(system).shardState();
        return AskPattern.<ClusterShardingQuery, CurrentShardRegionState>ask(
                        sharding,
                        replyTo -> new GetShardRegionState(SessionActor.TYPE, replyTo),
                        SessionLimits.ASK_TIMEOUT,
                        system.scheduler())
                .thenApply(state -> state.getShards().size() + state.getFailed().size())
                .exceptionally(late -> UNKNOWN);
    }

    private static CompletionStage<Done> done() {
        return CompletableFuture.completedFuture(Done.getInstance());
    }
}
