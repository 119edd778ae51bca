package party.weirsoe.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.coordination.lease.LeaseSettings;
import org.apache.pekko.coordination.lease.javadsl.Lease;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which part of a cluster that has fallen apart goes on: the one that gets this lock of the database, which all of them
 * share. Made by Pekko's split brain resolver from the configuration.
 */
public final class PartitionLease extends Lease {
    private static final Logger log = LoggerFactory.getLogger(PartitionLease.class);

    private final LeaseSettings settings;
    private final DatabaseAddress address;
    private final Errand errand;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("partition-lease").factory());

    public PartitionLease(LeaseSettings settings, ExtendedActorSystem system) {
        this.settings = settings;
        this.address = DatabaseAddress.parse(settings.leaseConfig().getString("url"));
        this.errand = new Errand(address, PersistenceLimits.PROBE_TIMEOUT);
        system.registerOnTermination(this::close);
    }

    @Override
    public LeaseSettings getSettings() {
        return settings;
    }

    /**
     * Asks until the database answers. Without the database nobody can write and nothing is decided, and nodes that end
     * themselves could not start again.
     */
    @Override
    public CompletionStage<Boolean> acquire() {
        CompletableFuture<Boolean> outcome = new CompletableFuture<>();
        thread.execute(() -> ask(outcome));
        return outcome;
    }

    @Override
    public CompletionStage<Boolean> acquire(Consumer<Optional<Throwable>> lost) {
        return acquire();
    }

    private void ask(CompletableFuture<Boolean> outcome) {
        try {
            // With a new connection: what the last one held, it may have lost, or hold more than once.
            errand.closeAfter(AdvisoryLock::releaseAll);
            errand.run(connection -> outcome.complete(
                    AdvisoryLock.PARTITION.tryAlone(connection) || takenFromWhoStandsStill(connection)));
        } catch (SQLException e) {
            log.warn("The cluster has fallen apart, and the database does not answer: {}", address.explain(e));
            var unused = thread.schedule(
                    () -> ask(outcome), PersistenceLimits.PROBE_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RuntimeException e) {
            outcome.completeExceptionally(e);
        }
    }

    /**
     * Who goes on lets it go by itself, after the resolver's {@code release-after}. Who has not done so stands still: it has
     * nothing to say any more, and must not keep the others from going on.
     */
    private boolean takenFromWhoStandsStill(Connection connection) throws SQLException {
        return AdvisoryLock.PARTITION.takeFromOneWhoHasHadIt(
                connection, settings.leaseConfig().getDuration("held-at-most"));
    }

    @Override
    public CompletionStage<Boolean> release() {
        return CompletableFuture.supplyAsync(
                () -> {
                    errand.closeAfter(AdvisoryLock::releaseAll);
                    return true;
                },
                thread);
    }

    /** Never known without asking: the database may have been restarted. */
    @Override
    public boolean checkLease() {
        return false;
    }

    private void close() {
        thread.execute(() -> errand.closeAfter(AdvisoryLock::releaseAll));
        thread.shutdown();
    }
}
