package party.weirsoe.game;

import static org.assertj.core.api.Assertions.assertThat;
import static party.weirsoe.game.Outcome.assertAccepted;
import static party.weirsoe.game.Outcome.assertRefused;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Ada and Bo are active, Cleo has left, Dan waits; round 2 of 3. */
class GuessRulesTest {
    private static final OptionId NONE = new OptionId("none");

    @Test
    void aGuessIsTakenInTheGuessPhaseOfItsRound() {
        Play play = Play.at(Phase.GUESS, 2);
        OptionId truth = play.truth().id();
        assertThat(assertAccepted(play.guess("Ada", 2, truth)))
                .isEqualTo(new Decision.Accepted(List.of(new GameEvent.GuessSubmitted(play.id("Ada"), truth)), null));
        assertThat(play.live().phase()).isEqualTo(Phase.GUESS);
    }

    @Test
    void theLastActivePlayersGuessRevealsInTheSameRow() {
        Play play = Play.at(Phase.GUESS, 2);
        OptionId truth = play.truth().id();
        play.guess("Ada", 2, truth);
        Decision.Accepted accepted = assertAccepted(play.guess("Bo", 2, truth));
        assertThat(accepted.events())
                .hasExactlyElementsOfTypes(GameEvent.GuessSubmitted.class, GameEvent.RevealStarted.class);
        assertThat(accepted.receipt()).isEqualTo(Receipt.moved(HostMove.REVEAL, 2));
        assertThat(play.live().deadlineAt()).isNull();
        assertThat(play.player("Bo").score()).as("round 2 of 3 counts twice").isEqualTo(2000);
    }

    @ParameterizedTest
    @EnumSource(Phase.class)
    void aRoundToComeIsAMismatchInEveryPhaseForEverybody(Phase phase) {
        Play play = Play.at(phase, 2);
        play.party()
                .roster()
                .players()
                .forEach(p -> assertRefused(play.guess(p.nickname().text(), 3, NONE), Refusal.ROUND_MISMATCH));
    }

    @ParameterizedTest
    @EnumSource(Phase.class)
    void anActivePlayersGuessForARoundThatIsOverIsRefused(Phase phase) {
        assertRefused(Play.at(phase, 2).guess("Ada", 1, NONE), Refusal.GUESS_PHASE_CLOSED);
    }

    @ParameterizedTest
    @EnumSource(value = Phase.class, mode = EnumSource.Mode.EXCLUDE, names = "GUESS")
    void outsideTheGuessPhaseEvenAnUnknownOptionFindsThePhaseClosed(Phase phase) {
        assertRefused(Play.at(phase, 2).guess("Ada", 2, NONE), Refusal.GUESS_PHASE_CLOSED);
    }

    @ParameterizedTest
    @EnumSource(value = Phase.class, mode = EnumSource.Mode.EXCLUDE, names = "LOBBY")
    void whoLeftOrWaitsIsNotInThisRoundWhateverThePhase(Phase phase) {
        Play play = Play.at(phase, 2);
        for (String name : List.of("Cleo", "Dan")) {
            assertRefused(play.guess(name, 1, NONE), Refusal.NOT_IN_THIS_ROUND);
            assertRefused(play.guess(name, 2, NONE), Refusal.NOT_IN_THIS_ROUND);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Phase.class,
            names = {"GUESS", "REVEAL", "SCOREBOARD"})
    void aSecondGuessIsRefusedAsSuchBeforeAnythingElseIsSaidOfIt(Phase phase) {
        Play play = Play.at(Phase.GUESS, 2);
        play.guess("Ada", 2, play.truth().id());
        if (phase != Phase.GUESS) {
            play.reveal();
        }
        if (phase == Phase.SCOREBOARD) {
            play.scoreboard();
        }
        assertRefused(play.guess("Ada", 2, NONE), Refusal.GUESS_ALREADY_SUBMITTED);
        play.leave("Ada");
        assertRefused(play.guess("Ada", 2, NONE), Refusal.GUESS_ALREADY_SUBMITTED);
        assertRefused(play.guess("Ada", 3, NONE), Refusal.ROUND_MISMATCH);
        assertRefused(play.guess("Ada", 1, NONE), Refusal.NOT_IN_THIS_ROUND);
    }

    @Test
    void anotherRoundsOptionIsNotFound() {
        Play play = Play.at(Phase.GUESS, 1);
        OptionId old = play.truth().id();
        play.reveal();
        play.scoreboard();
        play.next();
        play.startGuess();
        assertRefused(play.guess("Ada", 2, old), Refusal.OPTION_NOT_FOUND);
        assertRefused(play.guess("Ada", 2, NONE), Refusal.OPTION_NOT_FOUND);
    }

    @Test
    void neitherAuthorOfAMergedLieMayPickItAndOthersMay() {
        Play play = Play.open("Ada", "Bo", "Cleo");
        play.start();
        play.lie("Ada", "an accordion");
        play.lie("Bo", "Accordion");
        play.lie("Cleo", "a bassoon");
        assertRefused(play.guess("Ada", "AN ACCORDION"), Refusal.OWN_LIE);
        assertRefused(play.guess("Bo", "AN ACCORDION"), Refusal.OWN_LIE);
        assertAccepted(play.guess("Cleo", "AN ACCORDION"));
        assertAccepted(play.guess("Ada", "A BASSOON"));
    }

    @Test
    void theLieThatTheHouseWroteForOneIsOnesOwn() {
        Play play = Play.open("Ada", "Bo");
        play.start();
        play.house("Ada");
        play.startGuess();
        BallotOption own = play.withBallot().ballot().writtenBy(play.id("Ada"));
        assertThat(own).isNotNull();
        if (own != null) {
            assertRefused(play.guess("Ada", 1, own.id()), Refusal.OWN_LIE);
            assertAccepted(play.guess("Bo", 1, own.id()));
        }
    }

    @Test
    void whoWroteNoLieMayStillGuess() {
        Play play = Play.open("Ada", "Bo");
        play.start();
        play.lie("Bo", "an accordion");
        play.startGuess();
        assertAccepted(play.guess("Ada", "AN ACCORDION"));
    }
}
