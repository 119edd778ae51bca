package party.weirsoe.persistence;

import com.typesafe.config.ConfigFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.pekko.actor.ActorSystemImpl;
import org.apache.pekko.actor.Address;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.Cluster;
import org.apache.pekko.cluster.MemberStatus;
import org.jspecify.annotations.Nullable;
import party.weirsoe.game.Nickname;
import party.weirsoe.game.SessionCode;
import party.weirsoe.game.SessionSettings;
import party.weirsoe.pack.Pack;
import party.weirsoe.pack.Packs;
import party.weirsoe.pack.SamplePacks;
import party.weirsoe.session.Identity;
import party.weirsoe.session.Journal;
import party.weirsoe.session.OpenRequest;
import party.weirsoe.session.Reply;
import party.weirsoe.session.RequestKey;
import party.weirsoe.session.SessionConfiguration;
import party.weirsoe.session.SessionProbe;
import party.weirsoe.session.Sessions;
import party.weirsoe.session.ShardedSessions;
import party.weirsoe.session.Tokens;

/** One node's sessions on a real database, without the edge. Each node of a test has an actor system of its own. */
final class SessionsNode implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Tokens TOKENS = new Tokens("a secret that is long enough");
    private static final Packs PACKS = SamplePacks.packs();
    private static final String CONFIG = """
            pekko {
              actor.provider = cluster
              remote.artery {
                canonical { hostname = 127.0.0.1, port = 0 }
                advanced.instruments = ["party.weirsoe.persistence.HintCount"]
              }
              cluster {
                # Who is down is said by the test.
                downing-provider-class = "org.apache.pekko.cluster.NoDowning"
                gossip-interval = 200 ms
                leader-actions-interval = 200 ms
                singleton { hand-over-retry-interval = 200 ms, min-number-of-hand-over-retries = 75 }
              }
              coordinated-shutdown {
                run-by-jvm-shutdown-hook = off
                # As a node of ours has it: one whose others are gone has nobody to hand over to.
                phases.cluster-sharding-shutdown-region.timeout = 4 s
              }
            }
            """;

    final ActorSystem<Void> system;
    final Sessions sessions;
    private final Journal journal;
    private final Cluster cluster;

    private SessionsNode(String url) {
        journal = new PostgresJournalProvider().open(new Journal.Settings(url, Path.of("unused")), line -> {});
        system = ActorSystem.create(
                Behaviors.empty(),
                "weirsoe",
                ConfigFactory.parseString(CONFIG)
                        .withFallback(journal.configuration())
                        .withFallback(SessionConfiguration.config())
                        .withFallback(ConfigFactory.load())
                        .resolve());
        cluster = Cluster.get(system);
        sessions = ShardedSessions.start(system, PACKS, TOKENS, journal, SessionProbe.NONE);
    }

    /** In a cluster of its own: it knows nothing of the others on this database. */
    static SessionsNode alone(String url) {
        SessionsNode node = new SessionsNode(url);
        node.join(node.cluster.selfAddress());
        return node;
    }

    static SessionsNode with(SessionsNode first, String url) {
        SessionsNode node = new SessionsNode(url);
        node.join(first.cluster.selfAddress());
        return node;
    }

    private void join(Address address) {
        cluster.join(address);
        Wait.until("a member", () -> cluster.selfMember().status() == MemberStatus.up());
    }

    /** Again while the outcome is unknown: the first one may come before the cluster has settled. */
    Reply.Opened open(@Nullable String key) {
        Pack pack = PACKS.all().getFirst();
        SessionSettings settings = new SessionSettings(pack.id(), 3, null, null, 16, false);
        Reply reply = answer(sessions.open(new OpenRequest(settings, key, "members")));
        while (!(reply instanceof Reply.Opened)) {
            reply = answer(sessions.open(new OpenRequest(settings, key, "members")));
        }
        return (Reply.Opened) reply;
    }

    Reply join(SessionCode code, String nickname) {
        return answer(sessions.join(code, new Nickname(nickname), new RequestKey(nickname, "members")));
    }

    Reply view(Identity who) {
        return answer(sessions.view(who, null));
    }

    /** Those whose sessions are live on this node: the others may have to be asked on nodes that are no more. */
    List<Identity> answeredAtOnce(List<Identity> hosts) {
        List<CompletableFuture<Reply>> views = hosts.stream()
                .map(host -> sessions.view(host, null).toCompletableFuture())
                .toList();
        return IntStream.range(0, hosts.size())
                .filter(i -> views.get(i).isDone() && views.get(i).join() instanceof Reply.View)
                .mapToObj(hosts::get)
                .toList();
    }

    static Identity host(Reply.Opened opened) {
        String json = opened.json().decodeString(StandardCharsets.UTF_8);
        String token = json.replaceAll(".*\"host_token\":\"([^\"]+)\".*", "$1");
        return Objects.requireNonNull(TOKENS.verify(opened.code(), token));
    }

    /** Of a view or of a command's response; 0 where it has none. */
    static long version(Reply reply) {
        String json =
                switch (reply) {
                    case Reply.View view -> view.json().decodeString(StandardCharsets.UTF_8);
                    case Reply.Joined joined -> joined.json().decodeString(StandardCharsets.UTF_8);
                    default -> "";
                };
        String digits = json.replaceFirst("(?s)^.*?\"version\":(\\d+).*$", "$1");
        return digits.equals(json) ? 0 : Long.parseLong(digits);
    }

    static <T> T answer(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    Address address() {
        return cluster.selfAddress();
    }

    void down(Address dead) {
        cluster.down(dead);
    }

    /** Put down, or already gone. */
    boolean isOut() {
        MemberStatus status = cluster.selfMember().status();
        return status == MemberStatus.down() || status == MemberStatus.removed() || cluster.isTerminated();
    }

    int members() {
        int members = 0;
        for (var member : cluster.state().getMembers()) {
            members += member.status() == MemberStatus.up() ? 1 : 0;
        }
        return members;
    }

    /** As a process ends that is killed: nobody is told. */
    void kill() {
        ((ActorSystemImpl) system.classicSystem()).abort();
        answer(system.getWhenTerminated());
    }

    /** Leaves the cluster, and hands its sessions over. */
    @Override
    public void close() {
        system.terminate();
        answer(system.getWhenTerminated());
        journal.close();
    }
}
