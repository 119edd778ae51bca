package party.weirsoe.session;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import party.weirsoe.game.Game;
import party.weirsoe.game.SessionCode;

/**
 * Where the live sessions of this node stand, for whoever only looks: a GET is answered from here and takes no turn of the
 * session's actor. A session sets it when a row is certainly in the journal, before it answers or publishes, so nobody reads
 * less than they wrote; and takes it back when it stops, or when it is not certain of itself.
 */
final class CertainStates {
    private final Map<SessionCode, SessionState> states = new ConcurrentHashMap<>();

    void set(SessionCode code, SessionState state) {
        if (state.game() instanceof Game.Live) {
            states.put(code, state);
        } else {
            states.remove(code);
        }
    }

    void forget(SessionCode code) {
        states.remove(code);
    }

    /** Of a live session; null where only its actor can say. */
    @Nullable SessionState find(SessionCode code) {
        return states.get(code);
    }
}
