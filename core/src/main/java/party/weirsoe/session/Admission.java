package party.weirsoe.session;

import org.jspecify.annotations.Nullable;
import party.weirsoe.game.Departure;
import party.weirsoe.game.Game;
import party.weirsoe.game.PlayerId;
import party.weirsoe.game.Refusal;
import party.weirsoe.game.Roster;

/** Whom a session answers. The edge has verified the token; only the session knows whether it is still good. */
final class Admission {
    /** Of a seat that was never given another token. */
    static final int FIRST_GENERATION = 0;
    /** The host's token is not replaced. */
    static final int HOST_GENERATION = 0;

    private Admission() {}

    /** 404, then 401, then 403: null where the identity is good. */
    static @Nullable Refusal refusal(SessionState state, Identity who) {
        if (!(state.game() instanceof Game.Live game)) {
            return Refusal.SESSION_NOT_FOUND;
        }
        Roster roster = game.party().roster();
        PlayerId player = Requests.player(who.viewer());
        int generation = player == null ? HOST_GENERATION : roster.generation(player);
        if (!who.epoch().equals(state.life()) || who.generation() != generation) {
            return Refusal.UNAUTHORIZED;
        }
        if (player == null) {
            return null;
        }
        if (!roster.knows(player)) {
            return Refusal.UNAUTHORIZED;
        }
        return roster.departure(player) == Departure.KICKED ? Refusal.PLAYER_KICKED : null;
    }

    /** Why a socket is not subscribed; null where it is. A good token of another epoch is a deleted session's. */
    static FeedSignal.@Nullable Reason denial(SessionState state, Identity who) {
        if (!(state.game() instanceof Game.Live game) || !who.epoch().equals(state.life())) {
            return FeedSignal.Reason.SESSION_CLOSED;
        }
        Refusal refusal = refusal(state, who);
        if (refusal != null) {
            return refusal == Refusal.PLAYER_KICKED ? FeedSignal.Reason.KICKED : FeedSignal.Reason.UNAUTHORIZED;
        }
        PlayerId player = Requests.player(who.viewer());
        return player != null && game.party().roster().departure(player) != null
                ? FeedSignal.Reason.SESSION_CLOSED
                : null;
    }
}
