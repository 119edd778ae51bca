package party.weirsoe.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import party.weirsoe.game.SessionCode;

/** Which sessions retention asks to go, and how slowly, in virtual time. */
class RetentionJobTest {
    private static final ActorTestKit KIT = ActorTestKit.create(ManualTime.config());
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    private static final Duration KEEP = Duration.ofDays(30);
    private static final Duration DELAY = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration INTERVAL = Duration.ofHours(1);
    private static final int BATCH = 2;

    private final ManualTime time = ManualTime.get(KIT.system());
    private final Pages journal = new Pages();
    private final Told probe = new Told();
    private final TestProbe<SessionCode> asked = KIT.createTestProbe();
    private final List<CompletableFuture<Removal>> answers = new CopyOnWriteArrayList<>();
    private final ActorRef<RetentionJob.Message> job = KIT.spawn(RetentionJob.create(new RetentionJob.Parts(
            journal, this::remove, KEEP, () -> NOW, new Retention.Pace(DELAY, INTERVAL, PAUSE, 3, BATCH), probe)));

    @AfterAll
    static void shutDown() {
        KIT.shutdownTestKit();
    }

    @AfterEach
    void stop() {
        KIT.stop(job);
    }

    @Test
    void onlyWhatIsOlderThanTheRetentionGoes() {
        journal.add("BBBBBB", NOW.minus(KEEP).minusMillis(1));
        journal.add("CCCCCC", NOW.minus(KEEP));
        journal.add("DDDDDD", NOW);

        begin();

        expect("BBBBBB");
        answerAll(Removal.REMOVED);
        looksAtAll();
        asked.expectNoMessage();
        assertThat(probe.removed).hasValue(1);
        assertThat(probe.backlog).isZero();
    }

    @Test
    void whatADeletionHasLeftBehindGoesWhateverItsAge() {
        journal.stored.add(new Journal.Stored("session|BBBBBB", new Journal.LastRow(3, NOW, true)));
        journal.stored.add(new Journal.Stored("session|CCCCCC", null));

        begin();

        expect("BBBBBB");
        expect("CCCCCC");
    }

    @Test
    void whatOthersKeepInTheTablesIsNotLookedAt() {
        journal.stored.add(new Journal.Stored("diary|BBBBBB", null));
        journal.stored.add(new Journal.Stored("session|nobody", null));

        begin();
        looksAtAll();

        asked.expectNoMessage();
    }

    @Test
    void theyGoInBatchesWithAPauseAfterEach() {
        for (String code : List.of("BBBBBB", "CCCCCC", "DDDDDD", "FFFFFF")) {
            journal.add(code, Instant.EPOCH);
        }
        begin();
        expect("BBBBBB");
        expect("CCCCCC");

        time.timePasses(PAUSE.multipliedBy(10));
        asked.expectNoMessage();
        answerAll(Removal.REMOVED);
        asked.expectNoMessage();
        awaitRemoved(2);
        expect("DDDDDD");
        asked.expectNoMessage();
        answerAll(Removal.REMOVED);
        awaitRemoved(3);
        expect("FFFFFF");
        assertThat(journal.asked).containsExactly("", "session|DDDDDD");
    }

    @Test
    void whatDoesNotGoIsTheBacklogAndIsTriedAgainAtTheNextLook() {
        journal.add("BBBBBB", Instant.EPOCH);
        journal.add("CCCCCC", Instant.EPOCH);
        begin();
        expect("BBBBBB");
        expect("CCCCCC");
        answers.get(0).complete(Removal.UNKNOWN);
        answers.get(1).complete(Removal.KEPT);
        looksAtAll();
        assertThat(probe.backlog).isEqualTo(1);

        time.timePasses(INTERVAL);

        expect("BBBBBB");
    }

    @Test
    void whileTheDatabaseIsAwayItDoesNothingAndSaysSo() {
        journal.add("BBBBBB", Instant.EPOCH);
        journal.reachable = false;
        begin();
        asked.expectNoMessage();
        assertThat(journal.asked).isEmpty();
        assertThat(probe.ran).isEmpty();

        journal.reachable = true;
        begin();
        expect("BBBBBB");
    }

    @Test
    void aLookThatFailsIsRepeatedFromTheBeginning() {
        journal.add("BBBBBB", Instant.EPOCH);
        journal.failing = true;
        begin();
        asked.expectNoMessage();
        assertThat(probe.ran).isEmpty();

        journal.failing = false;
        begin();

        expect("BBBBBB");
        assertThat(journal.asked).hasSizeGreaterThan(1).containsOnly("");
    }

    /** The first page is asked for. The job acts in its own time, so virtual time passes until it has. */
    private void begin() {
        int before = journal.asked.size();
        if (!journal.reachable) {
            time.timePasses(DELAY);
            return;
        }
        asked.awaitAssert(() -> {
            time.timePasses(DELAY);
            return assertThat(journal.asked).hasSizeGreaterThan(before);
        });
    }

    private void expect(String code) {
        SessionCode next = asked.awaitAssert(() -> {
            time.timePasses(PAUSE);
            return asked.receiveMessage(Duration.ofMillis(50));
        });
        assertThat(next).isEqualTo(new SessionCode(code));
    }

    private void looksAtAll() {
        asked.awaitAssert(() -> {
            time.timePasses(PAUSE);
            return assertThat(probe.ran).containsExactly(NOW);
        });
    }

    private void awaitRemoved(int count) {
        asked.awaitAssert(() -> assertThat(probe.removed).hasValue(count));
    }

    private void answerAll(Removal removal) {
        answers.forEach(answer -> answer.complete(removal));
    }

    private CompletionStage<Removal> remove(SessionCode code, Instant untouchedSince) {
        assertThat(untouchedSince).isEqualTo(NOW.minus(KEEP));
        CompletableFuture<Removal> answer = new CompletableFuture<>();
        answers.add(answer);
        asked.getRef().tell(code);
        return answer;
    }

    private static final class Told implements SessionProbe {
        final AtomicInteger removed = new AtomicInteger();
        volatile int backlog = -1;
        final List<Instant> ran = new CopyOnWriteArrayList<>();

        @Override
        public void rowWritten(long nanos) {}

        @Override
        public void liveSessions(int change) {}

        @Override
        public void sessionsRemoved(int count) {
            removed.addAndGet(count);
        }

        @Override
        public void retentionRan(Instant at) {
            ran.add(at);
        }

        @Override
        public void retentionBacklog(int sessions) {
            backlog = sessions;
        }
    }

    private static final class Pages extends SessionRig.FakeJournal {
        final List<Journal.Stored> stored = new ArrayList<>();
        final List<String> asked = new CopyOnWriteArrayList<>();
        volatile boolean failing;

        void add(String code, Instant lastRow) {
            stored.add(new Stored("session|" + code, new LastRow(1, lastRow, false)));
        }

        @Override
        public CompletionStage<List<Stored>> page(String after, int max) {
            asked.add(after);
            return failing
                    ? CompletableFuture.failedFuture(new IllegalStateException("of this test"))
                    : CompletableFuture.completedFuture(stored.stream()
                            .filter(one ->
                                    Objects.requireNonNull(one.persistenceId()).compareTo(after) > 0)
                            .limit(max)
                            .toList());
        }
    }
}
