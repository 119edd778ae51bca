package party.weirsoe.game;

import java.util.List;
import party.weirsoe.game.Decision.Accepted;
import party.weirsoe.game.Decision.Refused;
import party.weirsoe.game.GameCommand.Depart;
import party.weirsoe.game.GameCommand.Finish;
import party.weirsoe.game.GameCommand.Join;
import party.weirsoe.game.GameCommand.NextRound;
import party.weirsoe.game.GameCommand.OpenSession;
import party.weirsoe.game.GameCommand.PassDeadline;
import party.weirsoe.game.GameCommand.Rematch;
import party.weirsoe.game.GameCommand.RenewSeat;
import party.weirsoe.game.GameCommand.Reveal;
import party.weirsoe.game.GameCommand.ShowScoreboard;
import party.weirsoe.game.GameCommand.StartGuess;
import party.weirsoe.game.GameCommand.StartRounds;
import party.weirsoe.game.GameCommand.SubmitGuess;
import party.weirsoe.game.GameCommand.SubmitLie;

/**
 * The one way in: what a command does to a session, decided from its state alone. Duplicates are not known here: the
 * ledger of canonical responses is asked first.
 */
public final class GameRules {
    private GameRules() {}

    /** Decides a command. Never throws for what a client can send. */
    public static Decision decide(Game game, GameCommand command) {
        return switch (game) {
            case Game.Vacant vacant ->
                command instanceof OpenSession open
                        ? Accepted.of(new GameEvent.SessionOpened(open.settings(), open.language()))
                        : new Refused(Refusal.SESSION_NOT_FOUND);
            case Game.Deleted deleted -> new Refused(Refusal.SESSION_NOT_FOUND);
            case Game.Live live -> decideLive(live, command);
        };
    }

    /** @throws IllegalStateException for an event that cannot follow the state: a corrupt journal */
    public static Game evolve(Game game, GameEvent event) {
        return Evolution.evolve(game, event);
    }

    public static Game evolve(Game game, List<GameEvent> events) {
        Game next = game;
        for (GameEvent event : events) {
            next = evolve(next, event);
        }
        return next;
    }

    private static Decision decideLive(Game.Live game, GameCommand command) {
        return switch (command) {
            case OpenSession open -> throw new IllegalStateException("a code that is taken is refused by its session");
            case Join join -> RosterRules.join(game, join);
            case Depart depart -> RosterRules.depart(game, depart);
            case RenewSeat renew -> RosterRules.renewSeat(game, renew);
            case StartRounds start -> HostRules.startRounds(game, start);
            case SubmitLie lie -> LieRules.submit(game, lie);
            case StartGuess start -> HostRules.startGuess(game, start);
            case SubmitGuess guess -> GuessRules.submit(game, guess);
            case Reveal reveal -> HostRules.reveal(game, reveal);
            case ShowScoreboard show -> HostRules.showScoreboard(game, show);
            case NextRound next -> HostRules.nextRound(game, next);
            case Finish finish -> HostRules.finish(game, finish);
            case Rematch rematch -> HostRules.rematch(game, rematch);
            case PassDeadline pass -> PhaseEnd.atDeadline(game, pass);
            case GameCommand.DeleteSession delete -> Accepted.of(new GameEvent.SessionDeleted());
        };
    }
}
