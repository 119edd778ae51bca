package party.weirsoe.http.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.pekko.util.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import party.weirsoe.http.limit.HttpLimits;
import party.weirsoe.session.Reply;

/** The counters that tell an operator whether clients repeat, forget {@code from_round}, or are refused. */
class CountersTest {
    private static final String NEXT = EdgeServer.SESSION + "/rounds/next";

    private final EdgeServer server = new EdgeServer(true);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aReplayIsCountedByItsCommand() {
        server.client.json("POST", NEXT, "{\"from_round\":1}", server.host);
        assertThat(server.metrics.scrape()).doesNotContain("wpp_replays_total{");

        server.sessions.answer(new Reply.Done(ByteString.fromString("{}"), true));
        server.client.json("POST", NEXT, "{\"from_round\":1}", server.host);

        assertThat(server.metrics.scrape()).contains("wpp_replays_total{command=\"rounds.next\"} 1.0");
    }

    @Test
    void anExitWithoutFromRoundIsCountedByItsCommand() {
        server.client.json("POST", NEXT, "{\"from_round\":1}", server.host);
        assertThat(server.metrics.scrape()).doesNotContain("wpp_calls_without_from_round_total{");

        server.client.send("POST", NEXT, null, server.host);

        assertThat(server.metrics.scrape()).contains("wpp_calls_without_from_round_total{command=\"rounds.next\"} 1.0");
    }

    @Test
    void aRefusalByTheRateLimitIsCounted() {
        for (int i = 0; i < HttpLimits.MISSES_MAX; i++) {
            server.client.send("GET", EdgeServer.SESSION, null);
        }
        assertThat(server.metrics.scrape()).contains("wpp_rate_limited_total 0.0");

        server.client.send("GET", EdgeServer.SESSION, null);

        assertThat(server.metrics.scrape()).contains("wpp_rate_limited_total 1.0");
    }
}
