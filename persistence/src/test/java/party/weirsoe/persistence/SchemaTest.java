package party.weirsoe.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import party.weirsoe.session.Journal.StartException;

class SchemaTest {
    private static final int NODES = 5;

    @Test
    void settingUpTwiceChangesNothing() throws SQLException {
        try (Connection connection = PostgresForTests.connect(PostgresForTests.databaseUrl())) {
            Schema.setUp(connection);
            Rows.event(connection, "kept", 1, "x");
            Schema.setUp(connection);

            assertThat(Rows.numbers(connection, "kept")).containsExactly(1L);
            assertThat(versions(connection)).containsExactly((long) Schema.VERSION);
        }
    }

    @Test
    void aSetUpThatWasCutOffIsGoneThroughAgain() throws SQLException {
        try (Connection connection = PostgresForTests.connect(PostgresForTests.databaseUrl())) {
            for (String sql : Schema.pluginStatements().subList(0, 2)) {
                Rows.execute(connection, sql);
            }

            Schema.setUp(connection);

            assertThat(versions(connection)).containsExactly((long) Schema.VERSION);
            Rows.snapshot(connection, "there", 1);
        }
    }

    @Test
    void theTablesOfTheFirstReleaseAreGuardedFromNowOnAndKeepTheirRows() throws SQLException {
        try (Connection connection = PostgresForTests.connect(PostgresForTests.databaseUrl())) {
            for (String sql : Schema.pluginStatements()) {
                Rows.execute(connection, sql);
            }
            Rows.execute(connection, "CREATE TABLE weirsoe_schema(version int NOT NULL)");
            Rows.execute(connection, "INSERT INTO weirsoe_schema VALUES (1)");
            Rows.event(connection, "old", 1, "x");

            Schema.setUp(connection);

            assertThat(versions(connection)).containsExactly((long) Schema.VERSION);
            GuardsTest.append(connection, "old", 2, "life");
            assertThatThrownBy(() -> GuardsTest.append(connection, "old", 4, "life"))
                    .hasMessageContaining("follows no row");
            assertThat(Rows.numbers(connection, "old")).containsExactly(1L, 2L);
        }
    }

    @Test
    void severalNodesMaySetUpAtTheSameTime() throws SQLException {
        String url = PostgresForTests.databaseUrl();
        try (ExecutorService nodes = Executors.newFixedThreadPool(NODES)) {
            List<CompletableFuture<Void>> started = IntStream.range(0, NODES)
                    .mapToObj(i -> CompletableFuture.runAsync(() -> setUp(url), nodes))
                    .toList();

            assertThat(started).allSatisfy(node -> assertThat(node).succeedsWithin(PersistenceLimits.SCHEMA_WAIT));
        }
        try (Connection connection = PostgresForTests.connect(url)) {
            assertThat(versions(connection)).containsExactly((long) Schema.VERSION);
            assertThat(Rows.longs(connection, "SELECT count(*) FROM pg_index WHERE NOT indisvalid"))
                    .containsExactly(0L);
        }
    }

    @Test
    void theSchemaOfANewerReleaseIsRefusedInOneLine() throws SQLException {
        try (Connection connection = PostgresForTests.connect(PostgresForTests.databaseUrl())) {
            Schema.setUp(connection);
            Rows.execute(connection, "UPDATE weirsoe_schema SET version = " + (Schema.VERSION + 1));

            assertThatThrownBy(() -> Schema.setUp(connection))
                    .isInstanceOf(StartException.class)
                    .hasMessageContaining("newer release")
                    .message()
                    .hasLineCount(1);
        }
    }

    private static void setUp(String url) {
        try (Connection connection = PostgresForTests.connect(url)) {
            Schema.setUp(connection);
        } catch (SQLException e) {
            throw new CompletionException(e);
        }
    }

    private static List<Long> versions(Connection connection) throws SQLException {
        return Rows.longs(connection, "SELECT version FROM weirsoe_schema");
    }
}
