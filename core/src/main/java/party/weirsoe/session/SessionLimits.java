package party.weirsoe.session;

import java.time.Duration;

/** Every bound of the session machinery, in one place. The bounds of the game stand in {@code game.GameLimits}. */
public final class SessionLimits {
    /** Live sessions of one node; more are {@code unavailable}. */
    public static final int LIVE_SESSIONS_MAX = 100_000;
    /** Requests that wait while a session recovers or writes; more get no answer: {@code outcome_unknown}. */
    public static final int STASHED_REQUESTS_MAX = 200;
    /** Requests that wait while shards and sessions of this node move or start; more get no answer. */
    public static final int BUFFERED_REQUESTS_MAX = 20_000;
    /** Draws of a free code for one create; then {@code unavailable}. */
    public static final int CODE_DRAWS_MAX = 16;

    /** Rows from one snapshot of a session to its next, fifty in the mean: {@link SnapshotPace}. */
    public static final int SNAPSHOT_EVERY_ROWS_MIN = 42;

    public static final int SNAPSHOT_EVERY_ROWS_MAX = 57;
    public static final int SNAPSHOTS_KEPT = 2;
    public static final Duration PASSIVATE_AFTER = Duration.ofMinutes(2);
    /**
     * How long the edge waits for a session; then {@code outcome_unknown}. Shorter than it takes to move the sessions of a
     * lost node: the request that is sent again waits for the new owner, and is the first that it answers.
     */
    public static final Duration ASK_TIMEOUT = Duration.ofMillis(2_500);
    /** How long before what may arrive twice is sent to the session again, and again: much longer than a row takes. */
    public static final Duration SEND_AGAIN_AFTER = Duration.ofMillis(700);
    /** So many messages to sessions pay for one that is sent again: see {@link ResendBudget}. */
    public static final int MESSAGES_FOR_A_RESEND = 5;
    /** Resends of a node that are saved up for the loss of another: two for each of 2,500 requests under way. */
    public static final int RESENDS_SAVED_MAX = 5_000;

    /** What clients without a socket are told to wait between two GETs. */
    public static final Duration POLL_AFTER = Duration.ofSeconds(3);

    public static final Duration PING_INTERVAL = Duration.ofSeconds(20);
    /** How long a GET waits for a row that is being written; then it is answered what was known before it. */
    public static final Duration WRITE_PATIENCE = Duration.ofMillis(200);
    /** How soon an overdue phase is looked at again while the journal is away. */
    public static final Duration DEADLINE_RETRY = Duration.ofSeconds(1);
    /** How soon the rows of a deleted session are removed again after a failure. */
    public static final Duration ERASE_RETRY = Duration.ofSeconds(2);
    /** Creates with the key of a session that is just being removed, and removals of it; more are {@code unavailable}. */
    public static final int WAITING_FOR_ERASURE_MAX = 16;
    /** Sessions that retention looks at with one question to the journal. */
    public static final int RETENTION_PAGE = 500;
    /** Sessions that retention removes at a time: so many may it wake, all nodes together. */
    public static final int RETENTION_BATCH = 20;
    /** How long retention leaves the journal alone after each question and after each batch. */
    public static final Duration RETENTION_PAUSE = Duration.ofMillis(250);
    /** From the start of the node that has retention to its first look at the sessions; also after one that failed. */
    public static final Duration RETENTION_DELAY = Duration.ofMinutes(1);
    /** From one look at all sessions to the next. */
    public static final Duration RETENTION_INTERVAL = Duration.ofHours(1);
    /** How long a removal is waited for; it may happen afterwards. */
    public static final Duration REMOVAL_TIMEOUT = Duration.ofSeconds(10);
    /** Shards that move at the same time: so many have no home for a moment, some tenths of a second. */
    public static final int SHARDS_MOVED_AT_ONCE_MAX = 5;
    /** The same as a share of all; the smaller counts. */
    public static final double SHARDS_MOVED_AT_ONCE_SHARE = 0.2;
    /** How often shards move to a node that has fewer: its JVM is cold, and sessions wait for it. */
    public static final Duration SHARDS_BALANCED_EVERY = Duration.ofSeconds(3);
    /** How often a node that stops looks whether it still has shards. */
    public static final Duration SHARDS_COUNTED_EVERY = Duration.ofMillis(200);
    /** How soon a relay asks again for a socket that still waits for its hello. */
    public static final Duration SUBSCRIBE_RETRY = Duration.ofSeconds(2);

    public static final Duration RESTART_BACKOFF_MIN = Duration.ofMillis(200);
    /** Also how long after an outage of the database the last sessions come back, and how often each tries during one. */
    public static final Duration RESTART_BACKOFF_MAX = Duration.ofSeconds(1);

    public static final Duration RESTARTS_FORGOTTEN_AFTER = Duration.ofSeconds(30);
    /** How long a session whose rows cannot be read turns everybody away before it is tried again. */
    public static final Duration UNREADABLE_FOR = Duration.ofSeconds(30);
    /** One line in the log for all sessions of a node that the journal fails. */
    public static final Duration TROUBLE_TOLD_EVERY = Duration.ofSeconds(10);

    private SessionLimits() {}
}
