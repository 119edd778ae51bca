package party.weirsoe.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import party.weirsoe.session.Journal;
import party.weirsoe.session.Journal.StartException;

class ExternalServerTest {
    private static final String URL = PostgresForTests.databaseUrl();
    private static final String PASSWORD = "hunter2secret";

    @Test
    void aServerWithoutSynchronousCommitIsRefused() {
        refused(URL + "&options=-c%20synchronous_commit=off", "synchronous_commit=on");
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "on", "remote_apply", "remote_write"})
    void aServerThatWaitsForItsOwnDiskIsTaken(String value) {
        String url = URL + "&options=-c%20synchronous_commit=" + value;

        try (Journal journal = open(url)) {
            assertThat(journal.description()).startsWith("PostgreSQL at 127.0.0.1:");
        }
    }

    @Test
    void aServerThatCannotBeReachedIsRefused() throws IOException {
        int unused;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            unused = socket.getLocalPort();
        }
        refused("jdbc:postgresql://127.0.0.1:" + unused + "/x?user=u&password=" + PASSWORD, "WPP_DATABASE_URL");
    }

    @Test
    void aDatabaseThatDoesNotExistIsRefused() {
        refused(URL.replace("?", "_missing?") + "&password=" + PASSWORD, "does not exist");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres://u:" + PASSWORD + "@host/db",
                "jdbc:mysql://host/db?password=" + PASSWORD,
                "jdbc:postgresql://u:" + PASSWORD + "@host/db",
                "jdbc:postgresql://host:port/db?password=" + PASSWORD,
            })
    void anAddressThatIsNoneIsRefused(String url) {
        refused(url, "WPP_DATABASE_URL must look like jdbc:postgresql://");
    }

    @Test
    void anAddressIsShownWithoutUserAndPassword() {
        DatabaseAddress address = DatabaseAddress.parse("jdbc:postgresql://a:5433,b/party?user=u&password=" + PASSWORD);

        assertThat(address).hasToString("a:5433,b:5432/party");
    }

    private static Journal open(String url) {
        return new PostgresJournalProvider().open(new Journal.Settings(url, Path.of("unused")), line -> {});
    }

    private static void refused(String url, String reason) {
        assertThatThrownBy(() -> open(url).close())
                .isInstanceOf(StartException.class)
                .hasMessageContaining("WPP_DATABASE_URL")
                .hasMessageContaining(reason)
                .hasMessageNotContaining(PASSWORD)
                .message()
                .hasLineCount(1);
    }
}
