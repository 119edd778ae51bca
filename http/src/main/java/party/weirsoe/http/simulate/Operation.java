package party.weirsoe.http.simulate;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One command as a client gave it: sent until its outcome was known. Written by one thread, read when it is over.
 *
 * @param deed what it was for
 */
public record Operation(Deed deed, Request request, List<Attempt> attempts) {

    /**
     * One sending of it. Times are those of {@link System#nanoTime}.
     *
     * @param answer null where none came: nobody knows whether the request arrived
     */
    public record Attempt(
            String server,
            long sentAt,
            long endedAt,
            @Nullable Answer answer) {
        /** Whether this sending can have been applied. */
        boolean mayHaveBeenApplied() {
            return answer == null || answer.isDone() || (answer.isOpen() && !answer.saysNotApplied());
        }
    }

    Operation(Deed deed, Request request) {
        this(deed, request, new ArrayList<>());
    }

    long startedAt() {
        return attempts.getFirst().sentAt();
    }

    long endedAt() {
        return attempts.getLast().endedAt();
    }

    /** The one that said what became of it; null while that is open. */
    @Nullable Answer outcome() {
        Answer last = attempts.isEmpty() ? null : attempts.getLast().answer();
        return last == null || last.isOpen() ? null : last;
    }
}
