package party.weirsoe.session;

import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import party.weirsoe.game.SessionCode;

/** The end of a deleted session: its rows are removed, then the code is free for whoever waits to open it again. */
final class Erasure {
    private static final Object KEY = "erase";

    private final SessionCode code;
    private final SessionShell shell;
    private final ActorContext<SessionMessage> context;
    private final TimerScheduler<SessionMessage> timers;
    private final List<SessionMessage.Open> waiting = new ArrayList<>();

    Erasure(
            SessionCode code,
            SessionShell shell,
            ActorContext<SessionMessage> context,
            TimerScheduler<SessionMessage> timers) {
        this.code = code;
        this.shell = shell;
        this.context = context;
        this.timers = timers;
    }

    void start() {
        context.pipeToSelf(
                shell.journal().erase(SessionActor.persistenceId(code)),
                (done, failed) -> new SessionMessage.Erased(failed == null));
    }

    void tryAgainLater() {
        context.getLog().warn("The rows of deleted session {} could not be removed yet", code);
        timers.startSingleTimer(KEY, new SessionMessage.Erase(), SessionLimits.ERASE_RETRY);
    }

    void await(SessionMessage.Open open) {
        if (waiting.size() >= SessionLimits.WAITING_FOR_ERASURE_MAX) {
            open.replyTo().tell(new OpenAnswer.Answered(new Reply.Unavailable()));
        } else {
            waiting.add(open);
        }
    }

    /** Once the actor is being put away, its shard keeps what arrives for the next life of the code. */
    void redeliver() {
        waiting.forEach(open -> shell.redelivery().accept(code, open));
        waiting.clear();
    }
}
