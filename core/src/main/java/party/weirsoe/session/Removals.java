package party.weirsoe.session;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import party.weirsoe.game.Epoch;
import party.weirsoe.game.SessionCode;

/** Removals of one session that its host has not asked for: whoever asked waits until the rows are gone. */
final class Removals {
    private final SessionCode code;
    private final SessionShell shell;
    private final ActorContext<SessionMessage> context;
    private final List<ActorRef<Removal>> waiting = new ArrayList<>();
    private boolean dating;
    private boolean gone;

    Removals(SessionCode code, SessionShell shell, ActorContext<SessionMessage> context) {
        this.code = code;
        this.shell = shell;
        this.context = context;
    }

    /** Asks the journal how old the last row is; it knows best, and whoever asked for the removal may have looked long ago. */
    void date(SessionMessage.Remove remove, Epoch epoch) {
        dating = true;
        context.pipeToSelf(
                shell.journal().lastRow(SessionActor.persistenceId(code)),
                (last, failed) -> new SessionMessage.Dated(
                        remove, epoch, last == null ? null : last.orElse(null), failed == null));
    }

    /** While the age is looked up, a deadline must not make the session young. */
    boolean isDating() {
        return dating;
    }

    void dated() {
        dating = false;
    }

    /** Whether nobody has written a row since the journal was asked, nor for long before. */
    static boolean isUntouched(SessionState state, SessionMessage.Dated dated) {
        Journal.LastRow last = dated.last();
        Instant since = dated.remove().untouchedSince();
        return dated.epoch().equals(state.life())
                && last != null
                && since != null
                && last.number() == state.version()
                && last.at().isBefore(since);
    }

    /** Whether there is nothing but a snapshot, of a life whose rows have gone: no row can follow on it, not even the last. */
    static boolean isLeftBehind(SessionState state, SessionMessage.Dated dated) {
        return dated.epoch().equals(state.life()) && dated.last() == null;
    }

    void await(ActorRef<Removal> asker) {
        if (gone) {
            asker.tell(Removal.REMOVED);
        } else if (waiting.size() >= SessionLimits.WAITING_FOR_ERASURE_MAX) {
            asker.tell(Removal.UNKNOWN);
        } else {
            waiting.add(asker);
        }
    }

    /** The rows are gone. */
    void erased() {
        gone = true;
        waiting.forEach(asker -> asker.tell(Removal.REMOVED));
        waiting.clear();
    }

    /** The tombstone may not have been written. */
    void failed() {
        waiting.forEach(asker -> asker.tell(Removal.UNKNOWN));
        waiting.clear();
    }

    /** The rows have been read again, and whoever asked while they were lost asks again. */
    void recovered() {
        dating = false;
    }
}
