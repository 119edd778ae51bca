package party.weirsoe.sim;

import java.time.Instant;
import java.util.List;
import party.weirsoe.game.Decision;
import party.weirsoe.game.Deck;
import party.weirsoe.game.Game;
import party.weirsoe.game.GameCommand;
import party.weirsoe.game.GameEvent;
import party.weirsoe.game.GameRules;
import party.weirsoe.game.LieChoice;
import party.weirsoe.game.RoundSeed;
import party.weirsoe.session.StoredRows;

/** Decides every row again by the pure rules, in the state that the rows before it make. */
final class RowsJudge {
    private static final Deck DECK = SimPack.PACK.deck(false);
    private static final RoundSeed NO_CHANCE = new RoundSeed("0".repeat(32));

    private RowsJudge() {}

    static void judge(Witness witness, Verdicts verdicts) {
        Game game = new Game.Vacant();
        for (Witness.Row row : witness.rows()) {
            StoredRows.Row content = row.content();
            try {
                GameCommand command = command(game, content, witness.time(row.decidedAt()));
                Decision decision = GameRules.decide(game, command);
                if (!decision.equals(new Decision.Accepted(content.events(), content.receipt()))) {
                    verdicts.tell(
                            Rule.ROWS_FOLLOW_THE_RULES,
                            "row " + row.number() + " " + content + " is not what the rules decide: " + decision);
                }
                game = GameRules.evolve(game, content.events());
            } catch (IllegalStateException impossible) {
                verdicts.tell(
                        Rule.ROWS_FOLLOW_THE_RULES,
                        "row " + row.number() + " cannot follow: " + impossible.getMessage());
                return;
            }
        }
    }

    /** The command that a row tells of, with the chance that it has recorded. */
    private static GameCommand command(Game before, StoredRows.Row row, Instant now) {
        int round = before instanceof Game.Live live ? live.party().round() : 0;
        List<GameEvent> events = row.events();
        return switch (events.getFirst()) {
            case GameEvent.SessionOpened opened -> new GameCommand.OpenSession(opened.settings(), opened.language());
            case GameEvent.PlayerJoined joined -> new GameCommand.Join(joined.nickname());
            case GameEvent.PlayerDeparted gone -> new GameCommand.Depart(gone.player(), gone.how(), now);
            case GameEvent.SeatRenewed seat -> new GameCommand.RenewSeat(seat.player(), seat.generation() - 1);
            case GameEvent.GameStarted started -> {
                RoundSeed seed = events.getLast() instanceof GameEvent.RoundStarted first ? first.seed() : NO_CHANCE;
                yield new GameCommand.StartRounds(round, DECK, seed, now);
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
}
