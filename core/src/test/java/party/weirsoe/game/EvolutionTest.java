package party.weirsoe.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A journal that cannot have been written is not read. */
class EvolutionTest {
    private static final OptionId NONE = new OptionId("none");

    @Test
    void everyEventIsRefusedInEveryPhaseThatItCannotFollow() {
        RoundConfig config = RoundConfig.of(Sample.settings(), 1);
        for (Phase phase : Phase.values()) {
            Play play = Play.at(phase, 2);
            impossibleUnless(false, play, new GameEvent.SessionOpened(Sample.settings(), "en"));
            impossibleUnless(phase == Phase.LOBBY, play, new GameEvent.GameStarted(List.of(Sample.question(1))));
            impossibleUnless(
                    phase == Phase.SCOREBOARD, play, new GameEvent.RoundStarted(3, config, Sample.seed(1), null));
            impossibleUnless(phase == Phase.LIE, play, new GameEvent.LieSubmitted(play.id("Ada"), "x", false));
            impossibleUnless(phase == Phase.LIE, play, new GameEvent.GuessStarted(new Ballot(List.of()), null));
            OptionId truth = phase == Phase.GUESS ? play.truth().id() : NONE;
            impossibleUnless(phase == Phase.GUESS, play, new GameEvent.GuessSubmitted(play.id("Ada"), truth));
            impossibleUnless(phase == Phase.GUESS, play, new GameEvent.RevealStarted(List.of()));
            impossibleUnless(phase == Phase.REVEAL, play, new GameEvent.ScoreboardShown());
            impossibleUnless(phase == Phase.SCOREBOARD, play, new GameEvent.GameFinished());
            impossibleUnless(phase == Phase.FINISHED, play, new GameEvent.RematchOpened());
            impossibleUnless(true, play, new GameEvent.SeatRenewed(play.id("Ada"), 1));
            impossibleUnless(
                    phase != Phase.FINISHED, play, new GameEvent.PlayerJoined(new PlayerId(5), Sample.nickname("Eva")));
        }
    }

    @Test
    void noRoundIsLeftOutOrPlayedTwice() {
        Play play = Play.at(Phase.SCOREBOARD, 1);
        RoundConfig config = RoundConfig.of(Sample.settings(), 1);
        for (int round : List.of(0, 1, 3)) {
            impossible(play, new GameEvent.RoundStarted(round, config, Sample.seed(1), null));
        }
    }

    @Test
    void aLobbyWithoutQuestionsStartsNoRound() {
        impossible(
                Play.open("Ada", "Bo"),
                new GameEvent.RoundStarted(1, RoundConfig.of(Sample.settings(), 1), Sample.seed(1), null));
    }

    @Test
    void playersJoinInOrderAndGoOnce() {
        Play play = Play.open("Ada", "Bo");
        impossible(play, new GameEvent.PlayerJoined(new PlayerId(2), Sample.nickname("Eva")));
        impossible(play, new GameEvent.PlayerJoined(new PlayerId(4), Sample.nickname("Eva")));
        impossible(play, new GameEvent.PlayerDeparted(new PlayerId(3), Departure.LEFT));
        PlayerId bo = play.id("Bo");
        play.leave("Bo");
        impossible(play, new GameEvent.PlayerDeparted(bo, Departure.LEFT));
    }

    @Test
    void seatsThatSomebodyHasAreRenewedOneGenerationAfterTheOther() {
        Play play = Play.open("Ada", "Bo");
        PlayerId ada = play.id("Ada");
        for (int generation : List.of(0, 2)) {
            impossible(play, new GameEvent.SeatRenewed(ada, generation));
        }
        impossible(play, new GameEvent.SeatRenewed(new PlayerId(3), 1));
        play.leave("Ada");
        impossible(play, new GameEvent.SeatRenewed(ada, 1));
    }

    @Test
    void nobodyLiesOrGuessesTwiceOrWithoutPlayingOrForNothing() {
        Play play = Play.at(Phase.LIE, 2);
        play.lie("Ada", "an accordion");
        for (String name : List.of("Ada", "Cleo", "Dan")) {
            impossible(play, new GameEvent.LieSubmitted(play.id(name), "x", false));
        }
        play.startGuess();
        OptionId truth = play.truth().id();
        play.guess("Ada", 2, truth);
        for (String name : List.of("Ada", "Cleo", "Dan")) {
            impossible(play, new GameEvent.GuessSubmitted(play.id(name), truth));
        }
        impossible(play, new GameEvent.GuessSubmitted(play.id("Bo"), NONE));
    }

    @Test
    void whereThereIsNoSessionOnlyAnOpeningFollowsAndAfterItsEndNothing() {
        assertThat(GameRules.evolve(new Game.Vacant(), new GameEvent.SessionOpened(Sample.settings(), "en")))
                .isInstanceOf(Game.Lobby.class);
        for (GameEvent event : Play.at(Phase.LOBBY, 1).events()) {
            if (!(event instanceof GameEvent.SessionOpened)) {
                assertThatThrownBy(() -> GameRules.evolve(new Game.Vacant(), event))
                        .hasMessageContaining("corrupt");
            }
            assertThatThrownBy(() -> GameRules.evolve(new Game.Deleted(), event))
                    .hasMessageContaining("corrupt");
        }
    }

    private static void impossibleUnless(boolean possible, Play play, GameEvent event) {
        if (possible) {
            assertThat(GameRules.evolve(play.game(), event)).isNotEqualTo(play.game());
        } else {
            impossible(play, event);
        }
    }

    private static void impossible(Play play, GameEvent event) {
        assertThatThrownBy(() -> GameRules.evolve(play.game(), event))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("corrupt journal: ")
                .hasMessageContaining(event.getClass().getSimpleName());
    }
}
