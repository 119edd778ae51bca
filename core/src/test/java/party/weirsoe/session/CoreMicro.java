package party.weirsoe.session;

import java.io.NotSerializableException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;
import party.weirsoe.game.Game;
import party.weirsoe.view.Viewer;
import party.weirsoe.view.Views;

/** What the parts of a command cost that are neither actors nor the database: rules, codecs, views, tokens. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CoreMicro {
    /** Rows before the lies of round 1. */
    private static final int LOBBY = 1 + WholeParty.PLAYERS + 1;

    private static final int ROUND = 2 * WholeParty.PLAYERS + 2;

    private final ActorTestKit kit = GoldenFiles.kit();
    private final SessionSerializer serializer = GoldenFiles.serializer(kit);
    private final WholeParty party = WholeParty.play();
    private final SessionRow lie = party.rows().get(LOBBY);
    private final SessionRow start = party.rows().get(LOBBY - 1);
    private final SessionState beforeLie = party.state(LOBBY);
    private final SessionState afterLie = party.state(LOBBY + 1);
    private final SessionState guessing = party.state(LOBBY + WholeParty.PLAYERS);
    private final SessionState lastRound = party.state(LOBBY + (WholeParty.ROUNDS - 1) * ROUND);
    private final byte[] lieBytes = serializer.toBinary(lie);
    private final byte[] startBytes = serializer.toBinary(start);
    private final byte[] lastRoundBytes = serializer.toBinary(lastRound);
    private final Answers answers = new Answers(SessionRig.CODE, SessionRig.TOKENS);
    private final String token = SessionRig.TOKENS.mint(SessionRig.player(1));

    @TearDown
    public void stop() {
        kit.shutdownTestKit();
    }

    /** Deciding, evolving and recording, for each command of a whole party. */
    @Benchmark
    @OperationsPerInvocation(WholeParty.COMMANDS)
    public List<?> aCommandOfAWholeParty() {
        return WholeParty.play().rows();
    }

    @Benchmark
    public Object evolveALie() {
        return beforeLie.after(lie);
    }

    @Benchmark
    public byte[] writeTheRowOfALie() {
        return serializer.toBinary(lie);
    }

    @Benchmark
    public Object readTheRowOfALie() throws NotSerializableException {
        return serializer.fromBinary(lieBytes, "step.v1");
    }

    @Benchmark
    public byte[] writeTheRowOfAGamesStart() {
        return serializer.toBinary(start);
    }

    @Benchmark
    public Object readTheRowOfAGamesStart() throws NotSerializableException {
        return serializer.fromBinary(startBytes, "step.v1");
    }

    @Benchmark
    public byte[] writeTheSnapshotOfTheLastRound() {
        return serializer.toBinary(lastRound);
    }

    @Benchmark
    public Object readTheSnapshotOfTheLastRound() throws NotSerializableException {
        return serializer.fromBinary(lastRoundBytes, "snapshot.v1");
    }

    @Benchmark
    public Object answerToALie() {
        return answers.recorded(SessionRig.EPOCH, afterLie.ledger().lies().getLast(), false);
    }

    @Benchmark
    public Object viewOfTheGuesses() {
        Viewer viewer = SessionRig.player(1).viewer();
        return ViewJson.render(
                Views.of(SessionRig.CODE, SessionRig.EPOCH, guessing.version(), (Game.Live) guessing.game(), viewer));
    }

    @Benchmark
    public void aHint(Blackhole hole) {
        hole.consume(Views.hint(
                SessionRig.CODE, SessionRig.EPOCH, afterLie.version(), beforeLie.game(), (Game.Live) afterLie.game()));
    }

    @Benchmark
    public @Nullable Object verifyAToken() {
        return SessionRig.TOKENS.verify(SessionRig.CODE, token);
    }
}
