package party.weirsoe.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.Done;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.Cluster;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a node that stops does with what it has. */
class ShardFarewellTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int SHARDS = 64;
    // Whoever waits for what does not come waits for ever.
    private static final String CONFIG = "pekko.coordinated-shutdown.phases.before-cluster-shutdown.timeout = 1 h";

    /** One session of each shard, and where it is. */
    private final Map<String, String> homes = new HashMap<>();

    private final Set<String> homeless = new HashSet<>();
    private int mostHomeless;

    private final NodesRig nodes = new NodesRig(CONFIG, this::start);

    @AfterEach
    void close() {
        nodes.close();
    }

    @Test
    void aNodeThatStopsGivesUpItsShardsAFewAtATime() {
        ActorSystem<Void> goes = nodes.oldest();
        ActorSystem<Void> stays = nodes.joined(goes);
        everySessionLives(stays);
        assertThat(sessionsOf(goes)).isGreaterThan(4 * SessionLimits.SHARDS_MOVED_AT_ONCE_MAX);

        CompletableFuture<Done> stopped = stop(goes);
        NodesRig.until(() -> {
            callEverySession(stays);
            return stopped.isDone();
        });

        everySessionLives(stays);
        assertThat(sessionsOf(stays)).isEqualTo(SHARDS);
        // So many are asked to move while as many are about to have a home again.
        assertThat(mostHomeless()).isLessThanOrEqualTo(2 * SessionLimits.SHARDS_MOVED_AT_ONCE_MAX);
    }

    @Test
    void nodesThatAllStopDoNotWaitForEachOther() {
        ActorSystem<Void> oldest = nodes.oldest();
        ActorSystem<Void> other = nodes.joined(oldest);
        everySessionLives(other);

        CompletableFuture<Done> one = stop(oldest);
        CompletableFuture<Done> two = stop(other);

        assertThat(one).succeedsWithin(PATIENCE);
        assertThat(two).succeedsWithin(PATIENCE);
    }

    @Test
    void aNodeThatWasPutDownEndsAtOnce() {
        ActorSystem<Void> oldest = nodes.oldest();
        ActorSystem<Void> goes = nodes.joined(oldest);
        everySessionLives(goes);

        Cluster.get(oldest).down(Cluster.get(goes).selfAddress());

        assertThat(goes.getWhenTerminated()).succeedsWithin(PATIENCE);
    }

    private void start(ActorSystem<Void> node) {
        LeavingNodes leaving = new LeavingNodes(node);
        ClusterSharding.get(node)
                .init(Entity.of(SessionActor.TYPE, entity -> session(entity.getEntityId(), NodesRig.name(node)))
                        .withAllocationStrategy(new ShardPlan(leaving, System::nanoTime)));
        ShardFarewell.onShutdown(node, leaving);
    }

    private Behavior<SessionMessage> session(String code, String node) {
        return Behaviors.setup(context -> {
            has(code, node);
            return Behaviors.receive(SessionMessage.class)
                    .onSignal(PostStop.class, stop -> {
                        lost(code, node);
                        return Behaviors.same();
                    })
                    .onAnyMessage(message -> Behaviors.same())
                    .build();
        });
    }

    private synchronized void has(String code, String node) {
        homes.put(code, node);
        homeless.remove(code);
    }

    private synchronized void lost(String code, String node) {
        if (homes.remove(code, node)) {
            homeless.add(code);
            mostHomeless = Math.max(mostHomeless, homeless.size());
        }
    }

    private synchronized int mostHomeless() {
        return mostHomeless;
    }

    private synchronized long sessionsOf(ActorSystem<?> node) {
        return homes.values().stream()
                .filter(home -> home.equals(NodesRig.name(node)))
                .count();
    }

    private synchronized int sessions() {
        return homes.size();
    }

    private void everySessionLives(ActorSystem<Void> through) {
        NodesRig.until(() -> {
            callEverySession(through);
            return sessions() == SHARDS;
        });
    }

    private static void callEverySession(ActorSystem<Void> through) {
        Set<Integer> shards = new HashSet<>();
        for (int n = 0; shards.size() < SHARDS; n++) {
            String code = "session" + n;
            if (shards.add(Math.abs(code.hashCode() % SHARDS))) {
                ClusterSharding.get(through)
                        .entityRefFor(SessionActor.TYPE, code)
                        .tell(new SessionMessage.Poll(through.ignoreRef()));
            }
        }
    }

    private static CompletableFuture<Done> stop(ActorSystem<?> node) {
        return CoordinatedShutdown.get(node.classicSystem())
                .runAll(CoordinatedShutdown.unknownReason())
                .toCompletableFuture();
    }
}
