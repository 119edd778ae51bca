package party.weirsoe.http.simulate;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import party.weirsoe.http.figures.Meters;

/** Sends what one bot has to say, the same request until its outcome is known, and records each sending. */
final class Messenger {
    private final PartyHistory history;
    private final Servers servers;
    private final Tally tally;
    private final Meters meters;
    private final RandomGenerator chance;
    private final int lostAnswer;
    private final BooleanSupplier abandoned;
    private URI server;
    private URI home;
    private URI asked;

    /** The simulation has ended before this bot's party. */
    static final class Abandoned extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Abandoned() {
            super("the simulation is over", null, false, false);
        }
    }

    /** @param lostAnswer the connection is cut before one answer of so many to a command; 0: never */
    Messenger(
            PartyHistory history,
            Servers servers,
            Tally tally,
            Meters meters,
            RandomGenerator chance,
            int lostAnswer,
            BooleanSupplier abandoned) {
        this.history = history;
        this.servers = servers;
        this.tally = tally;
        this.meters = meters;
        this.chance = chance;
        this.lostAnswer = lostAnswer;
        this.abandoned = abandoned;
        this.server = servers.any(chance);
        this.home = server;
        this.asked = server;
    }

    /** The server to which this bot keeps its socket: it changes when that one does not answer. */
    URI home() {
        return home;
    }

    /**
     * A command; returns what became of it.
     *
     * @param meantAt when it was meant to be sent, in {@link System#nanoTime}: what it takes counts from then
     */
    Answer settle(Deed deed, Request request, long meantAt) {
        Operation operation = new Operation(deed, request);
        history.add(operation);
        for (int failures = 0; ; failures++) {
            boolean cut = lostAnswer > 0 && chance.nextInt(lostAnswer) == 0;
            long sentAt = System.nanoTime();
            Answer answer = cut ? sendAndLeave(request) : send(request);
            long endedAt = System.nanoTime();
            operation.attempts().add(new Operation.Attempt(asked.toString(), sentAt, endedAt, answer));
            Answer outcome = operation.outcome();
            if (outcome != null) {
                count(operation, outcome, endedAt - meantAt);
                return outcome;
            }
            if (!cut) {
                meters.error(answer == null ? "no_answer" : answer.code());
            }
            tally.retries.increment();
            pause(waitAfter(failures, answer));
        }
    }

    private void count(Operation operation, Answer outcome, long nanos) {
        if (outcome.isDone()) {
            tally.commands.increment();
            meters.ack().took(nanos);
            long version = outcome.stamp().version();
            // Of an answer that was a repetition nobody knows when the row came about.
            long sentAt = operation.attempts().getLast().sentAt();
            if (history.acknowledge(version, outcome.replayed() ? 0 : sentAt)) {
                tally.rows.increment();
            }
        } else {
            tally.refusals.increment();
            meters.error(outcome.code());
        }
        if (outcome.replayed()) {
            tally.replays.increment();
        }
    }

    /** @param have the version of the view that the etag names */
    Look look(String viewer, Request request, long have) {
        for (int failures = 0; ; failures++) {
            long sentAt = System.nanoTime();
            Answer answer = send(request);
            if (answer != null && !answer.isOpen()) {
                tally.views.increment();
                View view = answer.isDone() ? ViewReader.read(answer.body()) : null;
                Look look = new Look(answer, view);
                history.add(new PartyHistory.Reading(
                        asked.toString(),
                        sentAt,
                        System.nanoTime(),
                        view == null ? have : view.version(),
                        view == null ? null : PartyHistory.seen(viewer, answer, view)));
                return look;
            }
            meters.error(answer == null ? "no_answer" : answer.code());
            pause(waitAfter(failures, answer));
        }
    }

    /** @param view null where it has not changed, or was refused */
    record Look(Answer answer, @Nullable View view) {}

    /** Null where no answer came. Whatever leaves the outcome open, the next request may go to another server. */
    private @Nullable Answer send(Request request) {
        aim();
        try {
            Answer answer = servers.ask(server, request);
            if (answer.isOpen()) {
                move();
            }
            return answer;
        } catch (IOException e) {
            servers.avoid(server);
            return null;
        }
    }

    private @Nullable Answer sendAndLeave(Request request) {
        aim();
        try {
            servers.askAndLeave(server, request);
        } catch (IOException e) {
            servers.avoid(server);
        }
        return null;
    }

    private void aim() {
        if (servers.isAvoided(server)) {
            move();
        }
        asked = server;
    }

    private void move() {
        URI next = servers.any(chance);
        server = next;
        if (servers.isAvoided(home)) {
            home = next;
        }
    }

    private Duration waitAfter(int failures, @Nullable Answer answer) {
        Patience patience = servers.patience();
        long first = patience.retryFirst().toMillis();
        long longest =
                Math.min(first << Math.min(failures, 10), patience.retryMost().toMillis());
        long wished =
                answer == null ? 0 : Math.min(answer.retryAfter() * 1000L, SimulateLimits.RETRY_AFTER_MAX.toMillis());
        return Duration.ofMillis(
                wished > 0 ? wished + chance.nextLong(first) : longest / 2 + chance.nextLong(longest / 2 + 1));
    }

    /** @throws Abandoned where the simulation is over by then */
    void pause(Duration pause) {
        long until = System.nanoTime() + pause.toNanos();
        for (long left = pause.toNanos(); left > 0 && !abandoned.getAsBoolean(); left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        checkAbandoned();
    }

    void checkAbandoned() {
        if (abandoned.getAsBoolean()) {
            throw new Abandoned();
        }
    }
}
