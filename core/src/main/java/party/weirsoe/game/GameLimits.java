package party.weirsoe.game;

import java.time.Duration;

/** Every bound of the game, in one place. The bounds of the server's machinery stand in {@code session.SessionLimits}. */
public final class GameLimits {
    public static final int ROUNDS_MIN = 1;
    public static final int ROUNDS_MAX = 20;
    public static final int ROUNDS_DEFAULT = 7;
    /** Rounds of a session over all its games; a rematch that could pass it is {@code round_limit_reached}. */
    public static final int SESSION_ROUNDS_MAX = 400;

    public static final int PHASE_SECONDS_MIN = 5;
    public static final int PHASE_SECONDS_MAX = 600;
    public static final int LIE_SECONDS_DEFAULT = 60;
    public static final int GUESS_SECONDS_DEFAULT = 45;
    /** Submissions are taken until the deadline and this much longer, for what was on its way. */
    public static final Duration DEADLINE_GRACE = Duration.ofMillis(1500);

    public static final int PLAYERS_MIN_TO_START = 2;
    public static final int MAX_PLAYERS_MIN = 2;
    public static final int MAX_PLAYERS_MAX = 16;
    public static final int MAX_PLAYERS_DEFAULT = 8;
    /** Joins of a session, those who left included; then {@code lobby_full}. */
    public static final int JOINS_MAX = 64;
    /** How often a seat is given a new token; then {@code seat_limit_reached}. */
    public static final int SEAT_RENEWALS_MAX = 64;

    /** In user-perceived characters (extended grapheme clusters). */
    public static final int NICKNAME_CHARACTERS_MAX = 16;

    public static final int NICKNAME_BYTES_MAX = 64;
    /** In user-perceived characters (extended grapheme clusters). */
    public static final int LIE_CHARACTERS_MAX = 60;

    public static final int LIE_BYTES_MAX = 240;
    /** Refusals {@code too_close_to_truth} of a player in a round; then {@code lie_tries_spent}. */
    public static final int LIE_TRIES_MAX = 5;

    public static final int BALLOT_OPTIONS_MIN = 4;
    public static final int OPTION_ID_LENGTH = 4;

    public static final int TRUTH_POINTS = 1000;
    public static final int FOOL_POINTS = 500;
    public static final int HOUSE_POINTS = 250;
    public static final int MULTIPLIER_MAX = 3;

    private GameLimits() {}
}
