package party.weirsoe.persistence;

import static java.util.Map.entry;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.postgresql.PGProperty;

/** The configuration of the journal and the snapshot store, which share one pool of connections. */
final class JournalConfiguration {
    private static final String POOL = "weirsoe";
    private static final String DATABASE = "pekko-persistence-jdbc.shared-databases." + POOL;

    private static final String LEASE = "weirsoe.partition-lease";

    private JournalConfiguration() {}

    /** Holds the URL with its password: not to be logged. */
    static Config of(DatabaseAddress address) {
        return ConfigFactory.parseMap(plugins())
                .withFallback(ConfigFactory.parseMap(journal()))
                .withFallback(ConfigFactory.parseMap(snapshots()))
                .withFallback(ConfigFactory.parseMap(database(address)))
                .withFallback(ConfigFactory.parseMap(Map.of(DATABASE + ".db.properties", driver())))
                .withFallback(ConfigFactory.parseMap(partitions(address)));
    }

    /** Who goes on when the cluster falls apart: see docs/decisions/0015. */
    private static Map<String, Object> partitions(DatabaseAddress address) {
        return Map.of(
                "pekko.cluster.split-brain-resolver.active-strategy",
                "lease-majority",
                "pekko.cluster.split-brain-resolver.lease-majority.lease-implementation",
                LEASE,
                LEASE + ".lease-class",
                PartitionLease.class.getName(),
                LEASE + ".held-at-most",
                millis(PersistenceLimits.PARTITION_LOCK_MAX),
                LEASE + ".url",
                address.url());
    }

    private static Map<String, Object> plugins() {
        return Map.of(
                "pekko.persistence.journal.plugin",
                "jdbc-journal",
                "pekko.persistence.snapshot-store.plugin",
                "jdbc-snapshot-store",
                // The pool connects now and not in the first command.
                "pekko.persistence.journal.auto-start-journals",
                List.of("jdbc-journal"),
                "pekko.persistence.snapshot-store.auto-start-snapshot-stores",
                List.of("jdbc-snapshot-store"),
                "pekko.persistence.max-concurrent-recoveries",
                PersistenceLimits.RECOVERIES_AT_ONCE);
    }

    private static Map<String, Object> journal() {
        return Map.ofEntries(
                entry("jdbc-journal.dao", IsolatingJournalDao.class.getName()),
                entry("jdbc-journal.use-shared-db", POOL),
                entry("jdbc-journal.tables.event_journal.schemaName", "public"),
                entry("jdbc-journal.tables.event_tag.schemaName", "public"),
                entry("jdbc-journal.bufferSize", PersistenceLimits.WRITES_WAITING_MAX),
                entry("jdbc-journal.batchSize", PersistenceLimits.ROWS_PER_WRITE_MAX),
                entry("jdbc-journal.replayBatchSize", PersistenceLimits.ROWS_PER_READ),
                entry("jdbc-journal.parallelism", PersistenceLimits.WRITES_AT_ONCE),
                // The order of the answers across sessions means nothing, and keeping it lets one slow write delay all.
                entry("jdbc-journal.write-response-global-order", "off"),
                // Two writers of one session cannot interleave: the primary key fails the second, which then starts
                // anew. So the filter has nothing to find, and dropping rows is no repair of accepted commands.
                entry("jdbc-journal.replay-filter.mode", "off"),
                // The breaker is there to fail at once while the database is away, instead of queueing up time-outs. It
                // counts failures in a row; any success sets it back, so the bad rows of a few sessions cannot open it,
                // and when an outage has opened it, it tries again each second.
                entry("jdbc-journal.circuit-breaker.max-failures", PersistenceLimits.JOURNAL_FAILURES_MAX),
                entry("jdbc-journal.circuit-breaker.call-timeout", millis(PersistenceLimits.JOURNAL_CALL_TIMEOUT)),
                entry("jdbc-journal.circuit-breaker.reset-timeout", millis(PersistenceLimits.JOURNAL_CLOSED_FOR)));
    }

    private static Map<String, Object> snapshots() {
        return Map.of(
                "jdbc-snapshot-store.use-shared-db",
                POOL,
                // A session that lives has all its rows: they say what a snapshot of a newer release says.
                "jdbc-snapshot-store.snapshot-is-optional",
                true,
                "jdbc-snapshot-store.tables.snapshot.schemaName",
                "public",
                // A closed snapshot store fails recoveries as a closed journal does.
                "jdbc-snapshot-store.circuit-breaker.max-failures",
                PersistenceLimits.JOURNAL_FAILURES_MAX,
                "jdbc-snapshot-store.circuit-breaker.call-timeout",
                millis(PersistenceLimits.JOURNAL_CALL_TIMEOUT),
                "jdbc-snapshot-store.circuit-breaker.reset-timeout",
                millis(PersistenceLimits.JOURNAL_CLOSED_FOR));
    }

    private static Map<String, Object> database(DatabaseAddress address) {
        return Map.ofEntries(
                entry(DATABASE + ".profile", "slick.jdbc.PostgresProfile$"),
                entry(DATABASE + ".db.connectionPool", "HikariCP"),
                entry(DATABASE + ".db.driver", PatientDriver.class.getName()),
                entry(DATABASE + ".db.url", address.url()),
                entry(DATABASE + ".db.poolName", POOL),
                entry(DATABASE + ".db.numThreads", PersistenceLimits.POOL_CONNECTIONS),
                entry(DATABASE + ".db.maxConnections", PersistenceLimits.POOL_CONNECTIONS),
                entry(DATABASE + ".db.minConnections", PersistenceLimits.POOL_CONNECTIONS),
                entry(DATABASE + ".db.queueSize", PersistenceLimits.POOL_JOBS_MAX),
                entry(DATABASE + ".db.connectionTimeout", millis(PersistenceLimits.POOL_WAIT)),
                entry(DATABASE + ".db.validationTimeout", millis(PersistenceLimits.PROBE_TIMEOUT)),
                entry(DATABASE + ".db.maxLifetime", millis(PersistenceLimits.CONNECTION_LIFETIME)),
                // It would take one of the pool's connections for ever.
                entry(DATABASE + ".db.keepAliveConnection", false));
    }

    /** What stands in the URL wins over these. */
    private static Map<String, Object> driver() {
        return Map.of(
                PGProperty.REWRITE_BATCHED_INSERTS.getName(),
                "true",
                PGProperty.APPLICATION_NAME.getName(),
                "weirsoe",
                PGProperty.TCP_KEEP_ALIVE.getName(),
                "true",
                PGProperty.CONNECT_TIMEOUT.getName(),
                seconds(PersistenceLimits.CONNECT_TIMEOUT),
                PGProperty.LOGIN_TIMEOUT.getName(),
                seconds(PersistenceLimits.CONNECT_TIMEOUT),
                PGProperty.SOCKET_TIMEOUT.getName(),
                seconds(PersistenceLimits.SOCKET_TIMEOUT),
                // An exception with it repeats the row that failed, and exceptions are logged: rows hold what nobody
                // may know.
                PGProperty.LOG_SERVER_ERROR_DETAIL.getName(),
                "false",
                PGProperty.OPTIONS.getName(),
                "-c statement_timeout=" + PersistenceLimits.STATEMENT_TIMEOUT.toMillis()
                        + " -c idle_in_transaction_session_timeout="
                        + PersistenceLimits.SOCKET_TIMEOUT.toMillis());
    }

    private static String millis(Duration duration) {
        return duration.toMillis() + "ms";
    }

    private static String seconds(Duration duration) {
        return Integer.toString(DatabaseAddress.seconds(duration));
    }
}
