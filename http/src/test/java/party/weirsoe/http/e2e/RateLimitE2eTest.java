package party.weirsoe.http.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import party.weirsoe.http.limit.HttpLimits;

/** The limits as a whole node keeps them, with wrong tokens on the event socket among the misses. */
class RateLimitE2eTest {
    @Test
    void wrongTokensOfRequestsAndOfSocketsAreCountedTogetherAndAValidTokenIsNeverLimited() {
        try (LiveNode node = LiveNode.start(Map.of("WPP_RATE_LIMIT", "on"))) {
            Client client = new Client(node.url());
            Party party = Party.open(client, "{}", 2);
            String wrong = party.hostToken.substring(0, party.hostToken.length() - 4) + "AAAA";
            for (int miss = 0; miss < HttpLimits.MISSES_MAX; miss++) {
                if (miss % 2 == 0) {
                    assertThat(client.get(party.path(""), wrong).status()).isEqualTo(401);
                } else {
                    try (FeedClient feed = FeedClient.open(node.url(), party.code, wrong)) {
                        assertThat(feed.await("bye").path("code").asText()).isEqualTo("unauthorized");
                    }
                }
            }

            Exchange join = client.post(party.path("/players"), null, "{\"nickname\":\"Zoe\"}");
            assertThat(join.status()).isEqualTo(429);
            assertThat(join.code()).isEqualTo("rate_limited");
            assertThat(Integer.parseInt(join.headers().firstValue("Retry-After").orElseThrow()))
                    .isBetween(1, 61);
            assertThat(client.get(party.path(""), wrong).status()).isEqualTo(429);

            party.start(0);
            party.lie(0, 1, "never limited");
            try (FeedClient feed = FeedClient.open(node.url(), party.code, party.hostToken)) {
                feed.await("hello");
            }
            assertThat(client.get("/lobby/packs", null).status()).isEqualTo(200);
        }
    }
}
