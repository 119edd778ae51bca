package party.weirsoe.http.speed;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;
import party.weirsoe.http.e2e.Await;
import party.weirsoe.pack.PackReader;
import party.weirsoe.persistence.PostgresJournalProvider;
import party.weirsoe.session.Journal;
import party.weirsoe.session.SessionConfiguration;
import party.weirsoe.session.SessionProbe;
import party.weirsoe.session.Sessions;
import party.weirsoe.session.ShardedSessions;
import party.weirsoe.session.Tokens;

/**
 * A node without HTTP, in a process of its own, that drives itself: {@code InProcessNode DATA_DIR PASSIVATE_AFTER_MS}. Takes
 * one command a line and answers each with one line; see {@link #answer}.
 */
final class InProcessNode {
    private final InProcessParties parties;
    private final AtomicInteger live;

    private InProcessNode(InProcessParties parties, AtomicInteger live) {
        this.parties = parties;
        this.live = live;
    }

    public static void main(String[] arguments) throws IOException {
        Journal journal = new PostgresJournalProvider()
                .open(new Journal.Settings(null, Path.of(arguments[0])), System.out::println);
        // The end of the input is the end of the parent, or its wish: the database must not outlive either.
        ActorSystem<Void> system = ActorSystem.create(Behaviors.empty(), "weirsoe", config(journal, arguments[1]));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            system.terminate();
            system.getWhenTerminated().toCompletableFuture().join();
            journal.close();
        }));
        Cluster cluster = Cluster.get(system);
        cluster.manager().tell(Join.create(cluster.selfMember().address()));
        Await.until(SpeedLimits.STOP_MAX, "a member", () -> cluster.selfMember()
                .status()
                .equals(MemberStatus.up()));
        AtomicInteger live = new AtomicInteger();
        Tokens tokens = new Tokens("a secret that is long enough");
        Sessions sessions = ShardedSessions.start(
                system, PackReader.load(null, System.out::println), tokens, journal, counting(live));
        InProcessNode node = new InProcessNode(new InProcessParties(sessions, tokens), live);
        say("ready");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            say(node.answer(line.split(" ", -1)));
        }
        System.exit(0);
    }

    private static void say(String answer) {
        System.out.println(Running.ANSWER + answer);
    }

    /**
     * <ul>
     *   <li>{@code open COUNT PLAYERS ROUNDS} opens more sessions, with their players, in the lies of round 1
     *   <li>{@code play MILLIS IN_FLIGHT} plays them all; answers commands and seconds
     *   <li>{@code until ROUND IN_FLIGHT} plays them all to the lies of that round
     *   <li>{@code view IN_FLIGHT} looks at each once; answers sessions and seconds
     *   <li>{@code awake} answers how many sessions are
     * </ul>
     */
    private String answer(String[] line) {
        int last = line.length == 1 ? 0 : Integer.parseInt(line[line.length - 1]);
        return switch (line[0]) {
            case "open" -> parties.open(Integer.parseInt(line[1]), Integer.parseInt(line[2]), last);
            case "play" -> parties.play(Long.parseLong(line[1]), last);
            case "until" -> parties.until(Integer.parseInt(line[1]), last);
            case "view" -> parties.view(last);
            case "awake" -> Integer.toString(live.get());
            default -> throw new IllegalArgumentException(line[0]);
        };
    }

    private static Config config(Journal journal, String passivateAfterMs) {
        return ConfigFactory.parseString("""
                        pekko.remote.artery.canonical { hostname = 127.0.0.1, port = 0 }
                        pekko.cluster.sharding.passivation.default-idle-strategy.idle-entity.timeout = %s ms
                        weirsoe.secret-digest = speed
                        """.formatted(passivateAfterMs))
                .withFallback(journal.configuration())
                .withFallback(ConfigFactory.parseResources("node.conf"))
                .withFallback(SessionConfiguration.config())
                .withFallback(ConfigFactory.load())
                .resolve();
    }

    private static SessionProbe counting(AtomicInteger live) {
        return new SessionProbe() {
            @Override
            public void rowWritten(long nanos) {
                // The parties count what they have been answered.
            }

            @Override
            public void liveSessions(int change) {
                live.addAndGet(change);
            }
        };
    }
}
