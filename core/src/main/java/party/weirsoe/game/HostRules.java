package party.weirsoe.game;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import party.weirsoe.game.Decision.Accepted;
import party.weirsoe.game.Decision.Refused;
import party.weirsoe.game.GameEvent.GameFinished;
import party.weirsoe.game.GameEvent.GameStarted;
import party.weirsoe.game.GameEvent.RematchOpened;
import party.weirsoe.game.GameEvent.RoundStarted;
import party.weirsoe.game.GameEvent.ScoreboardShown;

/** The host's moves. Two tables say what refuses them: one for moves named by a round's path, one for the exits. */
final class HostRules {
    private HostRules() {}

    static Decision startRounds(Game.Live game, GameCommand.StartRounds command) {
        Refusal refusal = exit(game, HostMove.ROUNDS_START, command.fromRound());
        if (refusal != null) {
            return new Refused(refusal);
        }
        Party party = game.party();
        if (party.roster().active().count() < GameLimits.PLAYERS_MIN_TO_START) {
            return new Refused(Refusal.START_NOT_ENOUGH_PLAYERS);
        }
        Deck deck = command.deck();
        if (deck == null || deck.questions().isEmpty()) {
            return new Refused(Refusal.PACK_NOT_FOUND);
        }
        List<Question> questions = deck.draw(party.settings().rounds(), party.drawn(), command.seed());
        return openRound(
                party,
                HostMove.ROUNDS_START,
                new GameStarted(questions),
                questions.getFirst(),
                command.seed(),
                command.now());
    }

    static Decision nextRound(Game.Live game, GameCommand.NextRound command) {
        Refusal refusal = exit(game, HostMove.ROUNDS_NEXT, command.fromRound());
        if (refusal != null) {
            return new Refused(refusal);
        }
        Party party = game.party();
        Question question = party.nextQuestion();
        if (party.isLastRound() || question == null) {
            return new Refused(Refusal.ROUND_LIMIT_REACHED);
        }
        return openRound(party, HostMove.ROUNDS_NEXT, null, question, command.seed(), command.now());
    }

    static Decision startGuess(Game.Live game, GameCommand.StartGuess command) {
        return game instanceof Game.LiePhase lie
                        && command.round() == lie.round().number()
                ? PhaseEnd.toGuess(lie, null, command.now())
                : refuseRound(game, HostMove.GUESS_START, command.round());
    }

    static Decision reveal(Game.Live game, GameCommand.Reveal command) {
        return game instanceof Game.GuessPhase guess
                        && command.round() == guess.round().number()
                ? PhaseEnd.toReveal(guess, null)
                : refuseRound(game, HostMove.REVEAL, command.round());
    }

    static Decision showScoreboard(Game.Live game, GameCommand.ShowScoreboard command) {
        return game instanceof Game.RevealPhase reveal
                        && command.round() == reveal.round().number()
                ? new Accepted(
                        List.of(new ScoreboardShown()),
                        Receipt.ranked(
                                HostMove.SCOREBOARD,
                                command.round(),
                                Standing.leaderboard(reveal.party().roster(), reveal.awards())))
                : refuseRound(game, HostMove.SCOREBOARD, command.round());
    }

    static Decision finish(Game.Live game, GameCommand.Finish command) {
        Refusal refusal = exit(game, HostMove.FINISH, command.fromRound());
        Party party = game.party();
        return refusal != null
                ? new Refused(refusal)
                : new Accepted(
                        List.of(new GameFinished()),
                        Receipt.ranked(
                                HostMove.FINISH, party.round(), Standing.leaderboard(party.roster(), List.of())));
    }

    static Decision rematch(Game.Live game, GameCommand.Rematch command) {
        Refusal refusal = exit(game, HostMove.REMATCH, command.fromRound());
        Party party = game.party();
        if (refusal == null && party.round() + party.settings().rounds() > GameLimits.SESSION_ROUNDS_MAX) {
            refusal = Refusal.ROUND_LIMIT_REACHED;
        }
        return refusal != null
                ? new Refused(refusal)
                : new Accepted(List.of(new RematchOpened()), Receipt.moved(HostMove.REMATCH, party.round()));
    }

    private static Accepted openRound(
            Party party, HostMove move, @Nullable GameEvent before, Question question, RoundSeed seed, Instant now) {
        RoundConfig config = party.nextConfig();
        int number = party.round() + 1;
        Instant deadline = PhaseEnd.deadline(now, config.lieSeconds());
        RoundStarted started = new RoundStarted(number, config, seed, deadline);
        return new Accepted(
                Stream.concat(Stream.ofNullable(before), Stream.of(started)).toList(),
                Receipt.roundStarted(
                        move, party.round(), new RoundBootstrap(number, config, question.asked(), deadline)));
    }

    /** An exit is named by the round that the host was looking at; without it, by the phase alone. */
    private static @Nullable Refusal exit(Game.Live game, HostMove move, @Nullable Integer fromRound) {
        int round = game.party().round();
        if (fromRound != null && fromRound > round) {
            return Refusal.ROUND_MISMATCH;
        }
        if (fromRound != null && fromRound < round) {
            return Refusal.STALE_TRANSITION;
        }
        return game.phase() == move.leaves() ? null : move.invalidPhase();
    }

    private static Refused refuseRound(Game.Live game, HostMove move, int round) {
        return new Refused(round > game.party().round() ? Refusal.ROUND_MISMATCH : move.invalidPhase());
    }
}
