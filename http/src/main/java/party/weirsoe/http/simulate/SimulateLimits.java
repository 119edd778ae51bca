package party.weirsoe.http.simulate;

import java.time.Duration;

/** The bounds of the bots, as {@code web/js/limits.js} has those of the pages. */
final class SimulateLimits {
    static final Duration CONNECT_MAX = Duration.ofSeconds(3);
    /**
     * A request without an answer is given up after this, and sent to another server: longer than a server itself waits
     * for a session, and shorter than a browser, which has a load balancer in between.
     */
    static final Duration ATTEMPT_MAX = Duration.ofSeconds(6);
    /** How often it is looked whether a server is ready, and how long one may take to say so. */
    static final Duration CHECK_EVERY = Duration.ofSeconds(1);

    static final Duration CHECK_MAX = Duration.ofSeconds(1);
    /** Half of this to all of it, doubling up to the most. */
    static final Duration RETRY_FIRST = Duration.ofMillis(250);

    static final Duration RETRY_MOST = Duration.ofSeconds(2);
    /** Of what {@code Retry-After} asks for. */
    static final Duration RETRY_AFTER_MAX = Duration.ofSeconds(60);
    /** A player's refetch after a hint waits at random up to this. */
    static final Duration HINT_DELAY_MAX = Duration.ofMillis(150);

    static final Duration POLL_SOCKET_UP = Duration.ofSeconds(30);
    static final Duration POLL_SOCKET_DOWN = Duration.ofSeconds(3);
    static final double POLL_SPREAD = 0.2;
    /** At random up to this, before a socket is opened again. */
    static final Duration RECONNECT_FIRST = Duration.ofSeconds(1);

    static final Duration SOCKET_OPEN_MAX = Duration.ofSeconds(5);
    /** An answer's head and body. */
    static final int HEAD_BYTES_MAX = 16 * 1024;

    static final int BODY_BYTES_MAX = 1024 * 1024;

    private SimulateLimits() {}
}
