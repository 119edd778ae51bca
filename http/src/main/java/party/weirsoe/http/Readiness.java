package party.weirsoe.http;

import java.util.function.BooleanSupplier;

/**
 * Whether a load balancer should send traffic here: a member of the cluster that has reached the database since its start
 * and is not stopping. A later outage of the database does not count, or it would drain every node at once.
 */
final class Readiness implements BooleanSupplier {
    private final BooleanSupplier member;
    private final BooleanSupplier databaseReachable;
    private volatile boolean databaseReached;
    private volatile boolean stopping;

    Readiness(BooleanSupplier member, BooleanSupplier databaseReachable) {
        this.member = member;
        this.databaseReachable = databaseReachable;
        // Whoever opened the journal has reached it; an outage may come before the first that asks.
        this.databaseReached = databaseReachable.getAsBoolean();
    }

    @Override
    public boolean getAsBoolean() {
        if (!databaseReached) {
            databaseReached = databaseReachable.getAsBoolean();
        }
        return databaseReached && !stopping && member.getAsBoolean();
    }

    void stop() {
        stopping = true;
    }
}
