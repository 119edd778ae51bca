package party.weirsoe.http.e2e;

import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;
import org.jspecify.annotations.Nullable;
import party.weirsoe.game.SessionCode;
import party.weirsoe.pack.Pack;
import party.weirsoe.pack.PackReader;
import party.weirsoe.pack.PackReading;
import party.weirsoe.pack.Packs;
import party.weirsoe.pack.SamplePacks;
import party.weirsoe.persistence.PostgresJournalProvider;
import party.weirsoe.session.Identity;
import party.weirsoe.session.Journal;
import party.weirsoe.session.Retention;
import party.weirsoe.session.SessionConfiguration;
import party.weirsoe.session.SessionProbe;
import party.weirsoe.session.Sessions;
import party.weirsoe.session.ShardedSessions;
import party.weirsoe.session.Tokens;

/** The sessions and the retention of one node of a cluster, in this JVM, without HTTP, and in a hurry. */
final class SessionNode implements AutoCloseable {
    static final String PACK = "canary";
    static final Duration KEEP = Duration.ofDays(30);
    private static final Tokens TOKENS = new Tokens("a secret that is long enough");
    private static final Retention.Pace PACE =
            new Retention.Pace(Duration.ofMillis(50), Duration.ofMillis(200), Duration.ofMillis(5), 3, 2);
    private static final Duration START_MAX = Duration.ofSeconds(60);

    private final Journal journal;
    private final ActorSystem<Void> system;
    private final Sessions sessions;
    private final Told probe = new Told();

    private SessionNode(String databaseUrl, InstantSource clock, @Nullable SessionNode other) {
        journal = new PostgresJournalProvider().open(new Journal.Settings(databaseUrl, Path.of("unused")), line -> {});
        system = ActorSystem.create(
                Behaviors.empty(),
                "weirsoe",
                ConfigFactory.parseString("pekko.remote.artery.canonical { hostname = 127.0.0.1, port = 0 }\n"
                                + "weirsoe.secret-digest = the-same")
                        .withFallback(journal.configuration())
                        .withFallback(ConfigFactory.parseResources("node.conf"))
                        .withFallback(SessionConfiguration.config())
                        .withFallback(ConfigFactory.load())
                        .resolve());
        Cluster cluster = Cluster.get(system);
        Cluster seed = other == null ? cluster : Cluster.get(other.system);
        cluster.manager().tell(Join.create(seed.selfMember().address()));
        Await.until(
                START_MAX, "a member", () -> Objects.equals(cluster.selfMember().status(), MemberStatus.up()));
        sessions = ShardedSessions.start(system, new Packs(List.of(pack())), TOKENS, journal, probe);
        Retention.start(system, journal, KEEP, clock, PACE, probe);
    }

    /** @param other whose cluster it joins; null: one of its own */
    static SessionNode start(String databaseUrl, InstantSource clock, @Nullable SessionNode other) {
        return new SessionNode(databaseUrl, clock, other);
    }

    static Identity identity(SessionCode code, String token) {
        return Objects.requireNonNull(TOKENS.verify(code, token));
    }

    Sessions sessions() {
        return sessions;
    }

    Told probe() {
        return probe;
    }

    /** Leaves the cluster in order. */
    @Override
    public void close() {
        system.terminate();
        try {
            system.getWhenTerminated().toCompletableFuture().get(START_MAX.toSeconds(), TimeUnit.SECONDS);
        } catch (java.util.concurrent.ExecutionException | TimeoutException | InterruptedException e) {
            throw new AssertionError(e);
        }
        journal.close();
    }

    private static Pack pack() {
        PackReading reading = PackReader.read(PACK, SamplePacks.bytes(SamplePacks.canaryJson(PACK)));
        return ((PackReading.Accepted) reading).pack();
    }

    /** What retention has said on this node. */
    static final class Told implements SessionProbe {
        private final AtomicInteger live = new AtomicInteger();
        private final AtomicInteger removed = new AtomicInteger();
        private final AtomicInteger runs = new AtomicInteger();
        private final AtomicInteger backlog = new AtomicInteger();

        int live() {
            return live.get();
        }

        int removed() {
            return removed.get();
        }

        int runs() {
            return runs.get();
        }

        int backlog() {
            return backlog.get();
        }

        @Override
        public void rowWritten(long nanos) {}

        @Override
        public void liveSessions(int change) {
            live.addAndGet(change);
        }

        @Override
        public void sessionsRemoved(int count) {
            removed.addAndGet(count);
        }

        @Override
        public void retentionRan(Instant at) {
            runs.incrementAndGet();
        }

        @Override
        public void retentionBacklog(int sessions) {
            backlog.set(sessions);
        }
    }
}
