package party.weirsoe.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PatientDriverTest {
    private static final Duration SOON = PersistenceLimits.CONNECT_RETRY.multipliedBy(20);

    @TempDir
    Path dir;

    private static Connection connect(String url) {
        try {
            return Objects.requireNonNull(new PatientDriver().connect(url, new Properties()));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whoAskedWhileTheDatabaseWasAwayIsConnectedAsSoonAsItIsBack() throws SQLException {
        try (PostgresToStop postgres = new PostgresToStop(dir)) {
            postgres.stop();
            CompletableFuture<Connection> connection = CompletableFuture.supplyAsync(() -> connect(postgres.url()));

            postgres.startAgain();

            assertThat(connection).succeedsWithin(SOON);
            assertThat(connection.join().isValid(1)).isTrue();
            connection.join().close();
        }
    }

    @Test
    void whatNoWaitingMendsFailsAtOnce() {
        String nowhere = PostgresForTests.databaseUrl().replaceFirst("/[^/?]+(\\?|$)", "/no_such_database$1");

        assertThatThrownBy(() -> connect(nowhere))
                .hasRootCauseInstanceOf(SQLException.class)
                .hasMessageContaining("no_such_database");
    }
}
