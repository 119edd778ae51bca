package party.weirsoe.game;

import java.util.ArrayList;
import java.util.List;

/** How a session's state follows from what happened. An event that cannot follow is a corrupt journal, and thrown. */
final class Evolution {
    private Evolution() {}

    static Game evolve(Game game, GameEvent event) {
        return switch (event) {
            case GameEvent.SessionOpened opened -> {
                expect(game, Game.Vacant.class, event);
                yield new Game.Lobby(
                        new Party(opened.settings(), opened.language(), 1, 0, 0, List.of(), List.of(), Roster.EMPTY));
            }
            case GameEvent.PlayerJoined joined -> joined(expect(game, Game.Live.class, event), joined);
            case GameEvent.PlayerDeparted gone -> {
                Game.Live live = expect(game, Game.Live.class, event);
                Roster roster = live.party().roster();
                require(roster.knows(gone.player()) && roster.departure(gone.player()) == null, game, event);
                yield with(live, roster.depart(gone.player(), gone.how(), live instanceof Game.Lobby));
            }
            case GameEvent.SeatRenewed renewed -> {
                Game.Live live = expect(game, Game.Live.class, event);
                Roster roster = live.party().roster();
                require(roster.isSeated(renewed.player()), game, event);
                require(renewed.generation() == roster.generation(renewed.player()) + 1, game, event);
                yield with(live, roster.renew(renewed.player()));
            }
            case GameEvent.GameStarted started -> {
                Party party = expect(game, Game.Lobby.class, event).party();
                yield new Game.Lobby(party.withQuestions(started.questions()));
            }
            case GameEvent.RoundStarted started -> roundStarted(game, started);
            case GameEvent.LieSubmitted lie -> {
                Game.LiePhase phase = expect(game, Game.LiePhase.class, event);
                require(mayAct(phase, lie.player()) && phase.lieOf(lie.player()) == null, game, event);
                yield new Game.LiePhase(
                        phase.party(),
                        phase.round(),
                        append(phase.lies(), new Lie(lie.player(), lie.text(), lie.house())),
                        phase.deadlineAt());
            }
            case GameEvent.GuessStarted started -> {
                Game.LiePhase phase = expect(game, Game.LiePhase.class, event);
                yield new Game.GuessPhase(
                        phase.party(),
                        phase.round(),
                        phase.lies(),
                        started.ballot(),
                        List.of(),
                        started.guessDeadlineAt());
            }
            case GameEvent.GuessSubmitted guess -> {
                Game.GuessPhase phase = expect(game, Game.GuessPhase.class, event);
                require(mayAct(phase, guess.player()) && phase.guessOf(guess.player()) == null, game, event);
                require(phase.ballot().find(guess.option()) != null, game, event);
                yield new Game.GuessPhase(
                        phase.party(),
                        phase.round(),
                        phase.lies(),
                        phase.ballot(),
                        append(phase.guesses(), new Guess(guess.player(), guess.option())),
                        phase.deadlineAt());
            }
            case GameEvent.RevealStarted reveal -> {
                Game.GuessPhase phase = expect(game, Game.GuessPhase.class, event);
                Party party = phase.party();
                yield new Game.RevealPhase(
                        party.with(party.roster().award(reveal.awards())),
                        phase.round(),
                        phase.lies(),
                        phase.ballot(),
                        phase.guesses(),
                        reveal.awards());
            }
            case GameEvent.ScoreboardShown shown -> {
                Game.RevealPhase phase = expect(game, Game.RevealPhase.class, event);
                yield new Game.ScoreboardPhase(
                        phase.party(), phase.round(), phase.lies(), phase.ballot(), phase.guesses(), phase.awards());
            }
            case GameEvent.GameFinished finished ->
                new Game.Finished(
                        expect(game, Game.ScoreboardPhase.class, event).party());
            case GameEvent.RematchOpened rematch ->
                new Game.Lobby(expect(game, Game.Finished.class, event).party().nextGame());
            case GameEvent.SessionDeleted deleted -> {
                expect(game, Game.Live.class, event);
                yield new Game.Deleted();
            }
        };
    }

    private static boolean mayAct(Game.InRound game, PlayerId player) {
        return game.party().roster().isActive(player);
    }

    private static Game joined(Game.Live game, GameEvent.PlayerJoined joined) {
        if (game instanceof Game.Finished
                || joined.player().number() != game.party().roster().joins() + 1) {
            throw corrupt(game, joined);
        }
        Player.Status status = game instanceof Game.Lobby ? Player.Status.ACTIVE : Player.Status.WAITING;
        return with(game, game.party().roster().join(joined.player(), joined.nickname(), status));
    }

    private static Game roundStarted(Game game, GameEvent.RoundStarted started) {
        if (!(game instanceof Game.Lobby) && !(game instanceof Game.ScoreboardPhase)) {
            throw corrupt(game, started);
        }
        Party party = ((Game.Live) game).party();
        Question question = party.nextQuestion();
        if (question == null || started.round() != party.round() + 1) {
            throw corrupt(game, started);
        }
        return new Game.LiePhase(
                party.nextRound(),
                new Round(started.round(), started.config(), question, started.seed()),
                List.of(),
                started.lieDeadlineAt());
    }

    private static Game with(Game.Live game, Roster roster) {
        Party party = game.party().with(roster);
        return switch (game) {
            case Game.Lobby g -> new Game.Lobby(party);
            case Game.LiePhase g -> new Game.LiePhase(party, g.round(), g.lies(), g.deadlineAt());
            case Game.GuessPhase g ->
                new Game.GuessPhase(party, g.round(), g.lies(), g.ballot(), g.guesses(), g.deadlineAt());
            case Game.RevealPhase g ->
                new Game.RevealPhase(party, g.round(), g.lies(), g.ballot(), g.guesses(), g.awards());
            case Game.ScoreboardPhase g ->
                new Game.ScoreboardPhase(party, g.round(), g.lies(), g.ballot(), g.guesses(), g.awards());
            case Game.Finished g -> new Game.Finished(party);
        };
    }

    private static <T> List<T> append(List<T> list, T last) {
        List<T> more = new ArrayList<>(list.size() + 1);
        more.addAll(list);
        more.add(last);
        return List.copyOf(more);
    }

    private static <G extends Game> G expect(Game game, Class<G> state, GameEvent event) {
        if (!state.isInstance(game)) {
            throw corrupt(game, event);
        }
        return state.cast(game);
    }

    private static void require(boolean possible, Game game, GameEvent event) {
        if (!possible) {
            throw corrupt(game, event);
        }
    }

    private static IllegalStateException corrupt(Game game, GameEvent event) {
        return new IllegalStateException("corrupt journal: " + event.getClass().getSimpleName() + " cannot follow "
                + game.getClass().getSimpleName());
    }
}
