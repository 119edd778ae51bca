package party.weirsoe.http.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import party.weirsoe.persistence.PostgresForTests;

/** A load balancer may send each request, and each socket, to whichever node. */
class TwoNodesTest {
    private static final int PARTIES = 6;
    private static final List<LiveNode> NODES = new ArrayList<>();

    @BeforeAll
    static void start() {
        int port = ServerProcess.freePort();
        String seed = "127.0.0.1:" + port;
        Map<String, String> shared = Map.of(
                "WPP_DATABASE_URL",
                PostgresForTests.databaseUrl(),
                "WPP_SECRET",
                "a-secret-that-both-of-them-know",
                "WPP_SEED_NODES",
                seed);
        for (String own : List.of(Integer.toString(port), "0")) {
            Map<String, String> environment = new HashMap<>(shared);
            environment.put("WPP_NODE_PORT", own);
            NODES.add(LiveNode.start(environment));
        }
        // The first sessions of a node come before it knows where its shards are.
        for (int i = 0; i < PARTIES; i++) {
            Client client = client(i);
            Await.until(
                    Duration.ofSeconds(30),
                    "the nodes have settled",
                    () -> client.post("/lobby/sessions", null, "{}").status() == 201);
        }
    }

    @AfterAll
    static void stop() {
        NODES.forEach(LiveNode::close);
    }

    @Test
    void whatOneNodeHasAnsweredTheOtherShowsAtOnceWithTheSameBytesAndTag() {
        for (int i = 0; i < PARTIES; i++) {
            Client one = client(i);
            Client other = client(i + 1);
            Party party = Party.open(one, "{\"lie_seconds\":null}", 2);
            Exchange started = other.post(party.path("/rounds/start"), party.hostToken, "{\"from_round\":0}");
            assertThat(started.status()).as(started.body()).isEqualTo(200);

            Exchange seen = party.view();
            assertThat(seen.version()).isEqualTo(started.version());
            String tag = seen.headers().firstValue("ETag").orElseThrow();
            Exchange elsewhere = other.get(party.path(""), party.hostToken);
            assertThat(elsewhere.body()).isEqualTo(seen.body());
            assertThat(elsewhere.headers().firstValue("ETag")).contains(tag);
            Exchange unchanged = other.send("GET", party.path(""), party.hostToken, null, Map.of("If-None-Match", tag));
            assertThat(unchanged.status()).isEqualTo(304);

            Exchange again = one.post(party.path("/rounds/start"), party.hostToken, "{\"from_round\":0}");
            assertThat(again.replayed()).isTrue();
            assertThat(again.canonical()).isEqualTo(started.canonical());
        }
    }

    @Test
    void aSocketOnOneNodeHearsWhatIsCommandedThroughTheOther() {
        for (int i = 0; i < PARTIES; i++) {
            Party party = Party.open(client(i), "{\"lie_seconds\":null}", 2);
            Client other = client(i + 1);
            try (EventClient socket = EventClient.open(party, party.hostToken)) {
                socket.follow(other.post(party.path("/rounds/start"), party.hostToken, "{\"from_round\":0}"));
                socket.follow(other.put(
                        party.path("/rounds/1/lie"), party.playerTokens.get(0), "{\"text\":\"told elsewhere\"}"));
                socket.follow(other.post(party.path("/rounds/1/guess/start"), party.hostToken, null));
                assertThat(socket.types())
                        .containsExactly("phase.lie_started", "session.changed", "phase.guess_started");
            }
        }
    }

    private static Client client(int n) {
        return new Client(NODES.get(n % NODES.size()).url());
    }
}
