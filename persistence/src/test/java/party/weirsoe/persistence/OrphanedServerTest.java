package party.weirsoe.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import party.weirsoe.session.Journal;
import party.weirsoe.session.Journal.StartException;

class OrphanedServerTest {
    /** Kept between runs, like the data of {@link PostgresForTests}: a set-up costs seconds. */
    private static final Path DATA = Path.of("target", "postgres-for-orphans");

    private static final Duration RESTART_MAX = Duration.ofSeconds(15);

    @Test
    void aSecondServerOnTheSameDataIsRefusedAndTheServerOfAKilledRunIsReplacedWithItsDataIntact() throws Exception {
        Journal.Settings settings = new Journal.Settings(null, DATA);
        List<String> progress = new ArrayList<>();
        try (ChildServer child = ChildServer.start(DATA)) {
            assertThatThrownBy(() -> new PostgresJournalProvider().open(settings, progress::add))
                    .isInstanceOf(StartException.class)
                    .hasMessageContaining("WPP_DATA_DIR")
                    .message()
                    .hasLineCount(1);
            child.kill();
        }
        assertThat(isRunning(DATA)).as("PostgreSQL outlives the killed JVM").isTrue();

        Instant start = Instant.now();
        try (Journal journal = new PostgresJournalProvider().open(settings, progress::add);
                Connection connection = EmbeddedServerTest.connect(journal)) {
            assertThat(Duration.between(start, Instant.now())).isLessThan(RESTART_MAX);
            assertThat(progress).anyMatch(line -> line.contains("killed run"));
            assertThat(Rows.numbers(connection, ChildServer.WRITTEN)).containsExactly(1L);
        }
        assertThat(isRunning(DATA)).isFalse();
    }

    @Test
    void aStrangerWithTheNumberOfADeadServerIsLeftAlone(@TempDir Path postgres) throws IOException {
        long self = ProcessHandle.current().pid();
        Path pidFile = Files.writeString(postgres.resolve("postmaster.pid"), self + "\n" + postgres + "\n");

        assertThat(OrphanedServer.find(postgres)).isEmpty();
        assertThat(pidFile).doesNotExist();
    }

    @Test
    void anEmptyPidFileNamesNobody(@TempDir Path postgres) throws IOException {
        Files.createFile(postgres.resolve("postmaster.pid"));

        assertThat(OrphanedServer.find(postgres)).isEmpty();
    }

    static boolean isRunning(Path dataDir) throws IOException {
        return OrphanedServer.isRunningOn(dataDir.toAbsolutePath().normalize().resolve("postgres"));
    }
}
