package party.weirsoe.game;

import java.util.Locale;

/** Why a command was refused. The name in lower case is the {@code code} that clients get; its meaning never changes. */
public enum Refusal {
    LIE_EMPTY,
    LIE_TOO_LONG,
    UNAUTHORIZED,
    PLAYER_KICKED,
    SESSION_NOT_FOUND,
    PLAYER_NOT_FOUND,
    OPTION_NOT_FOUND,
    PACK_NOT_FOUND,
    START_NOT_ENOUGH_PLAYERS,
    START_ROUND_INVALID_PHASE,
    START_GUESS_INVALID_PHASE,
    REVEAL_INVALID_PHASE,
    SCOREBOARD_INVALID_PHASE,
    NEXT_ROUND_INVALID_PHASE,
    FINISH_GAME_INVALID_PHASE,
    REMATCH_INVALID_PHASE,
    STALE_TRANSITION,
    ROUND_MISMATCH,
    ROUND_LIMIT_REACHED,
    LIE_PHASE_CLOSED,
    GUESS_PHASE_CLOSED,
    LIE_ALREADY_SUBMITTED,
    GUESS_ALREADY_SUBMITTED,
    TOO_CLOSE_TO_TRUTH,
    LIE_TRIES_SPENT,
    OWN_LIE,
    NOT_IN_THIS_ROUND,
    PLAYER_LEFT,
    SEAT_MISMATCH,
    SEAT_LIMIT_REACHED,
    NICKNAME_TAKEN,
    LOBBY_FULL,
    SESSION_FINISHED,
    IDEMPOTENCY_KEY_REUSED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
