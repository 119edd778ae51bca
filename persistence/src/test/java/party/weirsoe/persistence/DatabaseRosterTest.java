package party.weirsoe.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DatabaseRosterTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String url = PostgresForTests.databaseUrl();
    private final List<DatabaseRoster> nodes = new ArrayList<>();

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
        founder.enter();
        await(1);
        DatabaseRoster joiner = node();
        assertThat(joiner.mayFound()).isFalse();
        joiner.enter();
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
        node.enter();
        await(1);
        try (Connection connection = PostgresForTests.connect(url)) {
            assertThat(
                            Rows.longs(
                                    connection,
                                    "SELECT count(pg_terminate_backend(pid)) FROM pg_locks WHERE locktype = 'advisory'"
                                            + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"))
                    .containsExactly(1L);
        }

        await(1);

        assertThat(node().mayFound()).isFalse();
    }

    private void await(long entered) throws SQLException {
        Instant until = Instant.now().plus(PATIENCE);
        try (Connection connection = PostgresForTests.connect(url)) {
            while (!Rows.longs(
                            connection,
                            "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND mode = 'ShareLock'"
                                    + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())")
                    .equals(List.of(entered))) {
                assertThat(Instant.now()).isBefore(until);
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
        }
    }
}
