package party.weirsoe.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.apache.pekko.actor.ActorSystemImpl;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.Cluster;
import org.apache.pekko.cluster.MemberStatus;
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
              remote.artery.canonical { hostname = 127.0.0.1, port = 0 }
              cluster {
                gossip-interval = 200 ms
                leader-actions-interval = 200 ms
                periodic-tasks-initial-delay = 200 ms
                down-removal-margin = 50 ms
                sharding.distributed-data { gossip-interval = 1 h, delta-crdt.enabled = off }
              }
              coordinated-shutdown { run-by-jvm-shutdown-hook = off, run-by-actor-system-terminate = off }
            }
            """;

    interface Sent {}

    record Who(ActorRef<Here> replyTo) implements Sent {}

    record Here(String node) implements Sent {}

    private final List<ActorSystem<Void>> nodes = new ArrayList<>();

    @AfterEach
    void close() {
        nodes.forEach(ActorSystem::terminate);
        nodes.forEach(node -> node.getWhenTerminated().toCompletableFuture().join());
    }

    @Test
    void theLastOfThreeNodesKnowsWhatItHasWhenBothOthersAreKilledAtOnce() {
        ActorSystem<Void> oldest = node();
        Cluster.get(oldest).join(Cluster.get(oldest).selfAddress());
        until(() -> isUp(oldest));
        ActorSystem<Void> second = joined(oldest);
        ActorSystem<Void> last = joined(oldest);
        until(() -> sees(last, 3) && sees(second, 3));
        Map<String, String> before = homes(last);
        assertThat(before).containsValue(name(last));

        kill(oldest);
        kill(second);
        Cluster.get(last).down(Cluster.get(oldest).selfAddress());
        Cluster.get(last).down(Cluster.get(second).selfAddress());
        until(() -> sees(last, 1));
        ActorSystem<Void> fresh = joined(last);

        Map<String, String> asked = homes(fresh);
        assertThat(homes(last)).isEqualTo(asked);
        before.forEach((entity, node) -> {
            if (node.equals(name(last))) {
                assertThat(asked).containsEntry(entity, node);
            }
        });
    }

    private ActorSystem<Void> node() {
        ActorSystem<Void> node = ActorSystem.create(
                Behaviors.empty(),
                "homes",
                ConfigFactory.parseString(CONFIG)
                        .withFallback(SessionConfiguration.config())
                        .withFallback(ConfigFactory.load())
                        .resolve());
        nodes.add(node);
        String name = name(node);
        ClusterSharding.get(node)
                .init(Entity.of(
                        TYPE,
                        entity -> Behaviors.receiveMessage(who -> {
                            who.replyTo().tell(new Here(name));
                            return Behaviors.same();
                        })));
        return node;
    }

    private ActorSystem<Void> joined(ActorSystem<Void> member) {
        ActorSystem<Void> node = node();
        Cluster.get(node).join(Cluster.get(member).selfAddress());
        until(() -> isUp(node));
        return node;
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

    private static boolean isUp(ActorSystem<?> node) {
        return Cluster.get(node).selfMember().status() == MemberStatus.up();
    }

    private static boolean sees(ActorSystem<?> node, int members) {
        int up = 0;
        for (var member : Cluster.get(node).state().getMembers()) {
            up += member.status() == MemberStatus.up() ? 1 : 0;
        }
        return up == members;
    }

    private static String name(ActorSystem<?> node) {
        return Cluster.get(node).selfAddress().toString();
    }

    /** As a process ends that is killed: nobody is told. */
    private static void kill(ActorSystem<?> node) {
        ((ActorSystemImpl) node.classicSystem()).abort();
        node.getWhenTerminated().toCompletableFuture().join();
    }

    private static void until(BooleanSupplier condition) {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(giveUp);
            try {
                TimeUnit.MILLISECONDS.sleep(20);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
