package party.weirsoe.http.local;

import java.time.Duration;

/** Every bound of the nodes on one machine, in one place. */
public final class LocalLimits {
    public static final int NODES_MAX = 9;
    /** Connections that the balancer passes on at a time; more wait in the kernel. */
    static final int CONNECTIONS_MAX = 10_000;

    static final int BACKLOG_MAX = 1_000;
    static final int PIECE_BYTES = 16 * 1024;

    /** How often each node is asked whether it is ready. */
    static final Duration CHECK_INTERVAL = Duration.ofMillis(500);

    static final Duration CHECK_TIMEOUT = Duration.ofSeconds(1);
    /** Checks in a row that a node may leave unanswered; then its connections are cut, for clients to go elsewhere. */
    static final int CHECKS_UNANSWERED_MAX = 3;

    static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);
    /** How long a connection waits for a node that is ready. */
    static final Duration NODE_WAIT_MAX = Duration.ofSeconds(10);

    static final Duration NODE_POLL = Duration.ofMillis(100);

    /** From the start of all nodes to their being ready. */
    public static final Duration START_WAIT_MAX = Duration.ofMinutes(2);
    /** From the end of a node to its next start; long enough that a stop of the whole is known by then. */
    static final Duration RESTART_AFTER = Duration.ofSeconds(1);
    /** A node that lived shorter than this waits twice as long before each next start, up to the bound. */
    static final Duration SHORT_LIFE = Duration.ofSeconds(15);

    static final Duration RESTART_AFTER_MAX = Duration.ofSeconds(30);
    /** From the polite stop of a node to the rude one; longer than a node allows itself. */
    static final Duration STOP_WAIT_MAX = Duration.ofSeconds(45);
    /** Last lines of a node's log that are shown when it does not start. */
    static final int LOG_LINES_SHOWN = 5;

    private LocalLimits() {}
}
