package party.weirsoe.http.cluster;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import party.weirsoe.http.simulate.Operation;
import party.weirsoe.http.simulate.PartyHistory;

/**
 * How a party noticed that something was wrong: a command that had to be sent again or that took unusually long, or a
 * silence in which nobody's command was accepted. Times are those of {@link System#nanoTime}.
 *
 * @param sendings of the command; 0: a silence
 */
record Disturbance(String party, long from, long to, int sendings) {
    private static final long SLOW_NANOS = 1_000_000_000L;
    private static final long SILENCE_NANOS = 3_000_000_000L;

    boolean isSilence() {
        return sendings == 0;
    }

    boolean overlaps(long start, long end) {
        return from < end && to >= start;
    }

    static List<Disturbance> of(PartyHistory history) {
        List<Disturbance> found = new ArrayList<>();
        List<Long> accepted = new ArrayList<>();
        for (Operation operation : history.operations()) {
            if (operation.attempts().isEmpty()) {
                continue;
            }
            Operation.Attempt last = operation.attempts().getLast();
            long from = operation.attempts().getFirst().sentAt();
            int sendings = operation.attempts().size();
            if (sendings > 1 || last.endedAt() - from > SLOW_NANOS) {
                found.add(new Disturbance(history.party(), from, last.endedAt(), sendings));
            }
            if (last.answer() != null && last.answer().isDone()) {
                accepted.add(last.endedAt());
            }
        }
        Collections.sort(accepted);
        for (int i = 1; i < accepted.size(); i++) {
            if (accepted.get(i) - accepted.get(i - 1) > SILENCE_NANOS) {
                found.add(new Disturbance(history.party(), accepted.get(i - 1), accepted.get(i), 0));
            }
        }
        return found;
    }
}
