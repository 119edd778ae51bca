package party.weirsoe.game;

import static org.assertj.core.api.Assertions.assertThat;
import static party.weirsoe.game.Outcome.assertAccepted;
import static party.weirsoe.game.Outcome.assertRefused;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ada and Bo are active, Cleo has left, Dan waits; round 2 of 3. */
class LieRulesTest {
    private static final LieChoice LIE = new LieChoice.Typed("an accordion");
    private static final LieChoice EMPTY = new LieChoice.Typed("...");
    private static final LieChoice TOO_LONG = new LieChoice.Typed("a".repeat(61));
    private static final LieChoice HOUSE = new LieChoice.House();

    @Test
    void aLieIsTakenInTheLiePhaseOfItsRound() {
        Play play = Play.at(Phase.LIE, 2);
        assertThat(assertAccepted(play.lie("Ada", 2, LIE, 0)))
                .isEqualTo(new Decision.Accepted(
                        List.of(new GameEvent.LieSubmitted(play.id("Ada"), "an accordion", false)), null));
        assertThat(play.live().phase()).isEqualTo(Phase.LIE);
    }

    @Test
    void theLastActivePlayersLieStartsTheGuessingInTheSameRow() {
        Play play = Play.at(Phase.LIE, 2);
        play.lie("Ada", "an accordion");
        Decision.Accepted accepted = assertAccepted(play.house("Bo"));
        assertThat(accepted.events())
                .hasExactlyElementsOfTypes(GameEvent.LieSubmitted.class, GameEvent.GuessStarted.class);
        assertThat(Outcome.receiptOf(accepted))
                .isEqualTo(Receipt.guessStarted(2, play.now().plusSeconds(45)));
        assertThat(play.live().deadlineAt()).isEqualTo(play.now().plusSeconds(45));
    }

    @ParameterizedTest
    @EnumSource(Phase.class)
    void aRoundToComeIsAMismatchInEveryPhaseForEverybody(Phase phase) {
        Play play = Play.at(phase, 2);
        play.party().roster().players().forEach(p -> {
            String name = p.nickname().text();
            assertRefused(play.lie(name, 3, EMPTY, 5), Refusal.ROUND_MISMATCH);
            assertRefused(play.lie(name, 3, HOUSE, 0), Refusal.ROUND_MISMATCH);
        });
    }

    @Test
    void inTheFirstLobbyEveryRoundIsToCome() {
        Play play = Play.open("Ada");
        assertRefused(play.lie("Ada", 1, LIE, 0), Refusal.ROUND_MISMATCH);
    }

    @ParameterizedTest
    @EnumSource(Phase.class)
    void anActivePlayersLieForARoundThatIsOverIsRefused(Phase phase) {
        Play play = Play.at(phase, 2);
        assertRefused(play.lie("Ada", 1, EMPTY, 5), Refusal.LIE_PHASE_CLOSED);
    }

    @ParameterizedTest
    @EnumSource(value = Phase.class, mode = EnumSource.Mode.EXCLUDE, names = "LIE")
    void outsideTheLiePhaseEvenAnEmptyLieFindsThePhaseClosed(Phase phase) {
        Play play = Play.at(phase, 2);
        for (LieChoice choice : List.of(LIE, EMPTY, TOO_LONG, HOUSE)) {
            assertRefused(play.lie("Ada", 2, choice, 5), Refusal.LIE_PHASE_CLOSED);
        }
    }

    @ParameterizedTest
    @EnumSource(value = Phase.class, mode = EnumSource.Mode.EXCLUDE, names = "LOBBY")
    void whoLeftOrWaitsIsNotInThisRoundWhateverThePhase(Phase phase) {
        Play play = Play.at(phase, 2);
        for (String name : List.of("Cleo", "Dan")) {
            for (int round : List.of(1, 2)) {
                assertRefused(play.lie(name, round, EMPTY, 5), Refusal.NOT_IN_THIS_ROUND);
                assertRefused(play.lie(name, round, HOUSE, 0), Refusal.NOT_IN_THIS_ROUND);
            }
        }
    }

