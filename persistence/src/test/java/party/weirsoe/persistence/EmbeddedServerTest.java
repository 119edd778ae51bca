package party.weirsoe.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import party.weirsoe.session.Journal;
import party.weirsoe.session.Journal.StartException;

class EmbeddedServerTest {
    private static final Duration RESTART_MAX = Duration.ofSeconds(15);

    @BeforeAll
    static void unpack() {
        PostgresForTests.unpackWhereProgramsStay();
    }

    private final List<String> progress = new ArrayList<>();

    @Test
    void theEmbeddedServerIsDurableListensOnLoopbackAndKeepsItsDataBetweenRuns(@TempDir Path dataDir)
            throws SQLException, IOException {
        Journal first = open(dataDir);
        try (first;
                Connection connection = connect(first)) {
            assertThat(Durability.settings(connection))
                    .isEqualTo(Map.of("fsync", "on", "full_page_writes", "on", "synchronous_commit", "on"));
            assertThat(
                            Rows.longs(
                                    connection,
                                    "SELECT count(*) FROM pg_settings WHERE"
                                            + " (name, setting) IN (('listen_addresses', '127.0.0.1'), ('unix_socket_directories', ''))"))
                    .containsExactly(2L);
            assertThat(first.description()).isEqualTo("embedded PostgreSQL in " + dataDir);
            Rows.event(connection, "kept", 1, "x");
        }
        try (Journal second = open(dataDir)) {
            first.close(); // once more: by now the server is another's
            assertThat(OrphanedServerTest.isRunning(dataDir)).isTrue();
            try (Connection connection = connect(second)) {
                assertThat(Rows.numbers(connection, "kept")).containsExactly(1L);
            }
        }
        assertThat(OrphanedServerTest.isRunning(dataDir)).isFalse();
    }

    @Test
    void whatASetUpThatWasCutOffHasLeftIsPutAside(@TempDir Path dataDir) throws IOException {
        Path postgres = Files.createDirectories(dataDir.resolve("postgres"));
        Files.writeString(postgres.resolve("postgresql.conf"), "# half of it");
        Path binaries =
                Files.createDirectories(dataDir.resolve("postgres-binaries").resolve("PG-half"));
        Files.writeString(binaries.resolve("initdb"), "half");

        DataDirectory directory = DataDirectory.lock(dataDir);
        directory.tidy();
        directory.close();

        assertThat(postgres).doesNotExist();
        assertThat(binaries).doesNotExist();
        assertThat(dataDir).isDirectoryContaining("glob:**/postgres-unfinished-*");
    }

    @Test
    void dataThatAServerHasRunOnStayWhereTheyAre(@TempDir Path dataDir) throws IOException {
        DataDirectory directory = DataDirectory.lock(dataDir);
        Files.createDirectories(directory.postgres());
        directory.markComplete();

        directory.tidy();
        directory.close();

        assertThat(dataDir.resolve("postgres")).isNotEmptyDirectory();
    }

    @Test
    void theFolderThatTheLibraryCleansIsRefused() {
        Path scratch = Path.of(System.getProperty("java.io.tmpdir"), "embedded-pg");

        assertThatThrownBy(() -> open(scratch))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("WPP_DATA_DIR");
    }

    @Test
    void aServerThatCannotStartIsExplainedInOneLine(@TempDir Path dataDir) throws IOException {
        Path postgres = Files.createDirectories(dataDir.resolve("postgres"));
        Files.writeString(postgres.resolve("postgresql.conf"), "nonsense");
        Files.createFile(postgres.resolve("weirsoe-complete"));

        // PostgreSQL gives up at once; nobody waits for it for a minute.
        Instant start = Instant.now();
        assertThatThrownBy(() -> open(dataDir))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("postgres.log")
                .message()
                .hasLineCount(1);
        assertThat(Duration.between(start, Instant.now())).isLessThan(RESTART_MAX);
        assertThat(dataDir.resolve("postgres.log")).isNotEmptyFile();
    }

    private Journal open(Path dataDir) {
        Journal.Provider provider =
                ServiceLoader.load(Journal.Provider.class).findFirst().orElseThrow();
        return provider.open(new Journal.Settings(null, dataDir), progress::add);
    }

    static Connection connect(Journal journal) throws SQLException {
        return PostgresForTests.connect(
                journal.configuration().getString("pekko-persistence-jdbc.shared-databases.weirsoe.db.url"));
    }
}
