package party.weirsoe.http.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import party.weirsoe.game.Refusal;
import party.weirsoe.http.edge.RawClient.RawResponse;
import party.weirsoe.http.limit.HttpLimits;
import party.weirsoe.session.Reply;

/** Who guesses codes or tokens is stopped; who has a valid token never is. The client's own address is a trusted proxy here. */
class RateLimitTest {
    private static final String SESSION = EdgeServer.SESSION;
    private static final String ADDRESS = "X-Forwarded-For: 198.51.100.7";

    private final EdgeServer server = new EdgeServer(true);

    @AfterEach
    void stop() {
        server.close();
    }

    private RawResponse join(String from) {
        return server.client.json("POST", SESSION + "/players", "{\"nickname\":\"Ada\"}", from);
    }

    private void miss(int times, String from) {
        for (int i = 0; i < times; i++) {
            assertThat(server.client.send("GET", SESSION, null, from).status()).isEqualTo(401);
        }
    }

    @Test
    void afterTwentyMissesEvenAHitIsRefusedForAMinute() {
        miss(HttpLimits.MISSES_MAX, ADDRESS);

        RawResponse refused = join(ADDRESS);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.body()).contains("\"code\":\"rate_limited\"").contains("\"retry\":\"later\"");
        assertThat(Integer.parseInt(String.valueOf(refused.header("Retry-After"))))
                .isBetween(1, 61);
        assertThat(server.client.send("GET", SESSION, null, ADDRESS).status()).isEqualTo(429);
        assertThat(server.sessions.received).isEmpty();

        server.minutePasses();
        assertThat(join(ADDRESS).status()).isEqualTo(201);
    }

    @Test
    void aValidTokenAPageAndHealthAreNeverLimited() {
        miss(HttpLimits.MISSES_MAX, ADDRESS);

        assertThat(server.client
                        .send("GET", SESSION, null, server.host, ADDRESS)
                        .status())
                .isEqualTo(200);
        assertThat(server.client.send("GET", "/", null, ADDRESS).status()).isEqualTo(200);
        assertThat(server.client.send("GET", "/lobby/packs", null, ADDRESS).status())
                .isEqualTo(200);
        assertThat(server.client.send("GET", "/health/live", null, ADDRESS).status())
                .isEqualTo(200);
    }

    @Test
    void aJoinsNotFoundIsAMissAndSoIsASessions401() {
        server.sessions.answer(new Reply.Refused(Refusal.SESSION_NOT_FOUND, null, null));
        for (int i = 0; i < HttpLimits.MISSES_MAX / 2; i++) {
            assertThat(join(ADDRESS).status()).isEqualTo(404);
        }
        server.sessions.answer(new Reply.Refused(Refusal.UNAUTHORIZED, null, null));
        for (int i = 0; i < HttpLimits.MISSES_MAX / 2; i++) {
            assertThat(server.client
                            .send("GET", SESSION, null, server.host, ADDRESS)
                            .status())
                    .isEqualTo(401);
        }
        server.sessions.reset();

        assertThat(join(ADDRESS).status()).isEqualTo(429);
    }

    @Test
    void successfulJoinsAreNoMisses() {
        for (int i = 0; i < HttpLimits.MISSES_MAX + 5; i++) {
            assertThat(join(ADDRESS).status()).isEqualTo(201);
        }
    }

    @Test
    void openingIsRefusedAfterThirtyAMinute() {
        for (int i = 0; i < HttpLimits.OPENINGS_MAX; i++) {
            assertThat(server.client
                            .send("POST", "/lobby/sessions", null, ADDRESS)
                            .status())
                    .isEqualTo(201);
        }
        assertThat(server.client.send("POST", "/lobby/sessions", "{", ADDRESS).status())
                .isEqualTo(429);
        assertThat(join(ADDRESS).status()).isEqualTo(201);

        server.minutePasses();
        assertThat(server.client.send("POST", "/lobby/sessions", null, ADDRESS).status())
                .isEqualTo(201);
    }

    @Test
    void eachAddressIsCountedByItselfAndAnIpv6NetworkAsOne() {
        miss(HttpLimits.MISSES_MAX, "X-Forwarded-For: 2001:db8:0:1::1");

        assertThat(join("X-Forwarded-For: 2001:db8:0:1:ffff::2").status()).isEqualTo(429);
        assertThat(join("X-Forwarded-For: 2001:db8:0:2::1").status()).isEqualTo(201);
        assertThat(join("X-Forwarded-For: 2001:db8:0:1::1, 198.51.100.8").status())
                .isEqualTo(201);
    }
}
