package party.weirsoe.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.pekko.actor.ActorSystemImpl;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.Cluster;
import org.apache.pekko.cluster.MemberStatus;

/** Nodes of one cluster within this process, on ports of their own, with the sharding of production and no journal. */
final class NodesRig implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String CONFIG = """
            pekko {
              remote.artery.canonical { hostname = 127.0.0.1, port = 0 }
              cluster {
                gossip-interval = 200 ms
                leader-actions-interval = 200 ms
                periodic-tasks-initial-delay = 200 ms
                down-removal-margin = 50 ms
              }
              coordinated-shutdown { run-by-jvm-shutdown-hook = off, run-by-actor-system-terminate = off }
            }
            """;

    private final String config;
    private final Consumer<ActorSystem<Void>> start;
    private final List<ActorSystem<Void>> nodes = new ArrayList<>();

    /** @param start what each node does before it joins */
    NodesRig(String config, Consumer<ActorSystem<Void>> start) {
        this.config = config;
        this.start = start;
    }

    /** The one that says where shards go. */
    ActorSystem<Void> oldest() {
        ActorSystem<Void> node = node();
        Cluster.get(node).join(Cluster.get(node).selfAddress());
        until(() -> isUp(node));
        return node;
    }

    ActorSystem<Void> joined(ActorSystem<Void> member) {
        ActorSystem<Void> node = node();
        Cluster.get(node).join(Cluster.get(member).selfAddress());
        until(() -> isUp(node) && nodes.stream().allMatch(other -> !isUp(other) || sees(other) == sees(node)));
        return node;
    }

    private ActorSystem<Void> node() {
        ActorSystem<Void> node = ActorSystem.create(
                Behaviors.empty(),
                "nodes",
                ConfigFactory.parseString(config)
                        .withFallback(ConfigFactory.parseString(CONFIG))
                        .withFallback(SessionConfiguration.config())
                        .withFallback(ConfigFactory.load())
                        .resolve());
        nodes.add(node);
        start.accept(node);
        return node;
    }

    private static boolean isUp(ActorSystem<?> node) {
        return Cluster.get(node).selfMember().status() == MemberStatus.up();
    }

    /** How many nodes are up, as this one sees it. */
    static int sees(ActorSystem<?> node) {
        int up = 0;
        for (var member : Cluster.get(node).state().getMembers()) {
            up += member.status() == MemberStatus.up() ? 1 : 0;
        }
        return up;
    }

    static String name(ActorSystem<?> node) {
        return Cluster.get(node).selfAddress().toString();
    }

    /** As a process ends that is killed: nobody is told. */
    void kill(ActorSystem<Void> node) {
        ((ActorSystemImpl) node.classicSystem()).abort();
        node.getWhenTerminated().toCompletableFuture().join();
        nodes.remove(node);
    }

    static void until(BooleanSupplier condition) {
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

    @Override
    public void close() {
        nodes.forEach(ActorSystem::terminate);
        nodes.forEach(node -> node.getWhenTerminated().toCompletableFuture().join());
    }
}
