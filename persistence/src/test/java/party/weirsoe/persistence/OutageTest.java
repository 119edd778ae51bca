package party.weirsoe.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import party.weirsoe.session.Journal;

class OutageTest {
    private static final int SESSIONS = 150; // more than the failures that open the circuit breaker
    private static final Duration OUTAGE = Duration.ofSeconds(3);
    private static final Duration RECOVERY_MAX = Duration.ofSeconds(10);

    @Test
    void theJournalTakesWritesAgainSoonAfterTheDatabaseWasAwayWithoutANewActorSystem(@TempDir Path dataDir)
            throws SQLException {
        PostgresForTests.unpackWhereProgramsStay();
        EmbeddedServer server = EmbeddedServer.start(dataDir, line -> {});
        int port = server.port();
        String url = server.address().url();
        Journal journal = new PostgresJournalProvider().open(new Journal.Settings(url, dataDir), line -> {});
        ActorTestKit kit = ActorTestKit.create(journal.configuration().withFallback(ConfigFactory.load()));
        try {
            List<ActorRef<Diary.Command>> diaries = new ArrayList<>();
            for (int i = 0; i < SESSIONS; i++) {
                diaries.add(kit.spawn(Diary.restarting("outage-" + i)));
            }
            TestProbe<String> probe = kit.createTestProbe();
            diaries.forEach(diary -> diary.tell(new Diary.Note(List.of("before"), probe.ref())));
            probe.receiveSeveralMessages(SESSIONS, RECOVERY_MAX);

            server.close();
            TestProbe<String> during = kit.createTestProbe();
            diaries.forEach(diary -> diary.tell(new Diary.Note(List.of("during"), during.ref())));
            during.expectNoMessage(OUTAGE);
            probe.awaitAssert(OUTAGE, () -> assertThat(journal.isReachable()).isFalse());
            server = EmbeddedServer.start(dataDir, port, line -> {});

            TestProbe<String> after = kit.createTestProbe();
            diaries.forEach(diary -> diary.tell(new Diary.Note(List.of("after"), after.ref())));
            assertThat(after.receiveSeveralMessages(SESSIONS, RECOVERY_MAX)).doesNotHaveDuplicates();
            probe.awaitAssert(
                    RECOVERY_MAX, () -> assertThat(journal.isReachable()).isTrue());
            assertNothingIsLostOrDoubled(kit, url, diaries);
        } finally {
            kit.shutdownTestKit();
            journal.close();
            server.close();
        }
    }

    /** What was written during the outage may have failed, or have waited for the end of it. */
    private static void assertNothingIsLostOrDoubled(
            ActorTestKit kit, String url, List<ActorRef<Diary.Command>> diaries) throws SQLException {
        TestProbe<Diary.Content> reader = kit.createTestProbe();
        diaries.forEach(diary -> diary.tell(new Diary.Read(reader.ref())));
        List<Diary.Content> contents = reader.receiveSeveralMessages(SESSIONS, RECOVERY_MAX);
        assertThat(contents).allSatisfy(content -> assertThat(content.lines())
                .doesNotHaveDuplicates()
                .startsWith("before")
                .endsWith("after"));
        long lines =
                contents.stream().mapToLong(content -> content.lines().size()).sum();
        try (Connection connection = PostgresForTests.connect(url)) {
            assertThat(Rows.longs(connection, "SELECT count(*) FROM event_journal"))
                    .containsExactly(lines);
        }
    }
}
