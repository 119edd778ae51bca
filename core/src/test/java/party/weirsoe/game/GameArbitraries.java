package party.weirsoe.game;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** What properties of parties range over; failing samples shrink to a few simple moves. */
public final class GameArbitraries {
    private GameArbitraries() {}

    /** Small parties and large ones, timed and untimed. */
    public static Arbitrary<SessionSettings> settings() {
        Arbitrary<Integer> seconds = Arbitraries.integers()
                .between(GameLimits.PHASE_SECONDS_MIN, GameLimits.PHASE_SECONDS_MAX)
                .injectNull(0.3);
        return Combinators.combine(
                        Arbitraries.integers().between(1, 5),
                        seconds,
                        seconds,
                        Arbitraries.integers().between(GameLimits.MAX_PLAYERS_MIN, GameLimits.MAX_PLAYERS_MAX))
                .as(Sample::settings);
    }

    public static Arbitrary<Move> move() {
        Arbitrary<Integer> choice = Arbitraries.integers().between(0, Move.CHOICES - 1);
        return Combinators.combine(kind(), choice, choice, choice).as(Move::new);
    }

    public static Arbitrary<List<Move>> moves(int atMost) {
        return move().list().ofMaxSize(atMost);
    }

    /** Parties of at most that many moves after the opening. */
    public static Arbitrary<RandomParty> parties(int movesAtMost) {
        return Combinators.combine(settings(), moves(movesAtMost)).as(RandomParty::play);
    }

    /** Parties that people only come to and go from. */
    public static Arbitrary<RandomParty> crowds(int movesAtMost) {
        Arbitrary<Integer> choice = Arbitraries.integers().between(0, Move.CHOICES - 1);
        Arbitrary<Move.Kind> kind = Arbitraries.frequency(
                Tuple.of(60, Move.Kind.JOIN),
                Tuple.of(35, Move.Kind.LEAVE),
                Tuple.of(5, Move.Kind.KICK),
                Tuple.of(2, Move.Kind.ADVANCE));
        Arbitrary<List<Move>> moves = Combinators.combine(kind, choice, choice, choice)
                .as(Move::new)
                .list()
                .ofMaxSize(movesAtMost);
        return Combinators.combine(settings(), moves).as(RandomParty::play);
    }

    private static Arbitrary<Move.Kind> kind() {
        return Arbitraries.frequencyOf(Arrays.stream(Move.Kind.values())
                .filter(kind -> kind.weight() > 0)
                .map(kind -> Tuple.of(kind.weight(), Arbitraries.just(kind)))
                .toList());
    }
}
