package party.weirsoe.http.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import party.weirsoe.persistence.PostgresToStop;
import party.weirsoe.session.SessionLimits;

/** The database goes away for some seconds while parties are played. */
class OutageTest {
    private static final Duration OUTAGE = Duration.ofSeconds(5);
    /** Longer than a connection waits for an answer. */
    private static final Duration FROZEN = Duration.ofSeconds(10);
    /** Whose commands are in flight when the database freezes. */
    private static final int PARTIES = 40;
    /** The ask's own bound, and what a crowded machine adds. */
    private static final Duration ANSWER_MAX = SessionLimits.ASK_TIMEOUT.plusSeconds(2);

    private static final Duration RECOVERY_MAX = Duration.ofSeconds(20);

    @TempDir
    Path dataDir;

    @Test
    void commandsWaitForTheDatabaseViewsDoNotAndARetryIsDoneOnce() throws Exception {
        try (LogRecord log = new LogRecord();
                PostgresToStop database = new PostgresToStop(dataDir);
                LiveNode node = LiveNode.start(Map.of("WPP_DATABASE_URL", database.url()))) {
            Client client = new Client(node.url());
            Party writing = Party.open(client, "{\"lie_seconds\":null}", 2);
            Party watching = Party.open(client, "{\"lie_seconds\":null}", 2);
            Party ticking = Party.open(client, "{\"lie_seconds\":8}", 2);
            writing.start(0);
            String known = watching.view().body();
            ticking.start(0);
            long version = writing.view().version();
            String played = writing.view().body();

            database.stop();
            long begun = System.nanoTime();
            String lie = "{\"text\":\"written in the dark\"}";
            String path = writing.path("/rounds/1/lie");
            String ada = writing.playerTokens.get(0);
            List<Exchange> during = new ArrayList<>();
            while (System.nanoTime() - begun < OUTAGE.toNanos()) {
                during.add(bounded(() -> client.put(path, ada, lie)));
                during.add(bounded(() -> client.post("/lobby/sessions", null, "{}")));
                assertThat(bounded(watching::view).body()).isEqualTo(known);
                assertThat(bounded(writing::view).body())
                        .as("a session whose row has failed")
                        .isEqualTo(played);
                assertThat(client.get("/health/ready", null).status()).isEqualTo(200);
            }
            assertThat(during).allSatisfy(OutageTest::isTold);
            assertThat(metric(node)).isEqualTo("0.0");
            assertDeadlineIsOnlySeen(ticking);

            database.startAgain();
            long back = System.nanoTime();
            Exchange done = Await.that(RECOVERY_MAX, "the lie is taken", () -> {
                Exchange answer = client.put(path, ada, lie);
                return Optional.of(answer).filter(taken -> taken.status() == 200);
            });
            System.out.println("OutageTest: " + millisSince(back) + " ms from the database's return to the first row");
            assertThat(writing.view().version()).isEqualTo(version + 1);
            Exchange again = client.put(path, ada, lie);
            assertThat(again.replayed()).isTrue();
            assertThat(again.body()).isEqualTo(done.body());
            assertThat(metricSoon(node)).isEqualTo("1.0");
            Await.that(RECOVERY_MAX, "the deadline's row", () -> Optional.of(ticking.view())
                    .filter(view -> view.text("/phase").equals("guess")));
            watching.start(0);
            // What failed was a row, and a row holds what nobody may know yet.
            assertThat(log.text())
                    .contains("The database does not answer")
                    .doesNotContain("written in the dark", HexFormat.of().formatHex("in the dark".getBytes(UTF_8)));
        }
    }

    /** As when its disk hangs: connections stand, and nothing is answered. */
    @Test
    void aFrozenDatabaseIsToldOfAndWhatWasInFlightIsThereOnceWhenItThaws() throws Exception {
        try (LogRecord log = new LogRecord();
                PostgresToStop database = new PostgresToStop(dataDir);
                LiveNode node = LiveNode.start(Map.of("WPP_DATABASE_URL", database.url()))) {
            Client client = new Client(node.url());
            Party watching = Party.open(client, "{\"lie_seconds\":null}", 2);
            String known = watching.view().body();
            List<Party> parties = new ArrayList<>();
            for (int i = 0; i < PARTIES; i++) {
                parties.add(Party.open(client, "{\"lie_seconds\":null}", 2));
            }

            database.freeze();
            try {
                List<CompletableFuture<Exchange>> starts = parties.stream()
                        .map(party -> client.sendAsync(
                                "POST", party.path("/rounds/start"), party.hostToken, "{\"from_round\":0}", Map.of()))
                        .toList();
                starts.forEach(start -> isTold(bounded(start::join)));
                long frozen = System.nanoTime();
                while (System.nanoTime() - frozen < FROZEN.toNanos()) {
                    isTold(bounded(() -> client.post("/lobby/sessions", null, "{}")));
                    assertThat(bounded(watching::view).body()).isEqualTo(known);
                    assertThat(client.get("/health/ready", null).status()).isEqualTo(200);
                }
            } finally {
                database.thaw();
            }
            for (Party party : parties) {
                Exchange started = Await.that(RECOVERY_MAX, "the round starts", () -> Optional.of(
                                client.post(party.path("/rounds/start"), party.hostToken, "{\"from_round\":0}"))
                        .filter(answer -> answer.status() == 200));
                assertThat(started.version()).isEqualTo(4);
                assertThat(party.view().version()).isEqualTo(4);
            }
            // Of all these sessions together, and of the pool.
            assertThat(log.stackTraces()).as(log.text()).isLessThan(PARTIES / 2);
        }
    }

    private static void assertDeadlineIsOnlySeen(Party ticking) {
        Exchange view =
                Await.that(Duration.ofSeconds(10), "the deadline passes", () -> Optional.of(bounded(ticking::view))
                        .filter(OutageTest::isOverdue));
        assertThat(view.text("/phase")).isEqualTo("lie");
    }

    /** Beyond its grace. */
    private static boolean isOverdue(Exchange view) {
        return Instant.parse(view.text("/deadline_at")).isBefore(Instant.now().minusSeconds(2));
    }

    private static void isTold(Exchange answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(503);
        assertThat(answer.code()).isIn("unavailable", "outcome_unknown");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }

    private static Exchange bounded(Supplier<Exchange> request) {
        long begun = System.nanoTime();
        Exchange answer = request.get();
        assertThat(System.nanoTime() - begun)
                .as(answer.method() + answer.body())
                .isLessThan(ANSWER_MAX.toNanos());
        return answer;
    }

    private static String metricSoon(LiveNode node) {
        return Await.that(Duration.ofSeconds(5), "the metric", () -> Optional.of(metric(node))
                .filter("1.0"::equals));
    }

    private static String metric(LiveNode node) {
        return new Client(node.opsUrl())
                .get("/metrics", null)
                .body()
                .lines()
                .filter(line -> line.startsWith("wpp_journal_reachable "))
                .map(line -> line.substring(line.indexOf(' ') + 1))
                .findFirst()
                .orElse("none");
    }

    private static long millisSince(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos);
    }
}
