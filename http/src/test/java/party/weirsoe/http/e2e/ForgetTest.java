package party.weirsoe.http.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import party.weirsoe.persistence.PostgresForTests;

/** A session is forgotten at the operations port: when it says so, nothing of it is left. */
class ForgetTest {
    private final LiveNode node = LiveNode.shared();
    private final Client client = new Client(node.url());
    private final Client operations = new Client(node.opsUrl(), exchange -> {});

    @Test
    void aForgottenSessionIsGoneForEverybodyWhenTheAnswerComes() throws SQLException {
        Map<String, String> key = Party.key("forgotten-session-key");
        String opened = client.send("POST", "/lobby/sessions", null, "{}", key).text("/session/code");
        Party party = Party.open(client, "{\"rounds\":1}", 2);
        party.start(0);
        try (EventClient host = EventClient.open(party, party.hostToken);
                EventClient player = EventClient.open(party, party.playerTokens.getFirst())) {
            assertThat(forget(node, party.code).status()).isEqualTo(204);

            assertThat(rows(node.databaseUrl(), party.code)).isZero();
            assertThat(host.hearBye().at("/code").asText()).isEqualTo("session_closed");
            assertThat(player.hearBye().at("/code").asText()).isEqualTo("session_closed");
        }
        assertThat(client.get(party.path(""), party.hostToken).status()).isEqualTo(404);
        assertThat(forget(node, party.code).code()).isEqualTo("session_not_found");

        assertThat(forget(node, opened).status()).isEqualTo(204);
        Exchange next = client.send("POST", "/lobby/sessions", null, "{}", key);
        assertThat(next.text("/session/code")).isEqualTo(opened);
        assertThat(next.version()).isEqualTo(1);
    }

    @Test
    void aForgottenSessionStaysForgottenAfterARestart() throws SQLException {
        Map<String, String> environment = Map.of(
                "WPP_DATABASE_URL", PostgresForTests.databaseUrl(), "WPP_SECRET", "the-secret-of-both-of-these-nodes");
        String code;
        String token;
        try (LiveNode before = LiveNode.start(environment)) {
            Party party = Party.open(new Client(before.url()), "{\"rounds\":1}", 2);
            code = party.code;
            token = party.hostToken;
            assertThat(forget(before, code).status()).isEqualTo(204);
        }
        try (LiveNode after = LiveNode.start(environment)) {
            assertThat(new Client(after.url())
                            .get("/lobby/sessions/" + code, token)
                            .status())
                    .isEqualTo(404);
            assertThat(rows(after.databaseUrl(), code)).isZero();
        }
    }

    @Test
    void whatIsNoOrderToForgetIsRefused() {
        assertThat(operations.send("POST", "/forget", null, null, Map.of()).code())
                .isEqualTo("request_invalid");
        assertThat(operations
                        .send("POST", "/forget?code=nobody", null, null, Map.of())
                        .code())
                .isEqualTo("request_invalid");
        assertThat(operations.get("/forget?code=BCDFGH", null).code()).isEqualTo("method_not_allowed");
        assertThat(client.send("POST", "/forget?code=BCDFGH", null, null, Map.of())
                        .code())
                .isEqualTo("not_found");
    }

    /** Any page in a browser on the server's machine could send it. */
    @Test
    void aBrowserCannotMakeTheServerForget() {
        Party party = Party.open(client, "{\"rounds\":1}", 2);
        Exchange refused =
                operations.send("POST", "/forget?code=" + party.code, null, null, Map.of("Origin", node.opsUrl()));
        assertThat(refused.code()).isEqualTo("forbidden");
        assertThat(party.view().status()).isEqualTo(200);
    }

    private static Exchange forget(LiveNode node, String code) {
        return new Client(node.opsUrl(), exchange -> {}).send("POST", "/forget?code=" + code, null, null, Map.of());
    }

    private static long rows(String databaseUrl, String code) throws SQLException {
        try (Connection connection = DriverManager.getConnection(databaseUrl);
                PreparedStatement count = connection.prepareStatement(
                        "SELECT (SELECT count(*) FROM event_journal WHERE persistence_id = 'session|' || ?)"
                                + " + (SELECT count(*) FROM snapshot WHERE persistence_id = 'session|' || ?)")) {
            count.setString(1, code);
            count.setString(2, code);
            try (ResultSet rows = count.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }
}
