package party.weirsoe.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import party.weirsoe.session.Journal;
import party.weirsoe.session.SessionSerializer;

class EraserTest {
    private static final String EVENT = "step.v1";
    private static final String TOMBSTONE = SessionSerializer.TOMBSTONE_MANIFEST;

    private static Journal journal;
    private static Connection connection;

    @BeforeAll
    static void start() throws SQLException {
        String url = PostgresForTests.databaseUrl();
        journal = new PostgresJournalProvider().open(new Journal.Settings(url, Path.of("unused")), line -> {});
        connection = PostgresForTests.connect(url);
    }

    @AfterAll
    static void stop() throws SQLException {
        connection.close();
        journal.close();
    }

    @Test
    void aDeletedSessionLosesItsRowsAndSnapshotsAndTheCodeStartsAnew() throws SQLException {
        life("gone", 1, TOMBSTONE);
        Rows.snapshot(connection, "gone", 2);

        erase("gone");

        assertThat(Rows.numbers(connection, "gone")).isEmpty();
        assertThat(snapshots("gone")).isEmpty();
    }

    @Test
    void aSessionWithoutATombstoneKeepsEverything() throws SQLException {
        life("alive", 1, EVENT);
        Rows.snapshot(connection, "alive", 2);

        erase("alive");

        assertThat(Rows.numbers(connection, "alive")).containsExactly(1L, 2L, 3L);
        assertThat(snapshots("alive")).containsExactly(2L);
    }

    @Test
    void aDelayedErasureSparesTheNextLifeOfTheCode() throws SQLException {
        life("again", 1, TOMBSTONE);
        Rows.snapshot(connection, "again", 2);
        erase("again");
        life("again", 1, EVENT);
        Rows.snapshot(connection, "again", 2);

        erase("again");

        assertThat(Rows.numbers(connection, "again")).containsExactly(1L, 2L, 3L);
        assertThat(snapshots("again")).containsExactly(2L);
    }

    @Test
    void aLifeThatBeganBehindTheTombstoneIsSpared() throws SQLException {
        life("behind", 1, TOMBSTONE);
        Rows.snapshot(connection, "behind", 2);
        life("behind", 4, EVENT);
        Rows.snapshot(connection, "behind", 5);

        erase("behind");

        assertThat(Rows.numbers(connection, "behind")).containsExactly(4L, 5L, 6L);
        assertThat(snapshots("behind")).containsExactly(5L);
    }

    /** The next life of the code would begin with it. */
    @Test
    void aSnapshotThatCameAfterTheRowsHadGoneIsRemovedToo() throws SQLException {
        life("late", 1, TOMBSTONE);
        erase("late");
        Rows.snapshot(connection, "late", 2);

        erase("late");

        assertThat(snapshots("late")).isEmpty();
    }

    @Test
    void anotherSessionIsNotTouched() throws SQLException {
        life("one", 1, TOMBSTONE);
        life("other", 1, TOMBSTONE);

        erase("one");

        assertThat(Rows.numbers(connection, "other")).containsExactly(1L, 2L, 3L);
    }

    /** The second deletion fails, after the first has been carried out. */
    @Test
    void anErasureThatFailsHalfwayLeavesEverything() throws SQLException {
        life("half", 1, TOMBSTONE);
        Rows.snapshot(connection, "half", 2);
        Rows.execute(connection, "ALTER TABLE snapshot RENAME TO snapshot_away");
        try {
            assertThat(journal.erase("half").toCompletableFuture()).failsWithin(PersistenceLimits.SOCKET_TIMEOUT);
        } finally {
            Rows.execute(connection, "ALTER TABLE snapshot_away RENAME TO snapshot");
        }

        assertThat(Rows.numbers(connection, "half")).containsExactly(1L, 2L, 3L);
        erase("half");
        assertThat(Rows.numbers(connection, "half")).isEmpty();
    }

    /** Three rows, the last with this manifest. */
    private static void life(String persistenceId, long from, String last) throws SQLException {
        Rows.event(connection, persistenceId, from, EVENT);
        Rows.event(connection, persistenceId, from + 1, EVENT);
        Rows.event(connection, persistenceId, from + 2, last);
    }

    private static void erase(String persistenceId) {
        assertThat(journal.erase(persistenceId).toCompletableFuture()).succeedsWithin(PersistenceLimits.SOCKET_TIMEOUT);
    }

    private static List<Long> snapshots(String persistenceId) throws SQLException {
        return Rows.longs(
                connection,
                "SELECT sequence_number FROM snapshot WHERE persistence_id = '" + persistenceId + "' ORDER BY 1");
    }
}
