package party.weirsoe.http.simulate;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A session as its clients were told of it: each acknowledged command names its version, and where the session stood then.
 * Of a party that was played to its end without deadlines these are all versions that there are.
 */
final class Testimony implements Course {
    private final Map<Long, Stamp> stamps = new HashMap<>();
    private final Map<Long, Set<String>> causes = new HashMap<>();
    private final Map<String, Long> versions = new HashMap<>();
    private final boolean complete;
    private long last;

    private Testimony(boolean complete) {
        this.complete = complete;
    }

    static Testimony of(PartyHistory history) {
        Testimony testimony = new Testimony(history.isFinished());
        for (Operation operation : history.operations()) {
            for (Operation.Attempt attempt : operation.attempts()) {
                Answer answer = attempt.answer();
                if (answer != null && answer.isDone()) {
                    testimony.acknowledged(operation.deed().name(), answer.stamp());
                }
            }
        }
        if (!testimony.complete) {
            // What was in flight when the party was given up may have been applied, and nobody was told.
            history.readings().forEach(reading -> testimony.reached(reading.version()));
            history.connections()
                    .forEach(connection -> connection.heard().forEach(message -> testimony.reached(message.version())));
        }
        return testimony;
    }

    private void acknowledged(String name, Stamp stamp) {
        versions.putIfAbsent(name, stamp.version());
        stamps.putIfAbsent(stamp.version(), stamp);
        causes.computeIfAbsent(stamp.version(), first -> new TreeSet<>()).add(name);
        reached(stamp.version());
    }

    private void reached(long version) {
        last = Math.max(last, version);
    }

    /** Whether all commands were acknowledged that can have made a version. */
    boolean isComplete() {
        return complete;
    }

    @Override
    public long last() {
        return last;
    }

    @Override
    public @Nullable Stamp stamp(long version) {
        return stamps.get(version);
    }

    @Override
    public Set<String> causes(long version) {
        return causes.getOrDefault(version, Set.of());
    }

    @Override
    public long versionOf(String name) {
        return versions.getOrDefault(name, 0L);
    }

    @Override
    public boolean mayBeByTheClock(long version) {
        return !causes.containsKey(version);
    }
}
