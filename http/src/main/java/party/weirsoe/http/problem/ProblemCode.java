package party.weirsoe.http.problem;

import static party.weirsoe.http.problem.Retry.AFTER_REFETCH;
import static party.weirsoe.http.problem.Retry.LATER;
import static party.weirsoe.http.problem.Retry.NEVER;
import static party.weirsoe.http.problem.Retry.SAME_REQUEST;

import java.util.Locale;
import party.weirsoe.game.Refusal;

/** The catalogue of errors. The name in lower case is the {@code code} that clients get; its meaning never changes. */
public enum ProblemCode {
    REQUEST_INVALID(400, NEVER, "The request is not valid", "The request cannot be read."),
    IDEMPOTENCY_KEY_INVALID(
            400,
            NEVER,
            "The Idempotency-Key is not valid",
            "An Idempotency-Key has 16 to 64 of the characters A-Z a-z 0-9 _ and -."),
    NICKNAME_INVALID(
            400, NEVER, "The nickname is not valid", "A nickname has 1 to 16 characters, and no invisible ones."),
    LIE_EMPTY(400, NEVER, "The lie is empty", "A lie needs at least one letter, digit or symbol."),
    LIE_TOO_LONG(400, NEVER, "The lie is too long", "A lie has at most 60 characters."),
    UNAUTHORIZED(401, NEVER, "No valid token", "This needs a token of this session: Authorization: Bearer <token>."),
    FORBIDDEN(403, NEVER, "Not for this token", "The token is valid, but not for this."),
    PLAYER_KICKED(403, NEVER, "The host has removed this player", "The host has removed this player from the session."),
    ORIGIN_NOT_ALLOWED(403, NEVER, "The origin is not allowed", "Pages of this origin may not open the event socket."),
    SESSION_NOT_FOUND(404, NEVER, "There is no such session", "No session has this code."),
    PLAYER_NOT_FOUND(404, AFTER_REFETCH, "There is no such player", "Nobody with this id has joined the session."),
    OPTION_NOT_FOUND(404, AFTER_REFETCH, "There is no such option", "The ballot of this round has no such option."),
    PACK_NOT_FOUND(
            404, NEVER, "There is no such pack", "This server has no such question pack; /lobby/packs lists them."),
    NOT_FOUND(404, NEVER, "There is nothing here", "There is nothing at this path."),
    METHOD_NOT_ALLOWED(405, NEVER, "The method is not allowed", "This path has other methods: see Allow."),
    BODY_TOO_LARGE(413, NEVER, "The body is too large", "A body has at most 16 KiB."),
    URI_TOO_LONG(414, NEVER, "The request target is too long", "A request target has at most 8 KiB."),
    UNSUPPORTED_MEDIA_TYPE(415, NEVER, "The body is not JSON", "A body needs Content-Type: application/json."),
    HEADERS_TOO_LARGE(431, NEVER, "The headers are too large", "The headers have at most 16 KiB in all."),
    START_NOT_ENOUGH_PLAYERS(
            409, AFTER_REFETCH, "There are not enough players", "A game starts with two active players."),
    START_ROUND_INVALID_PHASE(409, AFTER_REFETCH, "The game cannot start now"),
    START_GUESS_INVALID_PHASE(409, AFTER_REFETCH, "Guessing cannot start now"),
    REVEAL_INVALID_PHASE(409, AFTER_REFETCH, "The reveal cannot start now"),
    SCOREBOARD_INVALID_PHASE(409, AFTER_REFETCH, "The scoreboard cannot be shown now"),
    NEXT_ROUND_INVALID_PHASE(409, AFTER_REFETCH, "The next round cannot start now"),
    FINISH_GAME_INVALID_PHASE(409, AFTER_REFETCH, "The game cannot finish now"),
    REMATCH_INVALID_PHASE(409, AFTER_REFETCH, "A rematch cannot start now"),
    STALE_TRANSITION(409, AFTER_REFETCH, "The party has moved on"),
    ROUND_MISMATCH(409, AFTER_REFETCH, "That round has not begun"),
    ROUND_LIMIT_REACHED(409, AFTER_REFETCH, "There is no further round"),
    LIE_PHASE_CLOSED(409, AFTER_REFETCH, "That round takes no lies now"),
    GUESS_PHASE_CLOSED(409, AFTER_REFETCH, "That round takes no guesses now"),
    LIE_ALREADY_SUBMITTED(409, AFTER_REFETCH, "Another lie is in"),
    GUESS_ALREADY_SUBMITTED(409, AFTER_REFETCH, "Another guess is in"),
    TOO_CLOSE_TO_TRUTH(409, NEVER, "Too close to the truth", "This would give the truth away: write another lie."),
    LIE_TRIES_SPENT(409, NEVER, "No tries are left", "No text is taken in this round any more; house:true still is."),
    OWN_LIE(409, NEVER, "This is the player's own lie", "Nobody may pick their own lie."),
    NOT_IN_THIS_ROUND(409, AFTER_REFETCH, "Not in this round", "This player waits for the next round, or has left."),
    PLAYER_LEFT(409, AFTER_REFETCH, "The player has left", "This player has left or was removed: the seat is free."),
    SEAT_MISMATCH(409, AFTER_REFETCH, "The seat is not that far", "This seat has not had so many tokens."),
    SEAT_LIMIT_REACHED(
            409, NEVER, "The seat has had all its tokens", "This seat has been given a new token too often."),
    NICKNAME_TAKEN(409, NEVER, "The nickname is taken", "Somebody here has this nickname, or one that looks like it."),
    LOBBY_FULL(409, LATER, "The lobby is full", "All seats are taken."),
    SESSION_FINISHED(409, LATER, "The game is over", "Joining opens again with a rematch."),
    IDEMPOTENCY_KEY_REUSED(
            422, NEVER, "The Idempotency-Key was used before", "This key was sent before with other members."),
    RATE_LIMITED(429, LATER, "Too many requests", "Too many requests from this address: see Retry-After."),
    INTERNAL_ERROR(500, LATER, "The server has failed", "This is a fault of the server."),
    UNAVAILABLE(503, LATER, "Not available now", "This request was not applied: send it again later."),
    OUTCOME_UNKNOWN(
            503, SAME_REQUEST, "The outcome is not known", "It may have been applied: the same request finds out.");

    private final int status;
    private final Retry retry;
    private final String title;
    private final String detail;
    private final boolean aboutThePhase;

    ProblemCode(int status, Retry retry, String title, String detail) {
        this.status = status;
        this.retry = retry;
        this.title = title;
        this.detail = detail;
        this.aboutThePhase = false;
    }

    /** About the phase that the session is in: its text is made from phase and round. */
    ProblemCode(int status, Retry retry, String title) {
        this.status = status;
        this.retry = retry;
        this.title = title;
        this.detail = title + ".";
        this.aboutThePhase = true;
    }

    public static ProblemCode of(Refusal refusal) {
        return valueOf(refusal.name());
    }

    public int status() {
        return status;
    }

    public Retry retry() {
        return retry;
    }

    public String title() {
        return title;
    }

    public String detail() {
        return detail;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether {@code detail} says which phase and round the session is in. */
    boolean isAboutThePhase() {
        return aboutThePhase;
    }

    /** Whether {@code params} has {@code phase} and {@code round}; where the caller may know them. */
    public boolean tellsPhaseAndRound() {
        return switch (this) {
            case PLAYER_NOT_FOUND, OPTION_NOT_FOUND -> true;
            case NICKNAME_TAKEN, LOBBY_FULL, SESSION_FINISHED -> false;
            default -> status == 409;
        };
    }
}
