package party.weirsoe.session;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How many messages may be sent again. Where nodes are lost, many have to be, for a short while. Where they are slow because
 * they have too much to do, whatever is sent again makes it more: unbounded, a load that they had been able to bear kept them
 * from ever bearing it again. Each message earns a share of a resend, and what is saved up is bounded.
 */
final class ResendBudget {
    private static final int SHARES = SessionLimits.MESSAGES_FOR_A_RESEND;
    private static final long SHARES_MAX = (long) SessionLimits.RESENDS_SAVED_MAX * SHARES;

    private final AtomicLong shares = new AtomicLong(SHARES_MAX);

    /** For a message that is sent for the first time. */
    void earn() {
        if (shares.get() < SHARES_MAX) {
            shares.incrementAndGet();
        }
    }

    /** @return whether a message may be sent again; if so, it is paid for */
    boolean spend() {
        long left = shares.getAndUpdate(now -> now < SHARES ? now : now - SHARES);
        return left >= SHARES;
    }
}
