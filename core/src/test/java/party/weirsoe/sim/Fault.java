package party.weirsoe.sim;

/**
 * One thing that goes wrong.
 *
 * @param at the number of the message, write, read or snapshot that it befalls, or milliseconds since the beginning
 * @param amount milliseconds, where the kind has a length
 */
record Fault(Kind kind, int at, int amount) {
    /** What a fault befalls. */
    enum Target {
        /** What clients and the edge tell each other, by number. */
        MESSAGE,
        /** What the session and the relays of the nodes tell each other, by number. */
        LINK,
        WRITE,
        READ,
        SNAPSHOT_WRITE,
        SNAPSHOT_READ,
        /** Strikes at its time. */
        TIME
    }

    enum Kind {
        MESSAGE_LOST(Target.MESSAGE, 0),
        MESSAGE_LATE(Target.MESSAGE, 120_000),
        MESSAGE_TWICE(Target.MESSAGE, 60_000),
        LINK_LOST(Target.LINK, 0),
        LINK_SLOW(Target.LINK, 20_000),
        WRITE_FAILS(Target.WRITE, 0),
        WRITE_SLOW(Target.WRITE, 9_000),
        ACK_LOST(Target.WRITE, 0),
        NODE_ENDS_BEFORE_WRITE(Target.WRITE, 0),
        NODE_ENDS_AFTER_WRITE(Target.WRITE, 0),
        READ_FAILS(Target.READ, 0),
        SNAPSHOT_NOT_WRITTEN(Target.SNAPSHOT_WRITE, 0),
        SNAPSHOT_LOST(Target.SNAPSHOT_READ, 0),
        JOURNAL_AWAY(Target.TIME, 15_000),
        NODE_KILLED(Target.TIME, 0),
        NODE_CUT_OFF(Target.TIME, 20_000),
        SESSION_PUT_AWAY(Target.TIME, 0),
        SOCKETS_CUT(Target.TIME, 0);

        private final Target target;
        private final int amountMax;

        Kind(Target target, int amountMax) {
            this.target = target;
            this.amountMax = amountMax;
        }

        Target target() {
            return target;
        }

        int amountMax() {
            return amountMax;
        }
    }

    @Override
    public String toString() {
        String where = kind.target() == Target.TIME ? " at " + at + " ms" : " " + at;
        return kind + where + (amount > 0 ? " by " + amount + " ms" : "");
    }
}
