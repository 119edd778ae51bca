package party.weirsoe.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.Cluster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import party.weirsoe.http.ServerSettings.Peers;
import party.weirsoe.http.e2e.Await;
import party.weirsoe.http.e2e.ServerProcess;
import party.weirsoe.http.limit.HttpLimits;
import party.weirsoe.session.Journal;

/** Nodes as they are configured in production, in one process and without their journal. */
class FormingTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    private final List<HostPort> seeds = List.of(address(), address(), address());
    private final SharedRoster roster = new SharedRoster();
    private final List<ActorSystem<Void>> systems = new ArrayList<>();

    private static HostPort address() {
        return new HostPort("127.0.0.1", ServerProcess.freePort());
    }

    private ActorSystem<Void> system(HostPort node, String secret) {
        Config config = Configuration.cluster(cluster(node))
                .withFallback(SharedSecretCheck.shown(new ServerSettings.Secret(secret)))
                .withFallback(ConfigFactory.parseResources("node.conf"))
                .withFallback(ConfigFactory.load());
        ActorSystem<Void> system = ActorSystem.create(Behaviors.empty(), Configuration.SYSTEM, config.resolve());
        systems.add(system);
        return system;
    }

    private ServerSettings.Cluster cluster(HostPort node) {
        return new ServerSettings.Cluster(node, new Peers.Seeds(seeds), "1.0.0");
    }

    private CompletableFuture<Membership> join(ActorSystem<?> system, HostPort node) {
        return CompletableFuture.supplyAsync(() -> Membership.join(system, cluster(node), roster));
    }

    private ActorSystem<Void> member(HostPort node) {
        ActorSystem<Void> system = system(node, SECRET);
        assertThat(join(system, node)).succeedsWithin(PATIENCE);
        return system;
    }

    @AfterEach
    void stop() {
        systems.forEach(ActorSystem::terminate);
        systems.forEach(system -> assertThat(system.getWhenTerminated()).succeedsWithin(PATIENCE));
    }

    @Test
    void nodesThatStartAtTheSameTimeFormOneClusterThoughTheFirstOfTheListIsDown() {
        ActorSystem<Void> second = system(seeds.get(1), SECRET);
        ActorSystem<Void> third = system(seeds.get(2), SECRET);

        CompletableFuture<Membership> one = join(second, seeds.get(1));
        CompletableFuture<Membership> other = join(third, seeds.get(2));

        assertThat(one).succeedsWithin(PATIENCE);
        assertThat(other).succeedsWithin(PATIENCE);
        Await.until(PATIENCE, "both see both", () -> members(second) == 2 && members(third) == 2);
        assertThat(roster.founders).hasValue(1);
    }

    @Test
    void theFirstOfTheListFoundsNoSecondClusterWhileItCannotReachTheOthers() {
        roster.enter(1, departed -> {});
        ActorSystem<Void> first = system(seeds.get(0), SECRET);

        CompletableFuture<Membership> joining = join(first, seeds.get(0));

        Await.until(PATIENCE, "it has asked several times", () -> roster.asked.get() > 3);
        assertThat(joining).isNotDone();
        assertThat(members(first)).isZero();
        first.terminate();
        assertThat(joining)
                .failsWithin(PATIENCE)
                .withThrowableThat()
                .withRootCauseInstanceOf(CancellationException.class);
    }

    @Test
    void aNodeThatStartsAgainWhereItWasJoinsAsANewOne() {
        ActorSystem<Void> stays = member(seeds.get(0));
        ActorSystem<Void> goes = member(seeds.get(1));
        goes.terminate();
        assertThat(goes.getWhenTerminated()).succeedsWithin(PATIENCE);

        ActorSystem<Void> comes = system(seeds.get(1), SECRET);

        assertThat(join(comes, seeds.get(1))).succeedsWithin(PATIENCE);
        Await.until(PATIENCE, "the old one is gone", () -> members(stays) == 2 && members(comes) == 2);
    }

    /** It may be the one that says where they go. */
    @Test
    void aNodeThatStopsLeavesWhenItsShardsHaveHadTheTimeToFindAHome() {
        ActorSystem<Void> stays = member(seeds.get(0));
        ActorSystem<Void> goes = member(seeds.get(1));
        Await.until(PATIENCE, "both see both", () -> members(stays) == 2 && members(goes) == 2);

        long begun = System.nanoTime();
        goes.terminate();
        Await.until(PATIENCE, "it leaves", () -> members(stays) == 1);

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(HttpLimits.SHARDS_SETTLE);
    }

    @Test
    void aNodeWithAnotherSecretIsRefusedInOneLine() {
        ActorSystem<Void> member = member(seeds.get(0));
        ActorSystem<Void> stranger = system(seeds.get(1), "another-secret-another-secret");

        assertThat(join(stranger, seeds.get(1)))
                .failsWithin(PATIENCE)
                .withThrowableThat()
                .havingRootCause()
                .isInstanceOf(SettingsException.class)
                .withMessageStartingWith("WPP_SECRET: ")
                .withMessageNotContaining("\n");
        assertThat(members(member)).isEqualTo(1);
    }

    private static long members(ActorSystem<?> system) {
        return StreamSupport.stream(
                        Cluster.get(system.classicSystem()).state().getMembers().spliterator(), false)
                .count();
    }

    /** As the database keeps it. */
    private static final class SharedRoster implements Journal.Roster {
        final AtomicInteger founders = new AtomicInteger();
        final AtomicInteger asked = new AtomicInteger();
        private boolean taken;

        @Override
        public synchronized boolean mayFound() {
            asked.incrementAndGet();
            if (taken) {
                return false;
            }
            taken = true;
            founders.incrementAndGet();
            return true;
        }

        @Override
        public synchronized void enter(int incarnation, Consumer<Set<Integer>> departed) {
            taken = true;
        }
    }
}
