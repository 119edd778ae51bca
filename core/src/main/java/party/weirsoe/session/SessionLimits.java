package party.weirsoe.session;

import java.time.Duration;

/** Every bound of the session machinery, in one place. The bounds of the game stand in {@code game.GameLimits}. */
public final class SessionLimits {
    /** Live sessions of one node; more are {@code unavailable}. */
    public static final int LIVE_SESSIONS_MAX = 100_000;
    /** Requests that wait while a session recovers or writes; more are {@code unavailable}. */
    public static final int STASHED_REQUESTS_MAX = 200;
    /** Draws of a free code for one create; then {@code unavailable}. */
    public static final int CODE_DRAWS_MAX = 16;

    public static final int SNAPSHOT_EVERY_ROWS = 50;
    public static final Duration PASSIVATE_AFTER = Duration.ofMinutes(2);
    /** How long the edge waits for a session; then {@code outcome_unknown}. */
    public static final Duration ASK_TIMEOUT = Duration.ofSeconds(5);

    public static final Duration PING_INTERVAL = Duration.ofSeconds(20);
    public static final Duration RESTART_BACKOFF_MIN = Duration.ofMillis(200);
    public static final Duration RESTART_BACKOFF_MAX = Duration.ofSeconds(5);

    private SessionLimits() {}
}
