package party.weirsoe.game;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import party.weirsoe.game.Decision.Accepted;
import party.weirsoe.game.GameEvent.GuessStarted;
import party.weirsoe.game.GameEvent.RevealStarted;

/** The two ends that a phase can come to by itself: everybody has acted, or its time is over. */
final class PhaseEnd {
    private PhaseEnd() {}

    /** The event, and in the same row the end of the phase if nobody is left to wait for. */
    static Accepted ifComplete(Game.Live game, GameEvent event, Instant now) {
        Game after = GameRules.evolve(game, event);
        if (after instanceof Game.LiePhase lie && everybodyActed(lie.party(), p -> lie.lieOf(p) != null)) {
            return toGuess(lie, event, now);
        }
        if (after instanceof Game.GuessPhase guess && everybodyActed(guess.party(), p -> guess.guessOf(p) != null)) {
            return toReveal(guess, event);
        }
        return Accepted.of(event);
    }

    static Decision atDeadline(Game.Live game, GameCommand.PassDeadline pass) {
        boolean meant = game.party().round() == pass.round() && game.phase() == pass.phase();
        if (!meant || !game.isOverdue(pass.now())) {
            return new Decision.NothingToDo();
        }
        if (game instanceof Game.LiePhase lie) {
            return toGuess(lie, null, pass.now());
        }
        if (game instanceof Game.GuessPhase guess) {
            return toReveal(guess, null);
        }
        throw new IllegalStateException(game.phase() + " has no deadline");
    }

    static Accepted toGuess(Game.LiePhase lie, @Nullable GameEvent before, Instant now) {
        int active = (int) lie.party().roster().active().count();
        Ballot ballot = Ballot.of(lie.round(), lie.lies(), active, lie.party().language());
        Instant deadline = deadline(now, lie.round().config().guessSeconds());
        return new Accepted(
                row(before, new GuessStarted(ballot, deadline)),
                Receipt.guessStarted(lie.round().number(), deadline));
    }

    static Accepted toReveal(Game.GuessPhase guess, @Nullable GameEvent before) {
        List<Award> awards = Scoring.awards(guess.round().config(), guess.lies(), guess.ballot(), guess.guesses());
        return new Accepted(
                row(before, new RevealStarted(awards)),
                Receipt.moved(HostMove.REVEAL, guess.round().number()));
    }

    static @Nullable Instant deadline(Instant now, @Nullable Integer seconds) {
        return seconds == null ? null : now.plusSeconds(seconds);
    }

    private static List<GameEvent> row(@Nullable GameEvent before, GameEvent end) {
        return before == null ? List.of(end) : List.of(before, end);
    }

    /** With nobody active, a phase ends by its deadline or by the host only. */
    private static boolean everybodyActed(Party party, java.util.function.Predicate<PlayerId> acted) {
        List<PlayerId> active = party.roster().active().map(Player::id).toList();
        return !active.isEmpty() && active.stream().allMatch(acted);
    }
}
