package party.weirsoe.persistence;

import java.time.Duration;

/**
 * Every bound of the journal, in one place. The time-outs form a ladder, so that the inner one speaks first: a pooled
 * connection ({@link #POOL_WAIT}), a statement ({@link #STATEMENT_TIMEOUT}), its socket ({@link #SOCKET_TIMEOUT}), the
 * journal's circuit breaker ({@link #JOURNAL_CALL_TIMEOUT}).
 */
public final class PersistenceLimits {
    /** Connections of the journal and the snapshots together, and as many threads: more did not help on two cores. */
    public static final int POOL_CONNECTIONS = 6;
    /** Jobs that wait for a thread of the pool; more fail. */
    public static final int POOL_JOBS_MAX = 10_000;
    /** Writes that wait to be put into a transaction; more fail. 1,000 overflowed at 1,500 commands in flight. */
    public static final int WRITES_WAITING_MAX = 10_000;
    /** Rows of one transaction. */
    public static final int ROWS_PER_WRITE_MAX = 400;
    /** Transactions of writes at a time. */
    public static final int WRITES_AT_ONCE = 2;
    /** Rows of one read while a session recovers. */
    public static final int ROWS_PER_READ = 400;
    /** Sessions of a node that recover at a time; the others wait. */
    public static final int RECOVERIES_AT_ONCE = 50;

    public static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    /** How long the pool goes on trying a server that is away, and how often, before it begins to pause between its tries. */
    public static final Duration CONNECT_PATIENCE = Duration.ofMinutes(10);

    public static final Duration CONNECT_RETRY = Duration.ofMillis(100);
    /** How long a job waits for a connection. */
    public static final Duration POOL_WAIT = Duration.ofSeconds(3);

    public static final Duration CONNECTION_LIFETIME = Duration.ofMinutes(30);
    public static final Duration STATEMENT_TIMEOUT = Duration.ofSeconds(5);
    public static final Duration SOCKET_TIMEOUT = Duration.ofSeconds(8);
    public static final Duration JOURNAL_CALL_TIMEOUT = Duration.ofSeconds(10);

    /** Failures in a row, with no success between them, before the journal fails at once instead of after a time-out. */
    public static final int JOURNAL_FAILURES_MAX = 100;
    /** How long it fails at once before it tries again. */
    public static final Duration JOURNAL_CLOSED_FOR = Duration.ofSeconds(1);

    /** Erasures and look-ups that wait for their one connection; more are refused, and left to a later attempt. */
    public static final int CHORES_WAITING_MAX = 10_000;
    /** One look at a page of sessions. */
    public static final Duration PAGE_TIMEOUT = Duration.ofSeconds(2);

    /** How long the database keeps the locks of a node whose machine has gone without a farewell. */
    public static final Duration LOST_CLIENT_AFTER = Duration.ofSeconds(10);

    /** How often a node looks which of the others have departed. */
    public static final Duration ROSTER_INTERVAL = Duration.ofMillis(500);
    /** Starts of nodes that one of them remembers; then it forgets those that have departed. */
    public static final int INCARNATIONS_MAX = 1_000;

    /** How long a node that goes on may keep the others from deciding: the resolver's {@code release-after} and a second. */
    public static final Duration PARTITION_LOCK_MAX = Duration.ofSeconds(11);

    public static final Duration PROBE_INTERVAL = Duration.ofSeconds(1);
    /** After a probe without an answer. */
    public static final Duration PROBE_AGAIN = Duration.ofMillis(200);

    public static final Duration PROBE_TIMEOUT = Duration.ofSeconds(1);

    /** How long the set-up of the schema waits for another node's. */
    public static final Duration SCHEMA_WAIT = Duration.ofSeconds(60);

    public static final Duration SCHEMA_POLL = Duration.ofMillis(100);
    /** A step of the schema set-up, or a question of the start. */
    public static final Duration SETUP_TIMEOUT = Duration.ofSeconds(60);

    /** From the start of the embedded server to its first answer; repair after a crash included. */
    public static final Duration SERVER_START = Duration.ofSeconds(60);
    /** A starting server that shows no process for so long has died. */
    public static final Duration SERVER_GONE_AFTER = Duration.ofSeconds(5);

    public static final Duration SERVER_POLL = Duration.ofMillis(200);
    /** From the polite stop of a server to the rude one, and from that to giving up. */
    public static final Duration SERVER_STOP = Duration.ofSeconds(20);

    public static final int SERVER_CONNECTIONS = 60;
    /** A server's log beyond this is put aside at the next start, in place of the last one put aside. */
    public static final long SERVER_LOG_BYTES_MAX = 8L << 20;

    /** Probes in a row without an answer that make the database unreachable. */
    public static final int PROBES_UNANSWERED_MAX = 2;

    private PersistenceLimits() {}
}
