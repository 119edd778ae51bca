package party.weirsoe.http.simulate;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Sends what one bot has to say, the same request until its outcome is known, and records each sending. */
final class Messenger implements AutoCloseable {
    private final PartyHistory history;
    private final Servers servers;
    private final Tally tally;
    private final RandomGenerator chance;
    private final BooleanSupplier abandoned;
    private URI server;
    private URI home;
    private URI asked;
    private @Nullable Line line;

    /** The simulation has ended before this bot's party. */
    static final class Abandoned extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Abandoned() {
            super("the simulation is over", null, false, false);
        }
    }

    Messenger(PartyHistory history, Servers servers, Tally tally, RandomGenerator chance, BooleanSupplier abandoned) {
        this.history = history;
        this.servers = servers;
        this.tally = tally;
        this.chance = chance;
        this.abandoned = abandoned;
        this.server = servers.any(chance);
        this.home = server;
        this.asked = server;
    }

    /** The server to which this bot keeps its socket: it changes when that one does not answer. */
    URI home() {
        return home;
    }

    /** A command; returns what became of it. */
    Answer settle(Deed deed, Request request) {
        Operation operation = new Operation(deed, request);
        history.add(operation);
        for (int failures = 0; ; failures++) {
            long sentAt = System.nanoTime();
            Answer answer = send(request);
            operation.attempts().add(new Operation.Attempt(asked.toString(), sentAt, System.nanoTime(), answer));
            Answer outcome = operation.outcome();
            if (outcome != null) {
                count(outcome);
                return outcome;
            }
            tally.retries.increment();
            pause(waitAfter(failures, answer));
        }
    }

    private void count(Answer outcome) {
        (outcome.isDone() ? tally.commands : tally.refusals).increment();
        if (outcome.replayed()) {
            tally.replays.increment();
        }
    }

    /** @param have the version of the view that the etag names */
    Answer look(Request request, long have) {
        for (int failures = 0; ; failures++) {
            long sentAt = System.nanoTime();
            Answer answer = send(request);
            if (answer != null && !answer.isOpen()) {
                tally.views.increment();
                long version = answer.isDone() ? answer.json().path("version").asLong() : have;
                history.add(new PartyHistory.Reading(asked.toString(), sentAt, System.nanoTime(), version));
                return answer;
            }
            pause(waitAfter(failures, answer));
        }
    }

    /** Null where no answer came. Whatever leaves the outcome open, the next request may go to another server. */
    private @Nullable Answer send(Request request) {
        if (servers.isAvoided(server)) {
            move();
        }
        asked = server;
        try {
            Line open = line;
            if (open == null || !open.isOpen()) {
                open = new Line(server, SimulateLimits.ATTEMPT_MAX);
                line = open;
            }
            Answer answer = open.exchange(request);
            if (answer.isOpen()) {
                move();
            }
            return answer;
        } catch (IOException e) {
            servers.avoid(server);
            return null;
        }
    }

    private void move() {
        URI next = servers.any(chance);
        if (!next.equals(server)) {
            close();
            server = next;
        }
        if (servers.isAvoided(home)) {
            home = next;
        }
    }

    private Duration waitAfter(int failures, @Nullable Answer answer) {
        long longest = Math.min(
                SimulateLimits.RETRY_FIRST.toMillis() << Math.min(failures, 10), SimulateLimits.RETRY_MOST.toMillis());
        long wished =
                answer == null ? 0 : Math.min(answer.retryAfter() * 1000L, SimulateLimits.RETRY_AFTER_MAX.toMillis());
        return Duration.ofMillis(
                wished > 0
                        ? wished + chance.nextLong(SimulateLimits.RETRY_FIRST.toMillis())
                        : longest / 2 + chance.nextLong(longest / 2 + 1));
    }

    /** @throws Abandoned where the simulation is over by then */
    void pause(Duration pause) {
        long until = System.nanoTime() + pause.toNanos();
        for (long left = pause.toNanos(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        checkAbandoned();
    }

    void checkAbandoned() {
        if (abandoned.getAsBoolean()) {
            throw new Abandoned();
        }
    }

    @Override
    public void close() {
        if (line != null) {
            line.close();
            line = null;
        }
    }
}
