package party.weirsoe.http.limit;

import java.time.Duration;

/** Every bound of the edge, in one place. Those of the event socket stand in {@code socket.SocketLimits}. */
public final class HttpLimits {
    /** Open connections of a node, sockets included; more wait in the kernel. */
    public static final int CONNECTIONS_MAX = 24_000;
    /** Connections that wait in the kernel to be taken; no more than its own limit, which is 4,096 where nobody changed it. */
    public static final int BACKLOG_MAX = 4_096;

    public static final int TARGET_BYTES_MAX = 8 * 1024;
    /** Names, values and line ends of all headers. */
    public static final int HEADERS_BYTES_MAX = 16 * 1024;

    public static final int HEADERS_MAX = 100;
    public static final int HEADER_NAME_BYTES_MAX = 256;
    public static final int BODY_BYTES_MAX = 16 * 1024;
    /** What is read of a refused body, so that its sender gets the answer; of a longer one the connection is closed. */
    public static final int DRAINED_BYTES_MAX = 64 * 1024;

    public static final int CHUNK_BYTES_MAX = 64 * 1024;
    /** From the head of a request to the end of its body. */
    public static final Duration BODY_WAIT_MAX = Duration.ofSeconds(10);
    /** From the refusal of a request to its answer, while the rest of its body is read off the connection. */
    public static final Duration REFUSED_WAIT_MAX = Duration.ofSeconds(2);
    /** From the end of a request to its answer; longer than a session may take. */
    public static final Duration ANSWER_WAIT_MAX = Duration.ofSeconds(15);
    /** How long a connection may be silent; sockets are pinged more often. */
    public static final Duration IDLE_MAX = Duration.ofSeconds(60);
    /** How long a stopping node waits for the requests that it has taken. */
    public static final Duration DRAIN_WAIT_MAX = Duration.ofSeconds(8);
    /** After which connections that are still open are cut. */
    public static final Duration CUT_WAIT_MAX = Duration.ofSeconds(1);
    /** How long a stopping node, whose port is closed, still listens to the connections that it has. */
    public static final Duration LAST_REQUESTS_WAIT = Duration.ofMillis(150);
    /** How long a node that has given up its shards stays, so that they have a home again before it leaves. */
    public static final Duration SHARDS_SETTLE = Duration.ofMillis(800);
    /** How long a stopping node waits for its actors. */
    public static final Duration ACTORS_WAIT_MAX = Duration.ofSeconds(25);
    /** How long a starting node waits for its ports, and for its place in the cluster. */
    public static final Duration START_WAIT_MAX = Duration.ofSeconds(60);

    /** How often a starting node looks for the others, and whether it may found their cluster. */
    public static final Duration JOIN_RETRY = Duration.ofMillis(500);
    /** How long it looks for them before it founds one: longer than the others need to say again that they are there. */
    public static final Duration FOUND_AFTER = Duration.ofSeconds(2);

    /**
     * How long a node of several may stand still: after that the others put it down, 3.7 s after they have last heard of it at
     * the earliest (docs/decisions/0015).
     */
    public static final Duration STANDSTILL_MAX = Duration.ofMillis(3_500);

    public static final Duration STANDSTILL_LOOK = Duration.ofMillis(50);
    /** How long the port of a node that has left the database may take to let another in. */
    public static final Duration NODE_CALL_MAX = Duration.ofMillis(500);
    /** A connection that is open for so long is a node's: it waits for the caller to speak first. */
    public static final Duration NODE_SILENCE = Duration.ofMillis(300);
    /** Nodes that found a cluster together. */
    public static final int FOUNDERS_MAX = 100;

    /** Faults of one body that are told; the rest follow when these are mended. */
    public static final int FAULTS_MAX = 16;

    public static final int NESTING_MAX = 16;
    /** How much of an unknown member's name is told back. */
    public static final int POINTER_CHARACTERS_MAX = 64;

    public static final int PACK_ID_CHARACTERS_MAX = 64;
    public static final int OPTION_ID_CHARACTERS_MAX = 64;

    /** 401s and joins' 404s of an address in a minute. */
    public static final int MISSES_MAX = 20;
    /** Sessions that an address may open in a minute. */
    public static final int OPENINGS_MAX = 30;

    public static final Duration RATE_WINDOW = Duration.ofMinutes(1);
    /** Addresses that are counted at a time; the least used are forgotten first. */
    public static final int ADDRESSES_MAX = 100_000;

    /** Files of the pages, and their bytes together: they are kept in memory. */
    public static final int WEB_FILES_MAX = 500;

    public static final int WEB_BYTES_MAX = 4 * 1024 * 1024;
    /** In UTF-16 units. The largest QR code holds more than four times as many bytes. */
    public static final int QR_CHARACTERS_MAX = 512;

    private HttpLimits() {}
}
