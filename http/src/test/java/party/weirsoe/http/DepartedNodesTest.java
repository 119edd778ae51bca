package party.weirsoe.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.Cluster;
import org.apache.pekko.cluster.Member;
import org.apache.pekko.cluster.MemberStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import party.weirsoe.http.e2e.Await;
import party.weirsoe.http.e2e.ServerProcess;

/** Two members, of which one would wait for the other for longer than any test. */
class DepartedNodesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<ActorSystem<Void>> systems = new ArrayList<>();
    private final List<Member> buried = new ArrayList<>();
    private final Cluster first = member();
    private final Cluster second = member();

    DepartedNodesTest() {
        first.join(first.selfAddress());
        second.join(first.selfAddress());
        Await.until(PATIENCE, "both are up", () -> up(first) == 2 && up(second) == 2);
    }

    private Cluster member() {
        Config config = ConfigFactory.parseString("""
                        pekko.remote.artery.canonical { hostname = 127.0.0.1, port = %d }
                        pekko.cluster.failure-detector.acceptable-heartbeat-pause = 1 h
                        pekko.coordinated-shutdown.run-by-actor-system-terminate = off
                        """.formatted(ServerProcess.freePort()))
                .withFallback(ConfigFactory.parseResources("node.conf"))
                .withFallback(ConfigFactory.load());
        ActorSystem<Void> system = ActorSystem.create(Behaviors.empty(), Configuration.SYSTEM, config.resolve());
        systems.add(system);
        return Cluster.get(system.classicSystem());
    }

    @AfterEach
    void stop() {
        systems.forEach(ActorSystem::terminate);
        systems.forEach(system -> assertThat(system.getWhenTerminated()).succeedsWithin(PATIENCE));
    }

    private static long members(Cluster cluster) {
        return StreamSupport.stream(cluster.state().getMembers().spliterator(), false)
                .count();
    }

    private static int up(Cluster cluster) {
        int up = 0;
        for (Member member : cluster.state().getMembers()) {
            up += member.status().equals(MemberStatus.up()) ? 1 : 0;
        }
        return up;
    }

    @Test
    void oneThatHasLeftTheDatabaseAndLetsNobodyInIsPutDownAtOnce() {
        Set<Integer> departed = Set.of(DepartedNodes.incarnation(second.selfMember()));
        systems.getLast().terminate();
        assertThat(systems.getLast().getWhenTerminated()).succeedsWithin(PATIENCE);
        assertThat(up(first)).isEqualTo(2);

        new DepartedNodes(first, member -> DepartedNodes.bury(first.system(), member)).accept(departed);

        Await.until(
                PATIENCE, "it is removed, though the failure detector has missed nothing", () -> members(first) == 1);
    }

    @Test
    void oneThatHasOnlyLeftTheDatabaseStays() {
        new DepartedNodes(first, buried::add).accept(Set.of(DepartedNodes.incarnation(second.selfMember())));

        assertThat(buried).isEmpty();
    }

    @Test
    void oneThatIsStillInTheDatabaseStaysThoughItsPortIsClosed() {
        systems.getLast().terminate();
        assertThat(systems.getLast().getWhenTerminated()).succeedsWithin(PATIENCE);

        new DepartedNodes(first, buried::add).accept(Set.of(DepartedNodes.incarnation(second.selfMember()) + 1));

        assertThat(buried).isEmpty();
    }

    @Test
    void nobodyPutsItselfDown() {
        new DepartedNodes(first, buried::add).accept(Set.of(DepartedNodes.incarnation(first.selfMember())));

        assertThat(buried).isEmpty();
    }
}
