package party.weirsoe.session;

import java.util.HashSet;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.Address;
import org.apache.pekko.cluster.sharding.internal.LeastShardAllocationStrategy;
import scala.collection.immutable.IndexedSeq;
import scala.collection.immutable.Map;
import scala.concurrent.Future;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Which node gets a shard: the one with the fewest, as Pekko's own strategy has it. And when a shard moves: now and then some
 * to a node that has come, and before a node stops all that it has. A few at a time, so that each finds its new home
 * at once: moved all together, as Pekko does when a node stops, the last waits for the homes of all the others.
 */
final class ShardPlan extends LeastShardAllocationStrategy {
    private final Predicate<Address> leaving;
    private final LongSupplier nanoTime;
    private long balanced;

    /** @param leaving whether the node is about to stop; only the coordinator's node asks it */
    ShardPlan(Predicate<Address> leaving, LongSupplier nanoTime) {
        super(SessionLimits.SHARDS_MOVED_AT_ONCE_MAX, SessionLimits.SHARDS_MOVED_AT_ONCE_SHARE);
        this.leaving = leaving;
        this.nanoTime = nanoTime;
        this.balanced = nanoTime.getAsLong();
    }

    @Override
    public Future<ActorRef> allocateShard(ActorRef requester, String shard, Map<ActorRef, IndexedSeq<String>> homes) {
        Map<ActorRef, IndexedSeq<String>> staying = staying(homes);
        return super.allocateShard(requester, shard, staying.isEmpty() ? homes : staying);
    }

    @Override
    public Future<scala.collection.immutable.Set<String>> rebalance(
            Map<ActorRef, IndexedSeq<String>> homes, scala.collection.immutable.Set<String> moving) {
        Map<ActorRef, IndexedSeq<String>> staying = staying(homes);
        if (staying.size() == homes.size()) {
            return isTimeToBalance() ? super.rebalance(homes, moving) : none();
        }
        // Each move needs the word of all regions, and one that does not answer holds it up.
        boolean canMove = !staying.isEmpty() && clusterState().getUnreachable().isEmpty();
        return canMove ? some(homes.removedAll(staying.keySet()), moving) : none();
    }

    private boolean isTimeToBalance() {
        long now = nanoTime.getAsLong();
        boolean isTime = now - balanced >= SessionLimits.SHARDS_BALANCED_EVERY.toNanos();
        if (isTime) {
            balanced = now;
        }
        return isTime;
    }

    private Map<ActorRef, IndexedSeq<String>> staying(Map<ActorRef, IndexedSeq<String>> homes) {
        Map<ActorRef, IndexedSeq<String>> staying = homes;
        for (ActorRef region : CollectionConverters.asJava(homes.keySet())) {
            Address address = region.path().address();
            if (leaving.test(address.hasLocalScope() ? selfMember().address() : address)) {
                staying = staying.removed(region);
            }
        }
        return staying;
    }

    private static Future<scala.collection.immutable.Set<String>> some(
            Map<ActorRef, IndexedSeq<String>> homes, scala.collection.immutable.Set<String> moving) {
        Set<String> some = new HashSet<>();
        for (IndexedSeq<String> shards : CollectionConverters.asJava(homes.values())) {
            for (String shard : CollectionConverters.asJava(shards)) {
                if (!moving.contains(shard) && moving.size() + some.size() < SessionLimits.SHARDS_MOVED_AT_ONCE_MAX) {
                    some.add(shard);
                }
            }
        }
        return Future.successful(CollectionConverters.asScala(some).toSet());
    }

    private static Future<scala.collection.immutable.Set<String>> none() {
        return Future.successful(scala.collection.immutable.Set$.MODULE$.empty());
    }
}
