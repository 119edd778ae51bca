package party.weirsoe.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.coordination.lease.LeaseSettings;
import org.apache.pekko.coordination.lease.javadsl.Lease;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartitionLeaseTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Config ALONE =
            ConfigFactory.parseString("pekko.actor.provider = local").withFallback(ConfigFactory.load());

    private final ActorSystem one = ActorSystem.create("one", ALONE);
    private final ActorSystem other = ActorSystem.create("other", ALONE);

    @AfterEach
    void stop() {
        end(one);
        end(other);
    }

    private static void end(ActorSystem system) {
        system.terminate();
        assertThat(system.getWhenTerminated()).succeedsWithin(PATIENCE);
    }

    @Test
    void oneSideGoesOnAndTheOtherMayAfterIt() {
        String url = PostgresForTests.databaseUrl();
        Lease mine = lease(one, url);
        Lease theirs = lease(other, url);

        assertThat(mine.acquire()).succeedsWithin(PATIENCE).isEqualTo(true);
        assertThat(theirs.acquire()).succeedsWithin(PATIENCE).isEqualTo(false);
        assertThat(mine.acquire()).succeedsWithin(PATIENCE).isEqualTo(true);
        assertThat(theirs.acquire()).succeedsWithin(PATIENCE).isEqualTo(false);

        assertThat(mine.release()).succeedsWithin(PATIENCE).isEqualTo(true);
        assertThat(theirs.acquire()).succeedsWithin(PATIENCE).isEqualTo(true);
    }

    @Test
    void aSideThatDiesLeavesNothingBehind() {
        String url = PostgresForTests.databaseUrl();
        assertThat(lease(one, url).acquire()).succeedsWithin(PATIENCE).isEqualTo(true);

        end(one);

        assertThat(lease(other, url).acquire()).succeedsWithin(PATIENCE).isEqualTo(true);
    }

    /** As one does that has gone on, and is frozen before it lets go. */
    @Test
    void aSideThatKeepsItTooLongLosesIt() {
        String url = PostgresForTests.databaseUrl();
        assertThat(lease(one, url).acquire()).succeedsWithin(PATIENCE).isEqualTo(true);
        Lease theirs = lease(other, url);
        assertThat(theirs.acquire()).succeedsWithin(PATIENCE).isEqualTo(false);

        Duration briefly = Duration.ofMillis(500);
        Wait.until(
                "it is theirs",
                () -> lease(other, url, briefly).acquire().toCompletableFuture().join());
    }

    @Test
    void nothingIsDecidedWhileTheDatabaseIsAway(@TempDir Path dataDir) {
        try (PostgresToStop server = new PostgresToStop(dataDir)) {
            Lease lease = lease(one, server.url());
            server.stop();

            CompletableFuture<Boolean> outcome = lease.acquire().toCompletableFuture();
            assertThat(outcome.copy().completeOnTimeout(null, 3, TimeUnit.SECONDS))
                    .succeedsWithin(PATIENCE)
                    .isNull();
            server.startAgain();

            assertThat(outcome).succeedsWithin(PATIENCE).isEqualTo(true);
        }
    }

    private static Lease lease(ActorSystem system, String url) {
        return lease(system, url, PersistenceLimits.PARTITION_LOCK_MAX);
    }

    private static Lease lease(ActorSystem system, String url, Duration heldAtMost) {
        Config partitions = JournalConfiguration.of(DatabaseAddress.parse(url));
        String path = partitions.getString("pekko.cluster.split-brain-resolver.lease-majority.lease-implementation");
        Config lease = ConfigFactory.parseMap(Map.of("held-at-most", heldAtMost.toMillis() + " ms"))
                .withFallback(partitions.getConfig(path))
                .withFallback(ConfigFactory.load().getConfig("pekko.coordination.lease"));
        return new PartitionLease(LeaseSettings.apply(lease, "sbr", system.name()), (ExtendedActorSystem) system);
    }
}
