package party.weirsoe.session;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import party.weirsoe.game.Game;
import party.weirsoe.game.GameEvent;
import party.weirsoe.game.HostMove;
import party.weirsoe.game.LieChoice;
import party.weirsoe.game.OptionId;
import party.weirsoe.game.Phase;
import party.weirsoe.game.PlayerId;
import party.weirsoe.game.Receipt;
import party.weirsoe.game.Refusal;

/**
 * The canonical responses of a session, by what makes a command their duplicate. Asked before the rules: a duplicate is
 * answered whatever the phase has become. Pure.
 */
record Ledger(
        Recorded.@Nullable Opening opening,
        List<Recorded.Joining> joins,
        List<Recorded.Moving> moves,
        List<Recorded.Lying> lies,
        List<Recorded.Guessing> guesses) {
    static final Ledger EMPTY = new Ledger(null, List.of(), List.of(), List.of(), List.of());

    /** What the ledger knows of a command. */
    sealed interface Finding {
        record Replay(Recorded recorded) implements Finding {}

        record Refuse(Refusal refusal) implements Finding {}

        /** Not recorded: the rules decide. */
        record Unknown() implements Finding {}
    }

    private static final Finding UNKNOWN = new Finding.Unknown();

    Ledger {
        joins = List.copyOf(joins);
        moves = List.copyOf(moves);
        lies = List.copyOf(lies);
        guesses = List.copyOf(guesses);
    }

    /** The ledger after a row. */
    Ledger record(SessionRow row, long version, Game.Live after) {
        Stamp stamp = Stamp.of(version, after);
        return switch (row) {
            case SessionRow.Opened opened ->
                new Ledger(new Recorded.Opening(opened.key(), stamp), joins, moves, lies, guesses);
            case SessionRow.Step step -> recordStep(step, stamp);
            case SessionRow.Tombstone tombstone -> this;
        };
    }

    private Ledger recordStep(SessionRow.Step step, Stamp stamp) {
        List<Recorded.Joining> newJoins = joins;
        List<Recorded.Lying> newLies = lies;
        List<Recorded.Guessing> newGuesses = guesses;
        for (GameEvent event : step.events()) {
            if (event instanceof GameEvent.PlayerJoined joined) {
                newJoins = with(joins, new Recorded.Joining(joined.player(), joined.nickname(), step.key(), stamp));
            } else if (event instanceof GameEvent.LieSubmitted lie) {
                newLies = with(lies, new Recorded.Lying(stamp.round(), lie.player(), lie.text(), lie.house(), stamp));
            } else if (event instanceof GameEvent.GuessSubmitted guess) {
                newGuesses = with(guesses, new Recorded.Guessing(stamp.round(), guess.player(), guess.option(), stamp));
            }
        }
        Receipt receipt = step.receipt();
        List<Recorded.Moving> newMoves = receipt == null ? moves : with(moves, new Recorded.Moving(receipt, stamp));
        return new Ledger(opening, newJoins, newMoves, newLies, newGuesses);
    }

    /** Whether a create with this key is the one that opened the session. */
    Finding findOpening(@Nullable RequestKey key) {
        return opening == null ? UNKNOWN : sameRequest(opening.key(), key, opening);
    }

    Finding findJoin(@Nullable RequestKey key) {
        for (Recorded.Joining join : joins) {
            Finding finding = sameRequest(join.key(), key, join);
            if (finding != UNKNOWN) {
                return finding;
            }
        }
        return UNKNOWN;
    }

    /**
     * A seat is renewed once from each generation. A duplicate gets the response that left the generation which it names,
     * even when its player has gone since.
     *
     * @param generation null: never a duplicate
     * @param current the seat's generation now
     */
    Finding findSeat(PlayerId player, @Nullable Integer generation, int current) {
        return generation != null && generation < current
                ? new Finding.Replay(seating(player, generation + 1))
                : UNKNOWN;
    }

    /** The response that gave that player's seat its token of that generation. */
    Recorded.Seating seating(PlayerId player, int generation) {
        Recorded.Joining join = last(joins, j -> j.player().equals(player));
        if (join == null) {
            throw new IllegalStateException("a seat is renewed after its player has joined");
        }
        return new Recorded.Seating(player, join.nickname(), generation);
    }

    Finding findLie(int round, PlayerId player, LieChoice choice) {
        Recorded.Lying lie = last(lies, l -> l.round() == round && l.player().equals(player));
        if (lie == null) {
            return UNKNOWN;
        }
        boolean same =
                switch (choice) {
                    case LieChoice.House house -> lie.house();
                    case LieChoice.Typed typed -> !lie.house() && lie.text().equals(typed.text());
                };
        return same ? new Finding.Replay(lie) : new Finding.Refuse(Refusal.LIE_ALREADY_SUBMITTED);
    }

    Finding findGuess(int round, PlayerId player, OptionId option) {
        Recorded.Guessing guess =
                last(guesses, g -> g.round() == round && g.player().equals(player));
        if (guess == null) {
            return UNKNOWN;
        }
        return guess.option().equals(option)
                ? new Finding.Replay(guess)
                : new Finding.Refuse(Refusal.GUESS_ALREADY_SUBMITTED);
    }

    /** The transition that (move, round) names. */
    Finding findMove(HostMove move, int fromRound) {
        return readable(
                move, last(moves, m -> m.receipt().move() == move && m.receipt().fromRound() == fromRound));
    }

    /** An exit without {@code from_round} is a duplicate while the phase that it reached lasts. */
    Finding findUnnamedExit(HostMove move, Game.Live game) {
        int round = game.party().round();
        return switch (move) {
            case ROUNDS_NEXT ->
                game.phase() == Phase.LIE
                        ? readable(
                                move,
                                last(
                                        moves,
                                        m -> opens(m.receipt()) && m.receipt().toRound() == round))
                        : UNKNOWN;
            case FINISH -> game.phase() == Phase.FINISHED ? findMove(move, round) : UNKNOWN;
            case ROUNDS_START ->
                game.phase() == Phase.LOBBY
                        ? UNKNOWN
                        : findMove(move, game.party().base());
            case GUESS_START, REVEAL, SCOREBOARD, REMATCH -> UNKNOWN;
        };
    }

    private static boolean opens(Receipt receipt) {
        return receipt.move() == HostMove.ROUNDS_START || receipt.move() == HostMove.ROUNDS_NEXT;
    }

    /** A stored round without its bootstrap cannot be answered again. */
    private static Finding readable(HostMove move, Recorded.@Nullable Moving moving) {
        if (moving == null) {
            return UNKNOWN;
        }
        return opens(moving.receipt()) && moving.receipt().bootstrap() == null
                ? new Finding.Refuse(move.invalidPhase())
                : new Finding.Replay(moving);
    }

    private static Finding sameRequest(@Nullable RequestKey recorded, @Nullable RequestKey key, Recorded answer) {
        if (recorded == null || key == null || !recorded.keyHash().equals(key.keyHash())) {
            return UNKNOWN;
        }
        return recorded.equals(key) ? new Finding.Replay(answer) : new Finding.Refuse(Refusal.IDEMPOTENCY_KEY_REUSED);
    }

    private static <T> @Nullable T last(List<T> list, Predicate<T> wanted) {
        for (int i = list.size() - 1; i >= 0; i--) {
            if (wanted.test(list.get(i))) {
                return list.get(i);
            }
        }
        return null;
    }

    private static <T> List<T> with(List<T> list, T last) {
        List<T> more = new ArrayList<>(list.size() + 1);
        more.addAll(list);
        more.add(last);
        return more;
    }
}
