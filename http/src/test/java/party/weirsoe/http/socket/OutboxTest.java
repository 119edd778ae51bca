package party.weirsoe.http.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import party.weirsoe.game.Epoch;
import party.weirsoe.session.FeedSignal;
import party.weirsoe.view.Hint;

class OutboxTest {
    private static final Epoch OTHER = new Epoch("0000000000000001");

    /** What happens to an outbox: a signal comes in, or the connection takes the next one. */
    private sealed interface Step {
        record Offer(FeedSignal signal) implements Step {}

        record Take() implements Step {}
    }

    @Property(tries = 500)
    void versionsOfHintsStrictlyIncreaseAndTheNewestIsNeverLost(@ForAll("schedules") List<Step> schedule) {
        Outbox outbox = new Outbox();
        outbox.offer(new FeedSignal.Hello(FakeSessions.EPOCH, 5));
        List<FeedSignal> said = new ArrayList<>();
        long newest = 5;
        for (Step step : schedule) {
            if (step instanceof Step.Offer offer) {
                offer(outbox, offer.signal());
                newest = Math.max(newest, version(offer.signal()));
            } else {
                take(outbox, said);
            }
        }
        while (take(outbox, said)) {}
        assertThat(said.getFirst()).isInstanceOf(FeedSignal.Hello.class);
        assertStrictlyIncreasing(said);
        assertThat(said.stream().mapToLong(OutboxTest::version).max()).hasValue(newest);
    }

    @Property(tries = 500)
    void aFailoverToAnotherEpochNeitherRepeatsNorGoesBack(@ForAll("failovers") List<Step> schedule) {
        Outbox outbox = new Outbox();
        outbox.offer(new FeedSignal.Hello(FakeSessions.EPOCH, 5));
        List<FeedSignal> said = new ArrayList<>();
        for (Step step : schedule) {
            if (step instanceof Step.Offer offer) {
                offer(outbox, offer.signal());
            } else {
                take(outbox, said);
            }
        }
        while (take(outbox, said)) {}
        assertStrictlyIncreasing(said);
        List<Epoch> lives = said.stream().map(OutboxTest::epoch).distinct().toList();
        List<Epoch> changes = new ArrayList<>();
        for (FeedSignal signal : said) {
            if (changes.isEmpty() || !changes.getLast().equals(epoch(signal))) {
                changes.add(epoch(signal));
            }
        }
        assertThat(changes).isEqualTo(lives);
    }

    @Test
    void anotherEpochStartsItsVersionsAnew() {
        Outbox outbox = new Outbox();
        outbox.offer(new FeedSignal.Hello(FakeSessions.EPOCH, 90));
        outbox.take();
        outbox.offer(new FeedSignal.Ping(OTHER, 3));
        assertThat(outbox.take()).isEqualTo(new FeedSignal.Ping(OTHER, 3));
        assertThat(outbox.offer(Hints.of(Hint.Type.CHANGED, OTHER, 4))).isFalse();
        assertThat(outbox.take()).isEqualTo(new FeedSignal.Hinted(Hints.of(Hint.Type.CHANGED, OTHER, 4)));
    }

    @Test
    void aWaitingPingIsReplacedByTheNextOne() {
        Outbox outbox = new Outbox();
        outbox.offer(new FeedSignal.Hello(FakeSessions.EPOCH, 1));
        outbox.take();
        outbox.offer(new FeedSignal.Ping(FakeSessions.EPOCH, 2));
        outbox.offer(new FeedSignal.Ping(FakeSessions.EPOCH, 4));
        assertThat(outbox.take()).isEqualTo(new FeedSignal.Ping(FakeSessions.EPOCH, 4));
        assertThat(outbox.take()).isNull();
    }

    @Test
    void nothingIsSaidBeforeTheHello() {
        Outbox outbox = new Outbox();
        outbox.offer(Hints.changed(7));
        outbox.offer(new FeedSignal.Ping(FakeSessions.EPOCH, 7));
        assertThat(outbox.take()).isNull();
    }

    @Provide
    Arbitrary<List<Step>> schedules() {
        return steps(Arbitraries.just(FakeSessions.EPOCH)).list().ofMaxSize(60);
    }

    /** First one life of the session, then another. */
    @Provide
    Arbitrary<List<Step>> failovers() {
        return Combinators.combine(
                        steps(Arbitraries.just(FakeSessions.EPOCH)).list().ofMaxSize(20),
                        steps(Arbitraries.just(OTHER)).list().ofMaxSize(20))
                .as((before, after) -> {
                    List<Step> all = new ArrayList<>(before);
                    all.addAll(after);
                    return all;
                });
    }

    private static Arbitrary<Step> steps(Arbitrary<Epoch> epochs) {
        Arbitrary<Long> versions = Arbitraries.longs().between(1, 30);
        Arbitrary<Step> hints = Combinators.combine(Arbitraries.of(Hint.Type.values()), epochs, versions)
                .as((type, epoch, version) -> new Step.Offer(new FeedSignal.Hinted(Hints.of(type, epoch, version))));
        Arbitrary<Step> pings = Combinators.combine(epochs, versions)
                .as((epoch, version) -> new Step.Offer(new FeedSignal.Ping(epoch, version)));
        return Arbitraries.oneOf(hints, pings, Arbitraries.just(new Step.Take()));
    }

    private static void offer(Outbox outbox, FeedSignal signal) {
        switch (signal) {
            case FeedSignal.Hello hello -> outbox.offer(hello);
            case FeedSignal.Ping ping -> outbox.offer(ping);
            case FeedSignal.Hinted hinted -> outbox.offer(hinted.hint());
            case FeedSignal.Ended ended -> throw new AssertionError("no end here");
        }
    }

    private static boolean take(Outbox outbox, List<FeedSignal> said) {
        FeedSignal next = outbox.take();
        return next != null && said.add(next);
    }

    private static void assertStrictlyIncreasing(List<FeedSignal> said) {
        Map<Epoch, Long> highest = new HashMap<>();
        Set<Hint> hints = new HashSet<>();
        for (FeedSignal signal : said) {
            long before = highest.getOrDefault(epoch(signal), 0L);
            if (signal instanceof FeedSignal.Hinted hinted) {
                assertThat(hinted.hint().version()).isGreaterThan(before);
                assertThat(hints.add(hinted.hint())).isTrue();
            }
            highest.put(epoch(signal), Math.max(before, version(signal)));
        }
    }

    private static long version(FeedSignal signal) {
        return switch (signal) {
            case FeedSignal.Hello hello -> hello.version();
            case FeedSignal.Ping ping -> ping.version();
            case FeedSignal.Hinted hinted -> hinted.hint().version();
            case FeedSignal.Ended ended -> throw new AssertionError("no end here");
        };
    }

    private static Epoch epoch(FeedSignal signal) {
        return switch (signal) {
            case FeedSignal.Hello hello -> hello.epoch();
            case FeedSignal.Ping ping -> ping.epoch();
            case FeedSignal.Hinted hinted -> hinted.hint().epoch();
            case FeedSignal.Ended ended -> throw new AssertionError("no end here");
        };
    }
}
