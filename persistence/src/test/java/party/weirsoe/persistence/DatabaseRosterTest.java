package party.weirsoe.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DatabaseRosterTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String url = PostgresForTests.databaseUrl();
    private final List<DatabaseRoster> nodes = new ArrayList<>();

    /** What the node with the incarnation 1 is told. */
    private final BlockingQueue<Set<Integer>> told = new LinkedBlockingQueue<>();

    private void enter(DatabaseRoster node, int incarnation) {
        node.enter(incarnation, departed -> {
            if (incarnation == 1) {
                told.add(departed);
            }
        });
    }

    private DatabaseRoster node() {
        DatabaseRoster node = new DatabaseRoster(DatabaseAddress.parse(url));
        nodes.add(node);
        return node;
    }

    @AfterEach
    void close() {
        nodes.forEach(DatabaseRoster::close);
    }

    @Test
    void ofSeveralNodesThatStartOneMayFound() {
        DatabaseRoster first = node();
        assertThat(first.mayFound()).isTrue();
        assertThat(first.mayFound()).isTrue();
        assertThat(node().mayFound()).isFalse();
    }

    @Test
    void theNextMayFoundWhenTheFirstHasGivenUp() {
        DatabaseRoster first = node();
        assertThat(first.mayFound()).isTrue();
        DatabaseRoster second = node();
        assertThat(second.mayFound()).isFalse();

        first.close();

        assertThat(second.mayFound()).isTrue();
    }

    @Test
    void nobodyFoundsWhileAnyNodeIsEntered() throws SQLException {
        DatabaseRoster founder = node();
        assertThat(founder.mayFound()).isTrue();
        enter(founder, 1);
        await(1);
        DatabaseRoster joiner = node();
        assertThat(joiner.mayFound()).isFalse();
        enter(joiner, 2);
        await(2);

        founder.close();
        DatabaseRoster late = node();
        assertThat(late.mayFound()).isFalse();

        joiner.close();
        assertThat(late.mayFound()).isTrue();
    }

    @Test
    void aNodeWhoseConnectionWasCutIsEnteredAgain() throws SQLException {
        DatabaseRoster node = node();
        enter(node, 1);
        await(1);
        cutOff(1);

        await(1);

        assertThat(node().mayFound()).isFalse();
    }

    @Test
    void theOthersAreToldWhoHasDeparted() throws SQLException {
        DatabaseRoster first = node();
        DatabaseRoster second = node();
        DatabaseRoster third = node();
        enter(first, 1);
        enter(second, -2);
        enter(third, 3);
        awaitLooks(3);

        second.close();
        assertThat(hears()).containsExactly(-2);

        third.close();
        assertThat(Stream.generate(this::hears).limit(100).anyMatch(Set.of(-2, 3)::equals))
                .isTrue();
    }

    @Test
    void whoeverWasPresentBeforeTheDatabaseCutThisNodeOffHasNotDeparted() throws SQLException {
        DatabaseRoster first = node();
        DatabaseRoster second = node();
        enter(first, 1);
        enter(second, 2);
        awaitLooks(2);
        second.close();
        assertThat(hears()).containsExactly(2);

        cutOff(1);
        awaitLooks(1);
        told.clear();
        DatabaseRoster third = node();
        enter(third, 3);
        awaitLooks(2);
        third.close();

        assertThat(hears()).containsExactly(3);
    }

    private Set<Integer> hears() {
        try {
            return Objects.requireNonNull(told.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void cutOff(int nodes) throws SQLException {
        try (Connection connection = PostgresForTests.connect(url)) {
            assertThat(Rows.longs(
                            connection,
                            "SELECT count(pg_terminate_backend(pid)) FROM (SELECT DISTINCT pid FROM pg_locks"
                                    + " WHERE locktype = 'advisory' AND database ="
                                    + " (SELECT oid FROM pg_database WHERE datname = current_database())) AS holders"))
                    .containsExactly((long) nodes);
        }
    }

    /** So many nodes have looked who is present, each after this began. */
    private void awaitLooks(long nodes) throws SQLException {
        await(nodes);
        try (Connection connection = PostgresForTests.connect(url)) {
            List<Long> begun =
                    Rows.longs(connection, "SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint");
            awaitCount(
                    connection,
                    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                            + " AND query LIKE 'SELECT objid%' AND extract(epoch FROM query_start) * 1000000 > "
                            + begun.getFirst(),
                    nodes);
        }
    }

    private void await(long entered) throws SQLException {
        try (Connection connection = PostgresForTests.connect(url)) {
            awaitCount(
                    connection,
                    "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND mode = 'ShareLock' AND objsubid = 1"
                            + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())",
                    entered);
        }
    }

    private static void awaitCount(Connection connection, String query, long wanted) throws SQLException {
        Instant until = Instant.now().plus(PATIENCE);
        while (!Rows.longs(connection, query).equals(List.of(wanted))) {
            assertThat(Instant.now()).isBefore(until);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
