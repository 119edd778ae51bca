package party.weirsoe.view;

import java.util.List;
import org.jspecify.annotations.Nullable;
import party.weirsoe.game.Award;
import party.weirsoe.game.BallotOption;
import party.weirsoe.game.Epoch;
import party.weirsoe.game.Game;
import party.weirsoe.game.Guess;
import party.weirsoe.game.Lie;
import party.weirsoe.game.OptionId;
import party.weirsoe.game.Party;
import party.weirsoe.game.Player;
import party.weirsoe.game.PlayerId;
import party.weirsoe.game.Question;
import party.weirsoe.game.Round;
import party.weirsoe.game.RoundQuestion;
import party.weirsoe.game.SessionCode;
import party.weirsoe.view.PhaseView.Earned;
import party.weirsoe.view.PhaseView.MyLie;
import party.weirsoe.view.PhaseView.OpenOption;
import party.weirsoe.view.PhaseView.OpenQuestion;
import party.weirsoe.view.PhaseView.RevealedOption;
import party.weirsoe.view.PhaseView.RevealedQuestion;

/** The one way out: what a viewer sees of a session, and the hint that a row makes. */
public final class Views {
    private Views() {}

    public static SessionView of(SessionCode code, Epoch epoch, long version, Game.Live game, Viewer viewer) {
        Party party = game.party();
        return new SessionView(
                code,
                epoch,
                version,
                game.phase(),
                party.game(),
                party.round(),
                party.totalRounds(),
                game.deadlineAt(),
                viewer,
                party.settings(),
                party.roster().players().stream().map(p -> row(game, p)).toList(),
                content(game, viewer));
    }

    /** The hint of the row that made {@code after} of {@code before}. */
    public static Hint hint(SessionCode code, Epoch epoch, long version, Game before, Game.Live after) {
        boolean moved = !(before instanceof Game.Live live) || live.phase() != after.phase();
        Party party = after.party();
        return new Hint(
                moved ? type(after) : Hint.Type.CHANGED,
                code,
                epoch,
                version,
                after.phase(),
                party.game(),
                party.round(),
                party.totalRounds(),
                after.deadlineAt());
    }

    private static Hint.Type type(Game.Live game) {
        return switch (game) {
            case Game.Lobby lobby -> Hint.Type.CHANGED;
            case Game.LiePhase lie -> Hint.Type.LIE_STARTED;
            case Game.GuessPhase guess -> Hint.Type.GUESS_STARTED;
            case Game.RevealPhase reveal -> Hint.Type.REVEAL_STARTED;
            case Game.ScoreboardPhase scoreboard -> Hint.Type.SCOREBOARD;
            case Game.Finished finished -> Hint.Type.GAME_OVER;
        };
    }

    private static SessionView.PlayerRow row(Game.Live game, Player player) {
        boolean submitted =
                switch (game) {
                    case Game.LiePhase lie -> lie.lieOf(player.id()) != null;
                    case Game.GuessPhase guess -> guess.guessOf(player.id()) != null;
                    case Game.Lobby g -> false;
                    case Game.RevealPhase g -> false;
                    case Game.ScoreboardPhase g -> false;
                    case Game.Finished g -> false;
                };
        return new SessionView.PlayerRow(
                player.id(),
                player.nickname(),
                player.score(),
                player.status(),
                submitted,
                game.party().roster().generation(player.id()));
    }

    private static PhaseView content(Game.Live game, Viewer viewer) {
        PlayerId me = viewer instanceof Viewer.OfPlayer player ? player.id() : null;
        return switch (game) {
            case Game.Lobby lobby -> new PhaseView.Lobby();
            case Game.LiePhase lie ->
                me == null
                        ? new PhaseView.HostLie(open(lie.round()))
                        : new PhaseView.PlayerLie(open(lie.round()), myLie(lie, me));
            case Game.GuessPhase guess ->
                me == null
                        ? new PhaseView.HostGuess(open(guess.round()), open(guess))
                        : new PhaseView.PlayerGuess(
                                open(guess.round()), open(guess), myLie(guess, me), myGuess(guess, me));
            case Game.RevealPhase reveal ->
                me == null
                        ? new PhaseView.HostReveal(revealed(reveal.round()), revealed(reveal, reveal.awards()))
                        : new PhaseView.PlayerReveal(
                                revealed(reveal.round()),
                                revealed(reveal, reveal.awards()),
                                myLie(reveal, me),
                                myGuess(reveal, me));
            case Game.ScoreboardPhase board ->
                me == null
                        ? new PhaseView.HostScoreboard(
                                revealed(board.round()), revealed(board, board.awards()), board.leaderboard())
                        : new PhaseView.PlayerScoreboard(
                                revealed(board.round()),
                                revealed(board, board.awards()),
                                myLie(board, me),
                                myGuess(board, me),
                                board.leaderboard());
            case Game.Finished finished -> new PhaseView.Finished(finished.leaderboard());
        };
    }

    private static RoundQuestion asked(Question question) {
        return new RoundQuestion(question.id(), question.category(), question.prompt());
    }

    private static OpenQuestion open(Round round) {
        return new OpenQuestion(asked(round.question()), round.config().multiplier());
    }

    private static List<OpenOption> open(Game.GuessPhase game) {
        return game.ballot().options().stream()
                .map(option -> new OpenOption(option.id(), option.text()))
                .toList();
    }

    private static RevealedQuestion revealed(Round round) {
        Question question = round.question();
        return new RevealedQuestion(
                asked(question),
                round.config().multiplier(),
                question.answer(),
                question.explanation(),
                question.source());
    }

    private static List<RevealedOption> revealed(Game.WithBallot game, List<Award> awards) {
        return game.ballot().options().stream()
                .map(option -> revealed(option, game.guesses(), awards))
                .toList();
    }

    private static RevealedOption revealed(BallotOption option, List<Guess> guesses, List<Award> awards) {
        return new RevealedOption(
                option.id(),
                option.text(),
                option.truth(),
                option.house(),
                option.authors(),
                guesses.stream()
                        .filter(g -> g.option().equals(option.id()))
                        .map(Guess::player)
                        .toList(),
                awards.stream()
                        .filter(a -> a.option().equals(option.id()))
                        .map(a -> new Earned(a.player(), a.points()))
                        .toList());
    }

    private static @Nullable MyLie myLie(Game.InRound game, PlayerId me) {
        Lie lie = game.lieOf(me);
        if (lie == null) {
            return null;
        }
        BallotOption option =
                game instanceof Game.WithBallot voted ? voted.ballot().writtenBy(me) : null;
        return new MyLie(lie.text(), lie.house(), option == null ? null : option.id());
    }

    private static @Nullable OptionId myGuess(Game.WithBallot game, PlayerId me) {
        Guess guess = game.guessOf(me);
        return guess == null ? null : guess.option();
    }
}
