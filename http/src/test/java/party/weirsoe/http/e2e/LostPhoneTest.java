package party.weirsoe.http.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A lost phone, over HTTP: the host asks for the seat's next token, and the player is back with name and score. */
class LostPhoneTest {
    private final Client client = new Client(LiveNode.shared().url());

    @Test
    void theNewTokenHasNameScoreAndTurnAndTheOldOneIsUnauthorized() {
        Party party = Party.open(client, "{\"rounds\":2}", 2);
        String lost = party.playerTokens.get(0);
        party.start(0);
        party.playRound(1);
        party.next(1);
        party.lie(0, 2, "a lie before the phone was lost");
        Exchange before = party.view(lost);

        Exchange renewed = party.seat(1, 0);
        assertThat(renewed.replayed()).isFalse();
        assertThat(renewed.json().at("/player").toString()).isEqualTo("{\"id\":\"p1\",\"nickname\":\"Ada\"}");
        assertThat(renewed.headers().firstValue("Cache-Control")).hasValue("no-store");
        String found = renewed.text("/player_token");

        assertUnauthorized(client.get(party.path(""), lost));
        assertUnauthorized(client.put(party.path("/rounds/2/lie"), lost, "{\"text\":\"from the finder\"}"));
        assertUnauthorized(client.delete(party.path("/players/p1"), lost));
        Exchange after = party.view(found);
        assertThat(after.json().at("/you").toString()).isEqualTo("{\"role\":\"player\",\"player_id\":\"p1\"}");
        assertThat(after.json().at("/my_lie")).isEqualTo(before.json().at("/my_lie"));
        assertThat(after.json().at("/players/0/score")).isEqualTo(before.json().at("/players/0/score"));
        assertThat(after.json().at("/players/0/generation").asInt()).isEqualTo(1);
        assertThat(after.version()).isEqualTo(before.version() + 1);
        party.playerTokens.set(0, found);
        party.lie(1, 2, "another");
        party.guess(0, 2, party.someOption(0));
    }

    @Test
    void aDoubleClickGetsTheSameBytesAndMakesOneVersion() {
        Party party = Party.open(client, "{}", 1);
        long before = party.view().version();
        List<CompletableFuture<Exchange>> clicks = Stream.generate(() -> client.sendAsync(
                        "POST", party.path("/players/p1/seat"), party.hostToken, "{\"generation\":0}", Map.of()))
                .limit(2)
                .toList();
        List<Exchange> answers = clicks.stream().map(CompletableFuture::join).toList();
        assertThat(answers).extracting(Exchange::status).containsOnly(200);
        assertThat(answers.get(0).canonical()).isEqualTo(answers.get(1).canonical());
        assertThat(answers).extracting(Exchange::replayed).containsExactlyInAnyOrder(true, false);
        assertThat(party.view().version()).isEqualTo(before + 1);

        Exchange next = party.seat(1, 1);
        assertThat(next.body()).isNotEqualTo(answers.get(0).body());
        Exchange late = party.seat(1, 0);
        assertThat(late.canonical()).isEqualTo(answers.get(0).canonical());
        assertThat(late.replayed()).isTrue();
        assertUnauthorized(client.get(party.path(""), late.text("/player_token")));
        party.view(next.text("/player_token"));
    }

    @Test
    void aRepeatedJoinGetsItsFirstBytesThoughTheirTokenIsReplaced() {
        Party party = Party.open(client, "{}");
        Map<String, String> key = Party.key("lost-" + Long.toHexString(System.nanoTime()) + "-0123456789");
        Exchange joined = client.send("POST", party.path("/players"), null, "{\"nickname\":\"Ada\"}", key);
        party.seat(1, 0);
        Exchange again = client.send("POST", party.path("/players"), null, "{\"nickname\":\"Ada\"}", key);
        assertThat(again.canonical()).isEqualTo(joined.canonical());
        assertUnauthorized(client.get(party.path(""), again.text("/player_token")));
    }

    @Test
    void onlyTheHostRenewsASeat() {
        Party party = Party.open(client, "{}", 2);
        for (String token : party.playerTokens) {
            Exchange refused = client.post(party.path("/players/p1/seat"), token, "{\"generation\":0}");
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.code()).isEqualTo("forbidden");
        }
        assertUnauthorized(client.post(party.path("/players/p1/seat"), null, "{\"generation\":0}"));
        assertThat(party.view().json().at("/players/0/generation").asInt()).isZero();
    }

    private static void assertUnauthorized(Exchange exchange) {
        assertThat(exchange.status()).as("%s", exchange).isEqualTo(401);
        assertThat(exchange.code()).isEqualTo("unauthorized");
    }
}