    @Test
    void whoWaitedPlaysTheNextRound() {
        Play play = Play.at(Phase.SCOREBOARD, 2);
        play.next();
        assertAccepted(play.lie("Dan", "an accordion"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Phase.class,
            names = {"LIE", "GUESS", "REVEAL", "SCOREBOARD"})
    void aSecondLieIsRefusedAsSuchBeforeAnythingElseIsSaidOfIt(Phase phase) {
        Play play = Play.at(Phase.LIE, 2);
        play.lie("Ada", "an accordion");
        to(play, phase);
        for (LieChoice choice : List.of(new LieChoice.Typed("other"), EMPTY, TOO_LONG, HOUSE)) {
            assertRefused(play.lie("Ada", 2, choice, 5), Refusal.LIE_ALREADY_SUBMITTED);
        }
        play.leave("Ada");
        assertRefused(play.lie("Ada", 2, LIE, 0), Refusal.LIE_ALREADY_SUBMITTED);
        assertRefused(play.lie("Ada", 3, LIE, 0), Refusal.ROUND_MISMATCH);
        assertRefused(play.lie("Ada", 1, LIE, 0), Refusal.NOT_IN_THIS_ROUND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "...", "?!", "\u0301"})
    void aLieWithoutAKeyIsEmptyWhateverElseIsWrongWithIt(String text) {
        assertRefused(lie(text.isEmpty() ? text : text.repeat(100), 5), Refusal.LIE_EMPTY);
    }

    @Test
    void aLieHasSixtyCharactersAtMostEvenWhenTheTriesAreSpent() {
        assertAccepted(lie("a".repeat(60), 0));
        assertRefused(lie("a".repeat(61), 5), Refusal.LIE_TOO_LONG);
        assertAccepted(lie("😀".repeat(60), 0)); // 240 bytes
        assertRefused(lie("😀".repeat(59) + "👍🏽", 0), Refusal.LIE_TOO_LONG);
    }

    @Test
    void afterFiveTriesAnyTextIsRefusedTheSameWay() {
        assertRefused(lie("penguin", 4), Refusal.TOO_CLOSE_TO_TRUTH);
        assertRefused(lie("penguin", 5), Refusal.LIE_TRIES_SPENT);
        assertAccepted(lie("accordion", 4));
        assertRefused(lie("accordion", 5), Refusal.LIE_TRIES_SPENT);
        assertRefused(lie("accordion", 6), Refusal.LIE_TRIES_SPENT);
    }

    @Test
    void theHouseStillLiesForWhoSpentTheirTries() {
        Play play = penguins();
        assertAccepted(play.lie("Ada", 1, HOUSE, 5));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"penguin", "The PENGUIN!", "Pénguin", "penguins", "pengwin", "aptenodytes", "An Aptenodytes"})
    void theTruthItsSpellingsAndWhatIsNearTheAnswerAreTooClose(String text) {
        assertRefused(lie(text, 0), Refusal.TOO_CLOSE_TO_TRUTH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"aptenodyte", "pinguino", "bird penguin", "goat"})
    void nearAnAlternateSpellingIsNotTooClose(String text) {
        assertAccepted(lie(text, 0));
    }

    @Test
    void theSameTextTwiceIsTakenAndNobodyIsTold() {
        Play play = penguins();
        Decision first = play.lie("Ada", "accordion");
        Decision second = play.lie("Bo", "Accordion!");
        assertThat(assertAccepted(first).events()).hasSize(1);
        assertThat(assertAccepted(second).events())
                .containsExactly(new GameEvent.LieSubmitted(play.id("Bo"), "Accordion!", false));
    }

    private static Decision lie(String text, int triesSpent) {
        return penguins().lie("Ada", 1, new LieChoice.Typed(text), triesSpent);
    }

    private static Play penguins() {
        Play play = Play.open(
                Sample.settings(),
                Sample.deckOf("penguin", List.of("aptenodytes"), "goat", "owl", "otter", "emu", "yak"),
                "Ada",
                "Bo",
                "Cleo");
        play.start();
        return play;
    }

    private static void to(Play play, Phase phase) {
        if (phase.compareTo(Phase.LIE) > 0) {
            play.startGuess();
        }
        if (phase.compareTo(Phase.GUESS) > 0) {
            play.reveal();
        }
        if (phase.compareTo(Phase.REVEAL) > 0) {
            play.scoreboard();
        }
        assertThat(play.live().phase()).isEqualTo(phase);
    }
}
