package party.weirsoe.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.Cluster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import party.weirsoe.persistence.PersistenceLimits;
import party.weirsoe.session.Journal;

class MembershipTest {
    private static final Config CLUSTER = ConfigFactory.parseString(
            "pekko { actor.provider = cluster, loglevel = WARNING, remote.artery.canonical { hostname = 127.0.0.1, port = 0 } }");

    private final ActorSystem<Void> system = ActorSystem.create(
            Behaviors.empty(),
            "membership-test",
            CLUSTER.withFallback(ConfigFactory.parseResources("node.conf"))
                    .withFallback(ConfigFactory.load())
                    .resolve());

    @AfterEach
    void stop() {
        system.terminate();
        system.getWhenTerminated().toCompletableFuture().join();
    }

    @Test
    void aNodeIsAMemberWhenJoiningEndsAndNoneOnceItLeaves() {
        Membership membership = Membership.join(
                system,
                new ServerSettings.Cluster(new HostPort("127.0.0.1", 0), new ServerSettings.Peers.None(), "1.0.0"),
                Journal.Roster.ALONE);
        assertThat(membership.isUp()).isTrue();
        assertThat(membership.members()).isOne();

        Cluster cluster = Cluster.get(system.classicSystem());
        cluster.leave(cluster.selfAddress());

        Instant until = Instant.now().plusSeconds(20);
        while (membership.isUp()) {
            assertThat(Instant.now()).isBefore(until);
            LockSupport.parkNanos(10_000_000);
        }
    }

    /** Else the lock is taken from a node that lives, before the smaller part has asked for it in vain. */
    @Test
    void whoGoesOnLetsThePartitionsLockGoBeforeItIsTakenAway() {
        Duration keeps = ConfigFactory.parseResources("node.conf")
                .getDuration("pekko.cluster.split-brain-resolver.lease-majority.release-after");
        assertThat(PersistenceLimits.PARTITION_LOCK_MAX).isGreaterThan(keeps);
    }
}
