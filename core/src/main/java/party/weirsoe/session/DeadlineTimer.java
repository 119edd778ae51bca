package party.weirsoe.session;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import party.weirsoe.game.Game;
import party.weirsoe.game.GameLimits;

/** The clock of one session: the deadline is state, the timer only a reminder to look at it. */
final class DeadlineTimer {
    private static final Object KEY = "deadline";

    private final SessionShell shell;
    private final TimerScheduler<SessionMessage> timers;

    DeadlineTimer(SessionShell shell, TimerScheduler<SessionMessage> timers) {
        this.shell = shell;
        this.timers = timers;
    }

    /** In whole milliseconds, as times are written and sent. */
    Instant now() {
        return shell.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Whether the phase must end now. While the journal is away, a session goes on answering what it knows. */
    boolean isDue(SessionState state, Instant now) {
        return state.game() instanceof Game.Live game
                && game.isOverdue(now)
                && shell.journal().isReachable();
    }

    void arm(SessionState state) {
        arm(state, Duration.ZERO);
    }

    /** The reminder came while nothing was due: too early by the wall clock, late for an earlier phase, or no journal. */
    void armAgain(SessionState state) {
        arm(state, SessionLimits.DEADLINE_RETRY);
    }

    void cancel() {
        timers.cancel(KEY);
    }

    private void arm(SessionState state, Duration atLeast) {
        cancel();
        if (state.game() instanceof Game.Live game) {
            Instant deadline = game.deadlineAt();
            if (deadline != null) {
                Duration left = Duration.between(now(), deadline.plus(GameLimits.DEADLINE_GRACE));
                timers.startSingleTimer(
                        KEY,
                        new SessionMessage.DeadlineDue(game.party().round(), game.phase()),
                        left.compareTo(atLeast) < 0 ? atLeast : left);
            }
        }
    }
}
