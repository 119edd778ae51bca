package party.weirsoe.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.Cluster;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The table of which node has which shard outlives all nodes but one, or two nodes act for one session. */
class ShardHomesTest {
    private static final EntityTypeKey<Who> TYPE = EntityTypeKey.create(Who.class, "session");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int ENTITIES = 60;
    // The replicas get nothing but what the coordinator writes to them: as if it died right after each write.
    private static final String CONFIG = """
            pekko {
              actor.serialization-bindings { "party.weirsoe.session.ShardHomesTest$Sent" = jackson-cbor }
              cluster.sharding { rebalance-interval = 1 h, distributed-data { gossip-interval = 1 h, delta-crdt.enabled = off } }
            }
            """;

    interface Sent {}

    record Who(ActorRef<Here> replyTo) implements Sent {}

    record Here(String node) implements Sent {}

    private final NodesRig nodes = new NodesRig(CONFIG, ShardHomesTest::start);

    @AfterEach
    void close() {
        nodes.close();
    }

    @Test
    void theLastOfThreeNodesKnowsWhatItHasWhenBothOthersAreKilledAtOnce() {
        ActorSystem<Void> oldest = nodes.oldest();
        ActorSystem<Void> second = nodes.joined(oldest);
        ActorSystem<Void> last = nodes.joined(oldest);
        Map<String, String> before = homes(last);
        assertThat(before).containsValue(NodesRig.name(last));

        nodes.kill(oldest);
        nodes.kill(second);
        Cluster.get(last).down(Cluster.get(oldest).selfAddress());
        Cluster.get(last).down(Cluster.get(second).selfAddress());
        NodesRig.until(() -> NodesRig.sees(last) == 1);
        ActorSystem<Void> fresh = nodes.joined(last);

        Map<String, String> asked = homes(fresh);
        assertThat(homes(last)).isEqualTo(asked);
        before.forEach((entity, node) -> {
            if (node.equals(NodesRig.name(last))) {
                assertThat(asked).containsEntry(entity, node);
            }
        });
    }

    private static void start(ActorSystem<Void> node) {
        String name = NodesRig.name(node);
        ClusterSharding.get(node)
                .init(Entity.of(
                        TYPE,
                        entity -> Behaviors.receiveMessage(who -> {
                            who.replyTo().tell(new Here(name));
                            return Behaviors.same();
                        })));
    }

    /** Which node answers for each entity, where the request comes in at this node. */
    private static Map<String, String> homes(ActorSystem<Void> through) {
        Map<String, String> homes = new HashMap<>();
        for (int n = 0; n < ENTITIES; n++) {
            homes.put("entity" + n, home(through, "entity" + n));
        }
        return homes;
    }

    private static String home(ActorSystem<Void> through, String entity) {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return ClusterSharding.get(through)
                        .entityRefFor(TYPE, entity)
                        .ask(Who::new, Duration.ofSeconds(2))
                        .toCompletableFuture()
                        .join()
                        .node();
            } catch (CompletionException e) {
                if (!(e.getCause() instanceof TimeoutException) || System.nanoTime() > giveUp) {
                    throw e;
                }
            }
        }
    }
}
