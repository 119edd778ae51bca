package party.weirsoe.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import party.weirsoe.session.Journal;
import party.weirsoe.session.Journal.LastRow;
import party.weirsoe.session.Journal.Stored;

class StoredSessionsTest {
    private static final Instant WRITTEN = Instant.parse("2026-11-21T22:30:00.123Z");
    private static final int MANY = 30_000;
    private static final int PAGE = 500;
    /** Three descents of an index, and the row; however many sessions there are. */
    private static final int BLOCKS_PER_SESSION_MAX = 20;

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

    @AfterEach
    void clear() throws SQLException {
        Rows.execute(connection, "TRUNCATE public.event_journal, public.snapshot CASCADE");
    }

    @Test
    void aPageTellsTheNewestRowOfEachSessionAndThoseThatHaveNone() throws SQLException {
        Rows.event(connection, "session|BBBBBB", 1, "opened.v1");
        Rows.event(connection, "session|BBBBBB", 2, "step.v1");
        Rows.event(connection, "session|BBBBBB", 10, "step.v1");
        Rows.snapshot(connection, "session|BBBBBB", 5);
        Rows.snapshot(connection, "session|CCCCCC", 50);
        Rows.event(connection, "session|DDDDDD", 3, Eraser.TOMBSTONE);
        Rows.execute(connection, "UPDATE event_journal SET write_timestamp = " + WRITTEN.toEpochMilli());

        assertThat(await(journal.page("", PAGE)))
                .containsExactly(
                        new Stored("session|BBBBBB", new LastRow(10, WRITTEN, false)),
                        new Stored("session|CCCCCC", null),
                        new Stored("session|DDDDDD", new LastRow(3, WRITTEN, true)));
        assertThat(await(journal.lastRow("session|BBBBBB"))).contains(new LastRow(10, WRITTEN, false));
        assertThat(await(journal.lastRow("session|CCCCCC"))).isEmpty();
    }

    @Test
    void pagesGoThroughAllSessionsOnceAndStop() throws SQLException {
        for (String id : List.of("session|FFFFFF", "other", "session|BBBBBB", "session|DDDDDD", "session|CCCCCC")) {
            Rows.event(connection, id, 1, "opened.v1");
            Rows.event(connection, id, 2, "step.v1");
        }
        List<String> seen = new ArrayList<>();
        List<Stored> page = await(journal.page("", 2));
        while (!page.isEmpty()) {
            assertThat(page).hasSizeLessThanOrEqualTo(2);
            page.forEach(stored -> seen.add(stored.persistenceId()));
            page = await(journal.page(page.getLast().persistenceId(), 2));
        }
        assertThat(seen)
                .containsExactlyInAnyOrder(
                        "other", "session|BBBBBB", "session|CCCCCC", "session|DDDDDD", "session|FFFFFF");
    }

    /** So that live traffic does not notice: it takes what it needs from the primary keys, and holds nothing for long. */
    @Test
    void aPageOfManySessionsReadsIndexesOnlyAndLittleOfThem() throws SQLException {
        Rows.execute(connection, """
                INSERT INTO event_journal(persistence_id, sequence_number, writer, write_timestamp, adapter_manifest,
                  event_ser_id, event_ser_manifest, event_payload)
                SELECT 'session|' || lpad(session::text, 6, '0'), number, 'test', 0, '', 33, 'step.v1', '\\x00'
                FROM generate_series(1, %d) session, generate_series(1, 4) number""".formatted(MANY));
        Rows.execute(connection, "ANALYZE event_journal");
        Rows.execute(connection, "VACUUM event_journal");

        List<Stored> page = await(journal.page("session|015000", PAGE));
        assertThat(page).hasSize(PAGE);
        assertThat(page.getLast().persistenceId()).isEqualTo("session|015500");

        String plan = plan();
        assertThat(plan).doesNotContain("Seq Scan").contains("event_journal_pkey", "snapshot_pkey");
        // The first line with buffers is that of the whole.
        Matcher blocks = Pattern.compile("shared hit=(\\d+)(?: read=(\\d+))?").matcher(plan);
        assertThat(blocks.find()).as(plan).isTrue();
        int read =
                Integer.parseInt(blocks.group(1)) + (blocks.group(2) == null ? 0 : Integer.parseInt(blocks.group(2)));
        assertThat(read).as(plan).isLessThan(PAGE * BLOCKS_PER_SESSION_MAX);
    }

    @Test
    void aPageThatTakesTooLongEndsByItself() throws SQLException {
        Rows.event(connection, "session|BBBBBB", 1, "opened.v1");
        connection.setAutoCommit(false);
        try {
            Rows.execute(connection, "LOCK TABLE public.snapshot IN ACCESS EXCLUSIVE MODE");
            assertThat(journal.page("", PAGE).toCompletableFuture())
                    .failsWithin(PersistenceLimits.PAGE_TIMEOUT.multipliedBy(2))
                    .withThrowableThat()
                    .withMessageContaining("statement timeout");
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
        assertThat(await(journal.page("", PAGE))).hasSize(1);
    }

    private static String plan() throws SQLException {
        try (PreparedStatement explain =
                connection.prepareStatement("EXPLAIN (ANALYZE, BUFFERS) " + StoredSessions.PAGE)) {
            explain.setString(1, "");
            explain.setString(2, "");
            explain.setInt(3, PAGE);
            try (ResultSet rows = explain.executeQuery()) {
                StringBuilder plan = new StringBuilder();
                while (rows.next()) {
                    plan.append(rows.getString(1)).append('\n');
                }
                return plan.toString();
            }
        }
    }

    private static <T> T await(CompletionStage<T> stage) {
        assertThat(stage.toCompletableFuture()).succeedsWithin(PersistenceLimits.SOCKET_TIMEOUT);
        return stage.toCompletableFuture().join();
    }
}
