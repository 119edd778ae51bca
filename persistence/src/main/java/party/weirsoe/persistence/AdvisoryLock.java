package party.weirsoe.persistence;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * Locks of the database server that belong to a connection: they end with it. A node that is cut off without a farewell
 * keeps them for {@link PersistenceLimits#LOST_CLIENT_AFTER}, the server's patience with such a connection.
 */
enum AdvisoryLock {
    /** See {@link DatabaseRoster}. */
    ROSTER(0x7765_6972_736F_66L),
    /** See {@link PartitionLease}. */
    PARTITION(0x7765_6972_736F_67L);

    /** The first half of the locks that tell which nodes are there; the second half is a node's incarnation. Any number. */
    private static final int PRESENT = 0x7765_6972;

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    /** Any number that nobody else uses. */
    private final long key;

    AdvisoryLock(long key) {
        this.key = key;
    }

    boolean tryAlone(Connection connection) throws SQLException {
        return ask(connection, "pg_try_advisory_lock");
    }

    boolean tryShared(Connection connection) throws SQLException {
        return ask(connection, "pg_try_advisory_lock_shared");
    }

    /** @return false where this connection has not had it alone */
    boolean releaseAlone(Connection connection) throws SQLException {
        return ask(connection, "pg_advisory_unlock");
    }

    /** All that the connection has. The server frees what a closed connection has had soon after, not at once. */
    static void releaseAll(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_unlock_all()");
        }
    }

    /**
     * Ends the connection of whoever has had it alone for longer than that; the same user's, so it may.
     *
     * @return whether it is this connection's now
     */
    boolean takeFromOneWhoHasHadIt(Connection connection, Duration longerThan) throws SQLException {
        // The holder's connection is for this lock only: it has said nothing since.
        String end = "SELECT pg_terminate_backend(pid) FROM pg_locks JOIN pg_stat_activity USING (pid)"
                + " WHERE locktype = 'advisory' AND objsubid = 1 AND granted AND classid = " + (key >>> 32)
                + " AND objid = " + (key & 0xFFFF_FFFFL)
                + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
                + " AND state_change < clock_timestamp() - interval '" + longerThan.toMillis() + " ms'";
        try (Statement statement = connection.createStatement()) {
            try (ResultSet ended = statement.executeQuery(end)) {
                if (!ended.next()) {
                    return false;
                }
            }
            // It ends soon, not at once.
            statement.execute("SET lock_timeout = " + PersistenceLimits.PROBE_TIMEOUT.toMillis() / 2);
            statement.execute("SELECT pg_advisory_lock(" + key + ")");
            return true;
        } catch (SQLException e) {
            if (LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
                return false;
            }
            throw e;
        }
    }

    /** Says, for as long as the connection lives, that a node is there. */
    static void present(Connection connection, int incarnation) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_lock_shared(" + PRESENT + ", " + incarnation + ")");
        }
    }

    /** The incarnations of all who have said so. */
    static Set<Integer> whoIsPresent(Connection connection) throws SQLException {
        Set<Integer> present = new HashSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT objid::bigint FROM pg_locks WHERE locktype = 'advisory'"
                        + " AND objsubid = 2 AND granted AND classid = " + PRESENT
                        + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())")) {
            while (rows.next()) {
                present.add((int) rows.getLong(1));
            }
        }
        return present;
    }

    private boolean ask(Connection connection, String function) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            long seconds = PersistenceLimits.LOST_CLIENT_AFTER.toSeconds();
            statement.execute("SET tcp_keepalives_idle = " + seconds / 2 + "; SET tcp_keepalives_interval = 1;"
                    + " SET tcp_keepalives_count = " + (seconds - seconds / 2));
            try (ResultSet row = statement.executeQuery("SELECT " + function + "(" + key + ")")) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}
