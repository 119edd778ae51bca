package party.weirsoe.http.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Thousands of broken requests and frames, while a party stands in each phase: nothing breaks, and no party notices. */
class FuzzTest {
    private static final int REQUESTS = 4_000;
    private static final int SOCKETS = 160;
    private static final int AT_ONCE = 4;

    private final long seed = Long.getLong("wpp.seed", System.nanoTime());
    /** Neighbouring seeds begin alike. */
    private final Random seeds = new Random(seed);

    private final LiveNode node = LiveNode.shared();
    private final Client client = new Client(node.url());
    private final List<Party> parties = new ArrayList<>();

    @BeforeEach
    void aPartyInEachPhase() {
        System.out.println("FuzzTest: -Dwpp.seed=" + seed);
        for (int phase = 0; phase < 6; phase++) {
            Party party = Party.open(client, "{\"lie_seconds\":null,\"guess_seconds\":null,\"rounds\":3}", 2);
            parties.add(party);
            if (phase >= 1) {
                party.start(0);
            }
            if (phase >= 2) {
                party.lie(0, 1, "a lie");
                party.startGuess(1);
            }
            if (phase >= 3) {
                party.reveal(1);
            }
            if (phase >= 4) {
                party.scoreboard(1);
            }
            if (phase >= 5) {
                party.finish(1);
            }
        }
    }

    @Test
    void brokenRequestsGetProblemsAndChangeNothing() throws Exception {
        List<String> before = views();
        Map<String, Integer> answers = new TreeMap<>();
        List<String> complaints = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<FuzzJudge>> all = new ArrayList<>();
            for (int worker = 0; worker < AT_ONCE; worker++) {
                Random random = new Random(seeds.nextLong());
                all.add(pool.submit((Callable<FuzzJudge>) () -> {
                    FuzzJudge judge = new FuzzJudge(node.port());
                    FuzzRequests requests = new FuzzRequests(random, parties);
                    for (int i = 0; i < REQUESTS / AT_ONCE; i++) {
                        judge.send(requests.next());
                    }
                    return judge;
                }));
            }
            for (Future<FuzzJudge> done : all) {
                done.get().answers.forEach((status, count) -> answers.merge(status, count, Integer::sum));
                complaints.addAll(done.get().complaints);
            }
        }
        System.out.println("FuzzTest: answers " + answers);
        assertThat(complaints).isEmpty();
        assertThat(answers.getOrDefault("none", 0)).isLessThan(REQUESTS / 5);
        assertThat(views()).isEqualTo(before);
        assertThat(client.get("/health/ready", null).status()).isEqualTo(200);
    }

    @Test
    void brokenFramesEndTheirSocketAndNothingElse() throws Exception {
        List<String> before = views();
        Map<String, Integer> ends = new LinkedHashMap<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE);
                FeedClient witness = FeedClient.open(node.url(), parties.get(0).code, parties.get(0).hostToken)) {
            witness.await("hello");
            List<Future<String>> all = new ArrayList<>();
            for (int i = 0; i < SOCKETS; i++) {
                Random random = new Random(seeds.nextLong());
                Party party = parties.get(i % parties.size());
                all.add(pool.submit(() -> FuzzFrames.play(node.port(), party, random)));
            }
            for (Future<String> end : all) {
                ends.merge(end.get(), 1, Integer::sum);
            }
            System.out.println("FuzzTest: sockets " + ends);
            assertThat(ends.keySet())
                    .contains("bye unauthorized", "bye protocol_error")
                    .noneMatch(end -> end.startsWith("5"));
            assertThat(views()).isEqualTo(before);
            parties.get(0).join("Zoe");
            assertThat(witness.await("session.changed").path("version").asLong())
                    .isEqualTo(parties.get(0).view().version());
        }
    }

    private List<String> views() {
        List<String> views = new ArrayList<>();
        for (Party party : parties) {
            views.add(party.view().body());
            party.playerTokens.forEach(token -> views.add(party.view(token).body()));
        }
        return views;
    }
}
