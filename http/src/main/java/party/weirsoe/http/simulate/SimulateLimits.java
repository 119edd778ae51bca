package party.weirsoe.http.simulate;

import java.time.Duration;

/** The bounds of the bots, as {@code web/js/limits.js} has those of the pages. */
final class SimulateLimits {
    static final Duration CONNECT_MAX = Duration.ofSeconds(3);
    /** A connection that was silent for longer is not used again; servers keep one for 60 s. */
    static final Duration LINE_IDLE_MAX = Duration.ofSeconds(20);
    /** How often it is looked whether a server is ready, and how long one may take to say so. */
    static final Duration CHECK_EVERY = Duration.ofSeconds(1);

    static final Duration CHECK_MAX = Duration.ofSeconds(1);
    /** How often answers, sockets and parties are looked for that take too long. */
    static final Duration LOOK_EVERY = Duration.ofMillis(500);
    /** Of what {@code Retry-After} asks for. */
    static final Duration RETRY_AFTER_MAX = Duration.ofSeconds(60);
    /** A player's refetch after a hint waits at random up to this. */
    static final Duration HINT_DELAY_MAX = Duration.ofMillis(150);
    /** Two views of one bot are fetched at least this far apart. */
    static final Duration VIEW_GAP = Duration.ofMillis(100);
    /** After views that are older than what was heard of: doubling, so many times; then the bot polls. */
    static final Duration STALE_RETRY_FIRST = Duration.ofMillis(100);

    static final int STALE_RETRIES = 4;

    static final Duration POLL_SOCKET_UP = Duration.ofSeconds(30);
    static final Duration POLL_SOCKET_DOWN = Duration.ofSeconds(3);
    static final double POLL_SPREAD = 0.2;
    /** At random up to the first, doubling up to the most, before a socket is opened again. */
    static final Duration RECONNECT_FIRST = Duration.ofSeconds(1);

    static final Duration RECONNECT_MOST = Duration.ofSeconds(20);
    /** After a socket that was up for this long it starts with the first wait again. */
    static final Duration SOCKET_STABLE = Duration.ofSeconds(10);

    static final Duration SOCKET_OPEN_MAX = Duration.ofSeconds(15);
    /** Two pings of the server and a little more: a socket that says nothing for this long is dead. */
    static final Duration SOCKET_SILENCE_MAX = Duration.ofSeconds(45);
    /** How long a phone sleeps at most that sleeps by accident. */
    static final Duration SLEEP_MAX = Duration.ofSeconds(1);
    /** A party in which nothing was acknowledged for this long, and ten times what a decision takes, is given up. */
    static final Duration PARTY_SILENCE_MAX = Duration.ofMinutes(2);
    /** Of a number of parties: each bot has a socket, and one address has no more than some ten thousand of them. */
    static final int PARTIES_AT_ONCE_MAX = 1_000;
    /** How long bots may take to stop when they are told to. */
    static final Duration STOP_MAX = Duration.ofSeconds(5);

    /** An answer's head and body. */
    static final int HEAD_BYTES_MAX = 16 * 1024;

    static final int BODY_BYTES_MAX = 1024 * 1024;
    /** A message of the event socket. */
    static final int MESSAGE_BYTES_MAX = 4 * 1024;

    private SimulateLimits() {}
}
