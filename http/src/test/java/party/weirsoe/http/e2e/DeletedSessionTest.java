package party.weirsoe.http.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a deletion leaves behind in the real database: nothing. */
class DeletedSessionTest {
    private final LiveNode node = LiveNode.shared();
    private final Client client = new Client(node.url());

    @Test
    void aDeletedSessionLeavesNoRowAndNoSnapshotAndItsKeyOpensANewLifeOfTheCode() throws SQLException {
        Map<String, String> key = Party.key("deleted-session-key-1");
        Exchange first = client.send("POST", "/lobby/sessions", null, "{}", key);
        String code = first.text("/session/code");
        String host = first.text("/host_token");
        String path = "/lobby/sessions/" + code;
        for (int i = 1; i <= 60; i++) {
            String player = i + "";
            Exchange joined = client.post(path + "/players", null, "{\"nickname\":\"P" + player + "\"}");
            assertThat(joined.status()).as(joined.body()).isEqualTo(201);
            client.delete(path + "/players/" + joined.text("/player/id"), host);
        }
        assertThat(count("event_journal", code)).isEqualTo(121);
        assertThat(count("snapshot", code)).isPositive();

        assertThat(client.delete(path, host).status()).isEqualTo(204);
        assertThat(client.get(path, host).status()).isEqualTo(404);
        Await.until(Duration.ofSeconds(10), "the rows are gone", () -> count("event_journal", code) == 0);
        assertThat(count("snapshot", code)).isZero();

        Exchange second = client.send("POST", "/lobby/sessions", null, "{}", key);
        assertThat(second.text("/session/code")).isEqualTo(code);
        assertThat(second.version()).isEqualTo(1);
        assertThat(second.text("/session/epoch")).isNotEqualTo(first.text("/session/epoch"));
        assertThat(client.get(path, host).status()).isEqualTo(401);
    }

    private long count(String table, String code) {
        try (Connection connection = DriverManager.getConnection(node.databaseUrl());
                PreparedStatement count = connection.prepareStatement(
                        "SELECT count(*) FROM " + table + " WHERE persistence_id = 'session|' || ?")) {
            count.setString(1, code);
            try (ResultSet rows = count.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
