package party.weirsoe.http.speed;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.LongConsumer;

/**
 * A party that is offered a command at set times, whatever the server does. One that has to wait for the command before it
 * counts from the time that it was due: a server that stalls cannot hide it.
 */
final class RatedTable {
    /** Starts of the last commands, found by version. */
    private static final int REMEMBERED = 64;

    private final HttpParty party;
    private final Courier courier;
    private final LongConsumer acknowledged;
    private final LongConsumer hinted;
    private final Queue<Long> due = new ArrayDeque<>();
    private final Queue<Script.Move> wave = new ArrayDeque<>();
    private final long[] starts = new long[REMEMBERED];
    private long version;
    private boolean busy;

    /**
     * @param acknowledged is given the nanoseconds from when a command was due to its answer
     * @param hinted the same, to each hint of it
     */
    RatedTable(HttpParty party, Courier courier, LongConsumer acknowledged, LongConsumer hinted) {
        this.party = party;
        this.courier = courier;
        this.acknowledged = acknowledged;
        this.hinted = hinted;
    }

    /** A command is due. */
    void offer(long at) {
        due.add(at);
        next();
    }

    /** Commands that were due and are not yet answered. */
    int behind() {
        return due.size() + (busy ? 1 : 0);
    }

    void hear(long heard) {
        long start = starts[(int) (heard % REMEMBERED)];
        if (start != 0) {
            hinted.accept(System.nanoTime() - start);
        }
    }

    private void next() {
        if (busy || due.isEmpty()) {
            return;
        }
        busy = true;
        if (wave.isEmpty() && party.script.needsBallot()) {
            courier.carry(Script.HOST, party.view(), view -> {
                party.look(view);
                busy = false;
                next();
            });
            return;
        }
        if (wave.isEmpty()) {
            wave.addAll(party.script.wave());
        }
        Script.Move move = wave.remove();
        long start = due.remove();
        if (version > 0) { // each command makes the next version
            starts[(int) ((version + 1) % REMEMBERED)] = start;
        }
        courier.carry(move.seat(), party.request(move), answer -> answered(answer, start));
    }

    private void answered(HttpLine.Answer answer, long start) {
        if (!answer.isFresh()) {
            throw new IllegalStateException("not accepted: " + answer.head() + answer.body());
        }
        acknowledged.accept(System.nanoTime() - start);
        version = HintLine.version(answer.body());
        busy = false;
        next();
    }
}
