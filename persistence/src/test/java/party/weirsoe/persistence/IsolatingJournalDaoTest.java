package party.weirsoe.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import party.weirsoe.session.Journal;

class IsolatingJournalDaoTest {
    private static final int SESSIONS = 200;
    /** Less than the 30 s for which the plugin's defaults would close the journal. */
    private static final Duration SOON = Duration.ofSeconds(20);

    private static String url;
    private static Journal journal;
    private static ActorTestKit kit;

    @BeforeAll
    static void start() {
        url = PostgresForTests.databaseUrl();
        journal = new PostgresJournalProvider().open(new Journal.Settings(url, Path.of("unused")), line -> {});
        kit = ActorTestKit.create(journal.configuration().withFallback(ConfigFactory.load()));
    }

    @AfterAll
    static void stop() {
        kit.shutdownTestKit();
        journal.close();
    }

    @Test
    void oneConflictingRowFailsItsOwnSessionAndNobodyElse() throws SQLException {
        Map<String, ActorRef<Diary.Command>> diaries = spawn("conflict");
        assertThat(write(diaries, "first", SESSIONS)).hasSize(SESSIONS);
        String poisoned = "conflict-100";
        try (Connection connection = PostgresForTests.connect(url)) {
            Rows.conflict(connection, poisoned, 2);
        }

        Set<String> written = write(diaries, "second", SESSIONS - 1);

        assertThat(written).hasSize(SESSIONS - 1).doesNotContain(poisoned);
        kit.createTestProbe().expectTerminated(ref(diaries, poisoned), SOON);
        // Everybody goes on at once, the poisoned one too, after it has read what stood in its way.
        diaries.put(poisoned, kit.spawn(Diary.create(poisoned)));
        assertThat(write(diaries, "third", SESSIONS)).hasSize(SESSIONS);
        try (Connection connection = PostgresForTests.connect(url)) {
            for (String name : diaries.keySet()) {
                assertThat(Rows.numbers(connection, name)).as(name).containsExactly(1L, 2L, 3L);
            }
        }
    }

    @Test
    void theEventsOfOneWriteAreStoredAllOrNone() throws SQLException {
        Map<String, ActorRef<Diary.Command>> diaries = spawn("atomic");
        write(diaries, "first", SESSIONS);
        String poisoned = "atomic-50";
        try (Connection connection = PostgresForTests.connect(url)) {
            Rows.conflict(connection, poisoned, 4);
        }
        TestProbe<String> probe = kit.createTestProbe();

        diaries.values().forEach(diary -> diary.tell(new Diary.Note(List.of("a", "b", "c"), probe.ref())));

        assertThat(new TreeSet<>(probe.receiveSeveralMessages(SESSIONS - 1, SOON)))
                .hasSize(SESSIONS - 1)
                .doesNotContain(poisoned);
        kit.createTestProbe().expectTerminated(ref(diaries, poisoned), SOON);
        try (Connection connection = PostgresForTests.connect(url)) {
            assertThat(Rows.numbers(connection, poisoned)).containsExactly(1L, 4L);
            assertThat(Rows.numbers(connection, "atomic-51")).containsExactly(1L, 2L, 3L, 4L);
        }
    }

    /** A cancelled statement stands for all that leaves the outcome open: a lost connection, a time-out. */
    @Test
    void aFailureThatIsNotOfARowFailsItsBatchAndIsNotTriedAgain() throws SQLException {
        Map<String, ActorRef<Diary.Command>> diaries = spawn("lost");
        write(diaries, "first", SESSIONS);
        try (Connection connection = PostgresForTests.connect(url)) {
            Rows.execute(connection, "CREATE SEQUENCE attempts");
            Rows.execute(connection, """
                    CREATE FUNCTION lose() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                      IF NEW.persistence_id = 'lost-100' THEN
                        PERFORM nextval('attempts');
                        RAISE EXCEPTION 'lost' USING ERRCODE = '57014';
                      END IF;
                      RETURN NEW;
                    END $$""");
            Rows.execute(
                    connection,
                    "CREATE TRIGGER lose BEFORE INSERT ON event_journal FOR EACH ROW EXECUTE FUNCTION lose()");
            try {
                diaries.values()
                        .forEach(diary -> diary.tell(new Diary.Note(
                                List.of("second"), kit.<String>createTestProbe().ref())));
                kit.createTestProbe().expectTerminated(ref(diaries, "lost-100"), SOON);

                assertThat(Rows.longs(connection, "SELECT last_value FROM attempts"))
                        .containsExactly(1L);
            } finally {
                Rows.execute(connection, "DROP TRIGGER lose ON event_journal");
            }
        }
    }

    private static Map<String, ActorRef<Diary.Command>> spawn(String prefix) {
        Map<String, ActorRef<Diary.Command>> diaries = new LinkedHashMap<>();
        for (int i = 1; i <= SESSIONS; i++) {
            String name = prefix + "-" + i;
            diaries.put(name, kit.spawn(Diary.create(name)));
        }
        return diaries;
    }

    /** Everybody writes at once. Returns the names of those who got an acknowledgement. */
    private static Set<String> write(Map<String, ActorRef<Diary.Command>> diaries, String line, int expected) {
        TestProbe<String> probe = kit.createTestProbe();
        diaries.values().forEach(diary -> diary.tell(new Diary.Note(List.of(line), probe.ref())));
        return new TreeSet<>(probe.receiveSeveralMessages(expected, SOON));
    }

    private static ActorRef<Diary.Command> ref(Map<String, ActorRef<Diary.Command>> diaries, String name) {
        return Objects.requireNonNull(diaries.get(name));
    }
}
