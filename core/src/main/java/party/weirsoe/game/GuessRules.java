package party.weirsoe.game;

import java.time.Instant;
import party.weirsoe.game.Decision.Refused;
import party.weirsoe.game.GameEvent.GuessSubmitted;

/** Picking an option. The order of the refusals is part of the protocol. */
final class GuessRules {
    private GuessRules() {}

    static Decision submit(Game.Live game, GameCommand.SubmitGuess command) {
        Party party = game.party();
        if (command.round() > party.round()) {
            return new Refused(Refusal.ROUND_MISMATCH);
        }
        boolean current = command.round() == party.round();
        if (current && game instanceof Game.WithBallot round && round.guessOf(command.player()) != null) {
            return new Refused(Refusal.GUESS_ALREADY_SUBMITTED);
        }
        if (!party.roster().isActive(command.player())) {
            return new Refused(Refusal.NOT_IN_THIS_ROUND);
        }
        if (!current || !(game instanceof Game.GuessPhase phase)) {
            return new Refused(Refusal.GUESS_PHASE_CLOSED);
        }
        BallotOption option = phase.ballot().find(command.option());
        if (option == null) {
            return new Refused(Refusal.OPTION_NOT_FOUND);
        }
        if (option.authors().contains(command.player())) {
            return new Refused(Refusal.OWN_LIE);
        }
        // A reveal has no deadline, so the end of this phase needs no clock.
        return PhaseEnd.ifComplete(phase, new GuessSubmitted(command.player(), command.option()), Instant.EPOCH);
    }
}
