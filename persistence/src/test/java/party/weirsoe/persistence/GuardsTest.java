package party.weirsoe.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A writer that has slept through the end of its session, and of the code's next one, changes nothing. */
class GuardsTest {
    private static final String ID = "session|BCDFGH";

    private final String url = PostgresForTests.databaseUrl();
    private Connection connection;

    @BeforeEach
    void threeRows() throws SQLException {
        connection = PostgresForTests.connect(url);
        Schema.setUp(connection);
        append(connection, ID, 1, "first");
        append(connection, ID, 2, "first");
        append(connection, ID, 3, "first");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void aRowBehindRowsThatAreGoneIsRefused() throws SQLException {
        Rows.execute(connection, "DELETE FROM event_journal");
        assertRefused(() -> append(connection, ID, 3, "first"));
        assertRefused(() -> append(connection, ID, 4, "first"));
        assertThat(Rows.numbers(connection, ID)).isEmpty();
    }

    @Test
    void aRowOfAnEarlierLifeDoesNotFollowOneOfTheNext() throws SQLException {
        Rows.execute(connection, "DELETE FROM event_journal");
        append(connection, ID, 1, "second");
        assertRefused(() -> append(connection, ID, 2, "first"));
        append(connection, ID, 2, "second");
        assertThat(Rows.numbers(connection, ID)).containsExactly(1L, 2L);
    }

    @Test
    void theRowsOfOneStatementFollowEachOther() throws SQLException {
        Rows.execute(connection, insert(ID, 4, "first") + ", " + values(ID, 5, "first"));
        assertRefused(() -> Rows.execute(connection, insert(ID, 6, "first") + ", " + values("other", 2, "first")));
        assertThat(Rows.numbers(connection, ID)).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    /** The row number is taken until the erasure commits: the late writer waits for it, and is then refused all the same. */
    @Test
    void aRowThatWaitsForTheErasureIsRefusedAfterIt() throws SQLException {
        connection.setAutoCommit(false);
        Rows.execute(connection, "DELETE FROM event_journal");
        CompletableFuture<Void> late = CompletableFuture.runAsync(() -> appendElsewhere(3));
        awaitSomebodyWaits();
        connection.commit();
        connection.setAutoCommit(true);
        assertThat(late)
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .withMessageContaining("follows no row");
        assertThat(Rows.numbers(connection, ID)).isEmpty();
    }

    @Test
    void aSnapshotOfRowsThatAreGoneOrOfAnotherLifeIsRefused() throws SQLException {
        snapshot(connection, 3, 2_000);
        Rows.execute(connection, "DELETE FROM snapshot");
        assertRefused(() -> snapshot(connection, 3, 999)); // taken before the row was written: of an earlier life
        Rows.execute(connection, "DELETE FROM event_journal");
        assertRefused(() -> snapshot(connection, 3, 2_000));
        assertThat(Rows.longs(connection, "SELECT sequence_number FROM snapshot"))
                .isEmpty();
    }

    @Test
    void aSnapshotThatWaitsForTheErasureIsRefusedAfterIt() throws SQLException {
        connection.setAutoCommit(false);
        Rows.execute(connection, "DELETE FROM event_journal");
        CompletableFuture<Void> late = CompletableFuture.runAsync(this::snapshotElsewhere);
        awaitSomebodyWaits();
        connection.commit();
        connection.setAutoCommit(true);
        assertThat(late).failsWithin(Duration.ofSeconds(10)).withThrowableThat().withMessageContaining("is of no row");
    }

    /** As the journal does it, a row written at 1,000. */
    static void append(Connection connection, String id, long number, String life) throws SQLException {
        Rows.execute(connection, insert(id, number, life));
    }

    private static String insert(String id, long number, String life) {
        return "INSERT INTO event_journal(persistence_id, sequence_number, writer, write_timestamp, adapter_manifest,"
                + " event_ser_id, event_ser_manifest, event_payload) VALUES " + values(id, number, life);
    }

    private static String values(String id, long number, String life) {
        return "('" + id + "', " + number + ", 'writer', 1000, '" + life + "', 33, 'step.v1', '\\x00')";
    }

    private static void snapshot(Connection connection, long number, long created) throws SQLException {
        Rows.execute(
                connection,
                "INSERT INTO snapshot(persistence_id, sequence_number, created, snapshot_ser_id, snapshot_ser_manifest,"
                        + " snapshot_payload) VALUES ('" + ID + "', " + number + ", " + created
                        + ", 33, 'x', '\\x00')");
    }

    private void appendElsewhere(long number) {
        try (Connection elsewhere = PostgresForTests.connect(url)) {
            append(elsewhere, ID, number, "first");
        } catch (SQLException e) {
            throw new CompletionException(e);
        }
    }

    private void snapshotElsewhere() {
        try (Connection elsewhere = PostgresForTests.connect(url)) {
            snapshot(elsewhere, 3, 2_000);
        } catch (SQLException e) {
            throw new CompletionException(e);
        }
    }

    private void awaitSomebodyWaits() throws SQLException {
        long until = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (Rows.longs(connection, "SELECT count(*) FROM pg_locks WHERE NOT granted AND pid <> pg_backend_pid()")
                .contains(0L)) {
            assertThat(System.nanoTime()).as("somebody waits").isLessThan(until);
            Thread.onSpinWait();
        }
    }

    private static void assertRefused(ThrowingCallable write) {
        assertThatThrownBy(write)
                .isInstanceOfSatisfying(SQLException.class, refusal -> assertThat(RowFault.isCertain(refusal))
                        .isTrue());
    }
}
