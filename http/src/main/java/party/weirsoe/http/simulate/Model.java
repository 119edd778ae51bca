package party.weirsoe.http.simulate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import party.weirsoe.game.Decision;
import party.weirsoe.game.Deck;
import party.weirsoe.game.Game;
import party.weirsoe.game.GameCommand;
import party.weirsoe.game.GameEvent;
import party.weirsoe.game.GameRules;
import party.weirsoe.game.HostMove;
import party.weirsoe.game.LieChoice;
import party.weirsoe.game.Nickname;
import party.weirsoe.game.Receipt;
import party.weirsoe.game.Refusal;
import party.weirsoe.game.RoundSeed;
import party.weirsoe.game.SessionSettings;

/**
 * A session as the pure rules tell it: its rows, each decided again from the state before it. The rows give the order, the
 * rules say whether each could happen there.
 */
final class Model implements Course {
    private static final RoundSeed NO_CHANCE = new RoundSeed("0".repeat(32));

    private final List<JournalRow> rows;
    private final List<Game> states = new ArrayList<>();
    private final Map<String, Long> versions = new HashMap<>();

    private Model(List<JournalRow> rows) {
        this.rows = List.copyOf(rows);
    }

    /**
     * @param decks what a session with these settings may draw
     * @param broken told what no rule allows; the model ends before such a row
     */
    static Model replay(List<JournalRow> rows, Function<SessionSettings, Deck> decks, Verdicts broken) {
        Model model = new Model(rows);
        Game game = new Game.Vacant();
        model.states.add(game);
        for (JournalRow row : rows) {
            if (row.version() != model.states.size()) {
                broken.tell(
                        Violation.Rule.ROWS_FOLLOW_THE_RULES,
                        "row " + row.version() + " comes where row " + model.states.size() + " should");
                break;
            }
            try {
                model.decideAgain(game, row, decks, broken);
                game = GameRules.evolve(game, row.events());
            } catch (IllegalStateException impossible) {
                broken.tell(
                        Violation.Rule.ROWS_FOLLOW_THE_RULES,
                        "row " + row.version() + " cannot follow: " + impossible.getMessage());
                break;
            }
            model.states.add(game);
        }
        return model;
    }

    private void decideAgain(Game before, JournalRow row, Function<SessionSettings, Deck> decks, Verdicts broken) {
        GameCommand command = command(before, row, decks);
        Decision decision = GameRules.decide(before, command);
        if (!decision.equals(new Decision.Accepted(row.events(), row.receipt()))) {
            broken.tell(
                    Violation.Rule.ROWS_FOLLOW_THE_RULES,
                    "row " + row.version() + " is not what the rules decide on " + command + ", which is " + decision);
        }
        for (String name : names(before, row)) {
            Long earlier = versions.putIfAbsent(name, row.version());
            if (earlier != null) {
                broken.tell(
                        Violation.Rule.NOTHING_IS_APPLIED_TWICE,
                        name + " is in the rows " + earlier + " and " + row.version());
            }
        }
    }

    @Override
    public long last() {
        return states.size() - 1L;
    }

    Game state(long version) {
        return states.get(Math.toIntExact(version));
    }

    JournalRow row(long version) {
        return rows.get(Math.toIntExact(version) - 1);
    }

    @Override
    public @Nullable Stamp stamp(long version) {
        return state(version) instanceof Game.Live live
                ? new Stamp(
                        version,
                        live.phase().word(),
                        live.party().game(),
                        live.party().round(),
                        live.party().totalRounds())
                : null;
    }

    @Override
    public Set<String> causes(long version) {
        return Set.of(cause(version));
    }

    @Override
    public boolean mayBeByTheClock(long version) {
        String cause = cause(version);
        return (cause.startsWith(HostMove.GUESS_START.word()) || cause.startsWith(HostMove.REVEAL.word()))
                && state(version - 1) instanceof Game.Live before
                && before.deadlineAt() != null;
    }

    @Override
    public long versionOf(String name) {
        return versions.getOrDefault(name, 0L);
    }

    /** What a command that is no duplicate is refused with in that state; null where it is accepted. */
    @Nullable String refusal(long version, Deed deed) {
        Game game = state(version);
        if (!(game instanceof Game.Live)) {
            return "session_not_found";
        }
        GameCommand command = command(deed);
        return command != null
                        && GameRules.decide(game, command) instanceof Decision.Refused refused
                        && refused.refusal() != Refusal.PACK_NOT_FOUND // no deck is needed to be refused
                ? refused.refusal().code()
                : null;
    }

