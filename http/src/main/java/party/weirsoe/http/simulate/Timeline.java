package party.weirsoe.http.simulate;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * When each version can have come about: not before its command was first sent, not after anybody was told of it, and in
 * the order of the versions. Where no such moment is left, the history is not linearizable in the order of the journal.
 */
final class Timeline {
    private final long[] earliest;
    private final long[] latest;

    private Timeline(long[] earliest, long[] latest) {
        this.earliest = earliest;
        this.latest = latest;
    }

    static Timeline of(Course course, PartyHistory history, List<SocketMessage> messages, Verdicts verdicts) {
        int count = Math.toIntExact(course.last()) + 1;
        long[] earliest = new long[count];
        long[] latest = new long[count];
        Arrays.fill(earliest, Long.MIN_VALUE);
        Arrays.fill(latest, Long.MAX_VALUE);
        Timeline timeline = new Timeline(earliest, latest);
        Map<String, Long> firstSent = firstSent(history);
        for (int version = 1; version < count; version++) {
            if (!course.mayBeByTheClock(version)) {
                earliest[version] = course.causes(version).stream()
                        .mapToLong(name -> firstSent.getOrDefault(name, Long.MIN_VALUE))
                        .min()
                        .orElse(Long.MIN_VALUE);
            }
        }
        timeline.told(course, history, messages);
        timeline.inOrder();
        for (int version = 1; version < count; version++) {
            if (earliest[version] > latest[version]) {
                verdicts.tell(
                        Violation.Rule.ORDER_AGREES_WITH_TIME,
                        "version " + version + " " + course.causes(version) + " was known "
                                + millis(earliest[version] - latest[version])
                                + " ms before it, or one before it, can have been given");
            }
        }
        return timeline;
    }

    private static Map<String, Long> firstSent(PartyHistory history) {
        Map<String, Long> first = new HashMap<>();
        for (Operation operation : history.operations()) {
            if (!operation.attempts().isEmpty()) {
                first.merge(operation.deed().name(), operation.startedAt(), Math::min);
            }
        }
        return first;
    }

    private void told(Course course, PartyHistory history, List<SocketMessage> messages) {
        for (Operation operation : history.operations()) {
            for (Operation.Attempt attempt : operation.attempts()) {
                if (attempt.answer() != null && attempt.answer().isDone()) {
                    toldAt(course.versionOf(operation.deed().name()), attempt.endedAt());
                }
            }
        }
        history.readings().forEach(reading -> toldAt(reading.version(), reading.endedAt()));
        messages.forEach(message -> toldAt(message.version(), message.at()));
    }

    private void toldAt(long version, long at) {
        if (version > 0 && version < latest.length) {
            int index = Math.toIntExact(version);
            latest[index] = Math.min(latest[index], at);
        }
    }

    /** No version comes before the one that it follows. */
    private void inOrder() {
        for (int version = 1; version < earliest.length; version++) {
            earliest[version] = Math.max(earliest[version], earliest[version - 1]);
        }
        for (int version = latest.length - 2; version >= 0; version--) {
            latest[version] = Math.min(latest[version], latest[version + 1]);
        }
    }

    /** The version that a session must have reached by then. */
    long reachedBefore(long at) {
        int version = latest.length - 1;
        while (version > 0 && latest[version] >= at) {
            version--;
        }
        return version;
    }

    /** The highest version that a session can have reached by then. */
    long reachableUntil(long at) {
        int version = earliest.length - 1;
        while (version > 0 && earliest[version] > at) {
            version--;
        }
        return version;
    }

    private static long millis(long nanos) {
        return nanos / 1_000_000;
    }
}
