package party.weirsoe.http.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may open an event socket, and who is sent away from it. */
class EventDoorTest {
    private final Client client = new Client(LiveNode.shared().url());

    @Test
    void whoIsKickedIsToldSoAndTheOthersStay() {
        Party party = Party.open(client, "{}", 2);
        try (EventClient host = EventClient.open(party, party.hostToken);
                EventClient kicked = EventClient.open(party, party.playerTokens.get(0))) {
            client.delete(party.path("/players/p1"), party.hostToken);
            assertBye(kicked, "kicked");
            host.hearUntil(party.view().version());
            assertThat(host.types()).containsExactly("session.changed");
        }
        try (EventClient again = EventClient.connect(party)) {
            again.auth(party.playerTokens.get(0));
            assertBye(again, "kicked");
        }
    }

    @Test
    void whoLeavesAndWhoseSessionIsDeletedAreToldThatItIsClosed() {
        Party party = Party.open(client, "{}", 2);
        try (EventClient leaver = EventClient.open(party, party.playerTokens.get(0));
                EventClient player = EventClient.open(party, party.playerTokens.get(1));
                EventClient host = EventClient.open(party, party.hostToken)) {
            client.delete(party.path("/players/p1"), party.playerTokens.get(0));
            assertBye(leaver, "session_closed");
            client.delete(party.path(""), party.hostToken);
            for (EventClient last : List.of(player, host)) {
                assertBye(last, "session_closed");
                assertThat(last.types()).containsExactly("session.changed");
            }
        }
        try (EventClient late = EventClient.connect(party)) {
            late.auth(party.hostToken);
            assertBye(late, "session_closed");
        }
    }

    @Test
    void whoseSeatIsRenewedIsUnauthorizedAndTheNewTokenIsGreeted() {
        Party party = Party.open(client, "{}", 2);
        String lost = party.playerTokens.get(0);
        try (EventClient host = EventClient.open(party, party.hostToken);
                EventClient phone = EventClient.open(party, lost);
                EventClient tablet = EventClient.open(party, lost);
                EventClient other = EventClient.open(party, party.playerTokens.get(1))) {
            String found = party.seat(1, 0).text("/player_token");
            assertBye(phone, "unauthorized");
            assertBye(tablet, "unauthorized");
            long renewed = party.view().version();
            host.hearUntil(renewed);
            other.hearUntil(renewed);
            try (EventClient again = EventClient.connect(party)) {
                again.auth(lost);
                assertBye(again, "unauthorized");
            }
            try (EventClient newPhone = EventClient.open(party, found)) {
                party.start(0);
                long version = party.view().version();
                for (EventClient stays : List.of(host, other)) {
                    stays.hearUntil(version);
                    assertThat(stays.types()).containsExactly("session.changed", "phase.lie_started");
                }
                newPhone.hearUntil(version);
                assertThat(newPhone.types()).containsExactly("phase.lie_started");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "https://elsewhere.example, 403",
        "http://127.0.0.1:1, 403",
        "null, 403",
        "'', 403",
        "own, 101",
        "own with https, 101",
        "none, 101"
    })
    void onlyPagesOfTheServersOwnOriginMayOpenASocket(String origin, int status) throws IOException {
        Party party = Party.open(client, "{}");
        String own = LiveNode.shared().url();
        Map<String, String> headers =
                switch (origin) {
                    case "none" -> Map.of();
                    case "own" -> Map.of("Origin", own);
                    case "own with https" -> Map.of("Origin", own.replace("http:", "https:"));
                    default -> Map.of("Origin", origin);
                };
        Exchange answer = RawRequest.upgrade(own, party.path("/events"), headers);
        new OpenApiJudge().accept(answer);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        if (status == 403) {
            assertThat(answer.code()).isEqualTo("origin_not_allowed");
        }
    }

    @Test
    void withoutAnUpgradeTheEventsAreABadRequest() {
        Party party = Party.open(client, "{}");
        Exchange plain = client.get(party.path("/events"), party.hostToken);
        assertThat(plain.status()).isEqualTo(400);
        assertThat(plain.code()).isEqualTo("request_invalid");
    }

    private static void assertBye(EventClient socket, String code) {
        JsonNode bye = socket.hearBye();
        assertThat(bye.at("/code").asText()).isEqualTo(code);
        assertThat(bye.at("/reconnect").asBoolean()).isFalse();
    }
}