    /** Names of all that a row answers: a last lie is also the start of the guesses. The first is what made the row. */
    private static List<String> names(Game before, JournalRow row) {
        List<String> names = new ArrayList<>();
        int round = before instanceof Game.Live live ? live.party().round() : 0;
        String first =
                switch (row.events().getFirst()) {
                    case GameEvent.SessionOpened opened -> new Deed.Open().name();
                    case GameEvent.PlayerJoined joined ->
                        new Deed.Join(joined.nickname().text()).name();
                    case GameEvent.LieSubmitted lie -> new Deed.Lie(lie.player(), round, new LieChoice.House()).name();
                    case GameEvent.GuessSubmitted guess -> new Deed.Guess(guess.player(), round, guess.option()).name();
                    default -> "";
                };
        if (!first.isEmpty()) {
            names.add(first);
        }
        Receipt receipt = row.receipt();
        if (receipt != null) {
            names.add(new Deed.Move(receipt.move(), receipt.fromRound()).name());
        }
        return names;
    }

    /** What made that row: the name of a command, or empty for one that no bot gives. */
    String cause(long version) {
        List<String> names = names(state(version - 1), row(version));
        return names.isEmpty() ? "" : names.getFirst();
    }

    /** Refusals need no chance, no deck and no clock: a phase that is overdue is ended by a row of its own. */
    private static @Nullable GameCommand command(Deed deed) {
        return switch (deed) {
            case Deed.Lie lie -> new GameCommand.SubmitLie(lie.player(), lie.round(), lie.choice(), 0, Instant.EPOCH);
            case Deed.Guess guess -> new GameCommand.SubmitGuess(guess.player(), guess.round(), guess.option());
            case Deed.Move move ->
                switch (move.move()) {
                    case ROUNDS_START -> new GameCommand.StartRounds(move.round(), null, NO_CHANCE, Instant.EPOCH);
                    case ROUNDS_NEXT -> new GameCommand.NextRound(move.round(), NO_CHANCE, Instant.EPOCH);
                    case FINISH -> new GameCommand.Finish(move.round());
                    case REMATCH -> new GameCommand.Rematch(move.round());
                    case GUESS_START -> new GameCommand.StartGuess(move.round(), Instant.EPOCH);
                    case REVEAL -> new GameCommand.Reveal(move.round());
                    case SCOREBOARD -> new GameCommand.ShowScoreboard(move.round());
                };
            case Deed.Join join -> new GameCommand.Join(new Nickname(join.nickname()));
            case Deed.Open open -> null;
        };
    }

    /** The command that a row tells of, with the chance and the time that it has recorded. */
    private static GameCommand command(Game before, JournalRow row, Function<SessionSettings, Deck> decks) {
        int round = before instanceof Game.Live live ? live.party().round() : 0;
        Instant now = now(before, row);
        return switch (row.events().getFirst()) {
            case GameEvent.SessionOpened opened -> new GameCommand.OpenSession(opened.settings(), opened.language());
            case GameEvent.PlayerJoined joined -> new GameCommand.Join(joined.nickname());
            case GameEvent.PlayerDeparted gone -> new GameCommand.Depart(gone.player(), gone.how(), now);
            case GameEvent.SeatRenewed seat -> new GameCommand.RenewSeat(seat.player(), seat.generation() - 1);
            case GameEvent.GameStarted started -> {
                Game.Live live = (Game.Live) before;
                yield new GameCommand.StartRounds(
                        round, decks.apply(live.party().settings()), seed(row), now);
            }
            case GameEvent.RoundStarted started -> new GameCommand.NextRound(round, started.seed(), now);
            case GameEvent.LieSubmitted lie ->
                new GameCommand.SubmitLie(
                        lie.player(),
                        round,
                        lie.house() ? new LieChoice.House() : new LieChoice.Typed(lie.text()),
                        0,
                        now);
            case GameEvent.GuessStarted started -> new GameCommand.StartGuess(round, now);
            case GameEvent.GuessSubmitted guess -> new GameCommand.SubmitGuess(guess.player(), round, guess.option());
            case GameEvent.RevealStarted started -> new GameCommand.Reveal(round);
            case GameEvent.ScoreboardShown shown -> new GameCommand.ShowScoreboard(round);
            case GameEvent.GameFinished finished -> new GameCommand.Finish(round);
            case GameEvent.RematchOpened opened -> new GameCommand.Rematch(round);
            case GameEvent.SessionDeleted deleted -> new GameCommand.DeleteSession();
        };
    }

    /** The time of a row is needed for its deadline alone, and follows from it. */
    private static Instant now(Game before, JournalRow row) {
        GameEvent last = row.events().getLast();
        if (last instanceof GameEvent.RoundStarted started) {
            return begun(started.lieDeadlineAt(), started.config().lieSeconds());
        }
        return last instanceof GameEvent.GuessStarted started && before instanceof Game.InRound round
                ? begun(started.guessDeadlineAt(), round.round().config().guessSeconds())
                : Instant.EPOCH;
    }

    private static Instant begun(@Nullable Instant deadline, @Nullable Integer seconds) {
        return deadline == null || seconds == null ? Instant.EPOCH : deadline.minusSeconds(seconds);
    }

    private static RoundSeed seed(JournalRow row) {
        return row.events().getLast() instanceof GameEvent.RoundStarted started ? started.seed() : NO_CHANCE;
    }
}
