package party.weirsoe.game;

import static org.assertj.core.api.Assertions.assertThat;
import static party.weirsoe.game.Outcome.assertAccepted;
import static party.weirsoe.game.Outcome.assertNothingToDo;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeadlineTest {
    @Test
    void aPhaseEndsOneAndAHalfSecondsAfterItsDeadlineAndNotAMillisecondSooner() {
        Play play = Play.at(Phase.LIE, 2);
        play.passMillis(60_000 + 1_499);
        assertThat(play.live().isOverdue(play.now())).isFalse();
        assertNothingToDo(play.clock());
        assertAccepted(play.lie("Ada", "an accordion"));
        play.passMillis(1);
        assertThat(play.live().isOverdue(play.now())).isTrue();
        assertAccepted(play.clock());
        assertThat(play.live().phase()).isEqualTo(Phase.GUESS);
    }

    @Test
    void theNextPhasesTimeCountsFromTheNoticeSoThatADeadServerEatsNobodysTime() {
        Play play = Play.at(Phase.LIE, 2);
        play.passMillis(3_600_000);
        Receipt receipt = Outcome.receiptOf(play.clock());
        assertThat(receipt).isEqualTo(Receipt.guessStarted(2, play.now().plusSeconds(45)));
        assertThat(play.live().deadlineAt()).isEqualTo(play.now().plusSeconds(45));
    }

    @Test
    void oneNoticePassesOneDeadline() {
        Play play = Play.at(Phase.LIE, 2);
        play.passMillis(3_600_000);
        assertThat(assertAccepted(play.clock()).events()).hasExactlyElementsOfTypes(GameEvent.GuessStarted.class);
        assertNothingToDo(play.clock());
        assertThat(play.live().phase()).isEqualTo(Phase.GUESS);
        play.passMillis(46_499);
        assertNothingToDo(play.clock());
        play.passMillis(1);
        assertThat(assertAccepted(play.clock()).events()).hasExactlyElementsOfTypes(GameEvent.RevealStarted.class);
    }

    @Test
    void aLateTimerOfAnEarlierPhaseOrRoundDoesNothing() {
        Play play = Play.at(Phase.GUESS, 2);
        play.passMillis(3_600_000);
        Game before = play.game();
        for (Phase phase : Phase.values()) {
            assertNothingToDo(play.clock(1, phase));
            assertNothingToDo(play.clock(3, phase));
            if (phase != Phase.GUESS) {
                assertNothingToDo(play.clock(2, phase));
            }
        }
        assertThat(play.game()).isEqualTo(before);
        assertAccepted(play.clock(2, Phase.GUESS));
    }

    @ParameterizedTest
    @EnumSource(
            value = Phase.class,
            names = {"LOBBY", "REVEAL", "SCOREBOARD", "FINISHED"})
    void otherPhasesWaitForTheHostForEver(Phase phase) {
        Play play = Play.at(phase, 2);
        play.passMillis(1_000_000_000_000L);
        assertThat(play.live().deadlineAt()).isNull();
        assertThat(play.live().isOverdue(play.now())).isFalse();
        assertNothingToDo(play.clock());
    }

    @Test
    void anUntimedPhaseIsNeverOverdue() {
        Play play = Play.open(Sample.settings(1, null, 5, 2), Sample.deck(), "Ada", "Bo");
        play.start();
        play.passMillis(1_000_000_000_000L);
        assertNothingToDo(play.clock());
        play.startGuess();
        play.passMillis(6_500);
        assertAccepted(play.clock());
    }

    @Test
    void whoHasNotLiedOrGuessedIsLeftOut() {
        Play play = Play.at(Phase.LIE, 2);
        play.lie("Ada", "an accordion");
        play.passMillis(61_500);
        play.clock();
        assertThat(play.withBallot().ballot().writtenBy(play.id("Bo"))).isNull();
        play.passMillis(46_500);
        play.clock();
        assertThat(play.live().phase()).isEqualTo(Phase.REVEAL);
        assertThat(play.party().roster().players()).allMatch(p -> p.score() == 0);
    }
}
