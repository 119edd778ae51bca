package party.weirsoe.http.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import party.weirsoe.session.SessionProbe;

/** All that the server measures, by name. Labels are words of this code only, never of a request. */
public final class Metrics implements SessionProbe, AutoCloseable {
    /** By {@code command} and {@code outcome}: {@code accepted}, {@code replayed}, or the code of a problem. */
    public static final String COMMANDS = "wpp.commands";

    public static final String REQUESTS = "wpp.requests";
    public static final String REPLAYS = "wpp.replays";
    public static final String WITHOUT_FROM_ROUND = "wpp.calls.without.from.round";
    public static final String RATE_LIMITED = "wpp.rate.limited";
    public static final String ASK = "wpp.ask";
    public static final String JOURNAL_WRITE = "wpp.journal.write";
    public static final String JOURNAL_REACHABLE = "wpp.journal.reachable";
    /** Nodes that a node sees up, itself included: all nodes should say the same. */
    public static final String CLUSTER_MEMBERS = "wpp.cluster.members";

    public static final String LIVE_SESSIONS = "wpp.sessions.live";
    /** Counted, as is the backlog, on the node that has retention. */
    public static final String RETENTION_REMOVED = "wpp.retention.removed";

    public static final String RETENTION_BACKLOG = "wpp.retention.backlog";
    /** 0 on a node that has never had it: the cluster's is the largest. */
    public static final String RETENTION_LAST_RUN = "wpp.retention.last.run";

    public static final String SOCKETS = "wpp.sockets";
    public static final String HINTS_SENT = "wpp.hints.sent";
    public static final String HINTS_CONFLATED = "wpp.hints.conflated";

    private static final Duration[] BUCKETS = {
        Duration.ofMillis(1),
        Duration.ofMillis(2),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        Duration.ofSeconds(5)
    };

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collector = new JvmGcMetrics();
    private final AtomicInteger liveSessions = new AtomicInteger();
    private final AtomicInteger retentionBacklog = new AtomicInteger();
    private final AtomicLong retentionLastRun = new AtomicLong();
    private final AtomicInteger sockets = new AtomicInteger();
    private final Timer ask = timer(ASK, "From handing a request to its session to the session's reply");
    private final Timer journalWrite = timer(JOURNAL_WRITE, "From handing a row to the journal to its being durable");
    private final Counter rateLimited = counter(RATE_LIMITED, "Requests answered rate_limited");
    private final Counter retentionRemoved =
            counter(RETENTION_REMOVED, "Sessions removed because nobody had touched them for long");
    private final Counter hintsSent = counter(HINTS_SENT, "Hints handed to sockets");
    private final Counter hintsConflated =
            counter(HINTS_CONFLATED, "Hints replaced by a newer one before they were sent");

    /** @param journalReachable whether the database answered when it was last asked */
    public Metrics(BooleanSupplier journalReachable) {
        gauge(LIVE_SESSIONS, "Sessions that live on this node", liveSessions);
        gauge(SOCKETS, "Open event sockets of this node", sockets);
        gauge(RETENTION_BACKLOG, "Sessions that are too old and could not be removed yet", retentionBacklog);
        Gauge.builder(RETENTION_LAST_RUN, retentionLastRun, AtomicLong::get)
                .description("When this node has last looked at all sessions for retention, in Unix time")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder(JOURNAL_REACHABLE, journalReachable, up -> up.getAsBoolean() ? 1 : 0)
                .description("1 while the database answers")
                .strongReference(true)
                .register(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ClassLoaderMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        collector.bindTo(registry);
    }

    /** @param up how many nodes this one sees up, itself included */
    public void clusterMembers(IntSupplier up) {
        Gauge.builder(CLUSTER_MEMBERS, up, IntSupplier::getAsInt)
                .description("Nodes that this node sees up, itself included")
                .strongReference(true)
                .register(registry);
    }

    /** @param outcome {@code accepted}, {@code replayed}, or the code of a problem */
    public void command(String command, String outcome) {
        registry.counter(COMMANDS, "command", command, "outcome", outcome).increment();
    }

    /** A request that is no command. */
    public void request(String what, int status) {
        registry.counter(REQUESTS, "what", what, "status", Integer.toString(status))
                .increment();
    }

    /** An exit of the host that does not name the round it was meant for: it may act twice. */
    public void withoutFromRound(String command) {
        registry.counter(WITHOUT_FROM_ROUND, "command", command).increment();
    }

    public void asked(long nanos) {
        ask.record(Duration.ofNanos(nanos));
    }

    public void rateLimited() {
        rateLimited.increment();
    }

    /** @param change +1 when a socket is opened, -1 when its connection is gone */
    public void sockets(int change) {
        sockets.addAndGet(change);
    }

    public void hintSent() {
        hintsSent.increment();
    }

    public void hintConflated() {
        hintsConflated.increment();
    }

    @Override
    public void rowWritten(long nanos) {
        journalWrite.record(Duration.ofNanos(nanos));
    }

    @Override
    public void liveSessions(int change) {
        liveSessions.addAndGet(change);
    }

    @Override
    public void sessionsRemoved(int count) {
        retentionRemoved.increment(count);
    }

    @Override
    public void retentionRan(Instant at) {
        retentionLastRun.set(at.getEpochSecond());
    }

    @Override
    public void retentionBacklog(int sessions) {
        retentionBacklog.set(sessions);
    }

    /** A duplicate got its recorded answer. */
    public void replayed(String command) {
        registry.counter(REPLAYS, "command", command).increment();
    }

    /** In Prometheus' text format 0.0.4. */
    public String scrape() {
        return registry.scrape();
    }

    @Override
    public void close() {
        collector.close();
        registry.close();
    }

    private Timer timer(String name, String description) {
        return Timer.builder(name)
                .description(description)
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    private Counter counter(String name, String description) {
        return Counter.builder(name).description(description).register(registry);
    }

    private void gauge(String name, String description, AtomicInteger value) {
        Gauge.builder(name, value, AtomicInteger::get).description(description).register(registry);
    }
}
