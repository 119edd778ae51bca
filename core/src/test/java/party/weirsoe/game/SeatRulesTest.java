package party.weirsoe.game;

import static org.assertj.core.api.Assertions.assertThat;
import static party.weirsoe.game.Outcome.assertAccepted;
import static party.weirsoe.game.Outcome.assertRefused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A lost phone: the host gives the player's seat its next token. */
class SeatRulesTest {
    @ParameterizedTest
    @EnumSource(Phase.class)
    void aSeatIsRenewedInEveryPhaseAndNothingElseChanges(Phase phase) {
        Play play = Play.at(phase, 2);
        Game.Live before = play.live();
        for (String name : new String[] {"Ada", "Dan"}) {
            Decision.Accepted accepted = assertAccepted(play.renewSeat(name, 0));
            assertThat(accepted.events()).containsExactly(new GameEvent.SeatRenewed(play.id(name), 1));
            assertThat(accepted.receipt()).isNull();
        }
        assertThat(play.live().phase()).isEqualTo(phase);
        assertThat(play.live().deadlineAt()).isEqualTo(before.deadlineAt());
        assertThat(play.party().roster().players())
                .isEqualTo(before.party().roster().players());
        assertThat(play.party().roster().generation(play.id("Ada"))).isEqualTo(1);
        assertThat(play.party().roster().generation(play.id("Bo"))).isZero();
    }

    @Test
    void withoutTheGenerationThatTheHostSawItAlwaysApplies() {
        Play play = Play.at(Phase.LIE, 2);
        for (int generation = 1; generation <= 3; generation++) {
            assertAccepted(play.renewSeat("Ada", null));
            assertThat(play.party().roster().generation(play.id("Ada"))).isEqualTo(generation);
        }
    }

    @ParameterizedTest
    @EnumSource(Phase.class)
    void aGenerationThatTheSeatDoesNotHaveIsAMismatch(Phase phase) {
        Play play = Play.at(phase, 2);
        assertRefused(play.renewSeat("Ada", 1), Refusal.SEAT_MISMATCH);
        assertRefused(play.renewSeat("Ada", Integer.MAX_VALUE), Refusal.SEAT_MISMATCH);
        play.renewSeat("Ada", 0);
        assertRefused(play.renewSeat("Ada", 0), Refusal.SEAT_MISMATCH);
        assertRefused(play.renewSeat("Ada", 2), Refusal.SEAT_MISMATCH);
        assertAccepted(play.renewSeat("Ada", 1));
    }

    @ParameterizedTest
    @EnumSource(Phase.class)
    void whoHasGoneIsSaidToHaveLeftBeforeAMismatch(Phase phase) {
        Play play = Play.at(phase, 2);
        PlayerId ada = play.id("Ada");
        PlayerId bo = play.id("Bo");
        play.leave("Ada");
        play.kick("Bo");
        for (PlayerId gone : new PlayerId[] {ada, bo}) {
            assertRefused(play.tell(new GameCommand.RenewSeat(gone, null)), Refusal.PLAYER_LEFT);
            assertRefused(play.tell(new GameCommand.RenewSeat(gone, 0)), Refusal.PLAYER_LEFT);
            assertRefused(play.tell(new GameCommand.RenewSeat(gone, 7)), Refusal.PLAYER_LEFT);
        }
    }

    @ParameterizedTest
    @EnumSource(Phase.class)
    void whoNeverJoinedIsNotFound(Phase phase) {
        Play play = Play.at(phase, 2);
        assertRefused(play.tell(new GameCommand.RenewSeat(new PlayerId(5), 0)), Refusal.PLAYER_NOT_FOUND);
        assertRefused(play.tell(new GameCommand.RenewSeat(new PlayerId(5), null)), Refusal.PLAYER_NOT_FOUND);
    }

    @Test
    void aSeatIsRenewedSixtyFourTimesAtMostAndTheOthersAreNotTouched() {
        Play play = Play.open("Ada", "Bo");
        for (int generation = 0; generation < 64; generation++) {
            assertAccepted(play.renewSeat("Ada", generation));
        }
        assertRefused(play.renewSeat("Ada", 64), Refusal.SEAT_LIMIT_REACHED);
        assertRefused(play.renewSeat("Ada", null), Refusal.SEAT_LIMIT_REACHED);
        assertRefused(play.renewSeat("Ada", 65), Refusal.SEAT_MISMATCH);
        assertAccepted(play.renewSeat("Bo", 0));
    }

    @Test
    void inTheLobbyTheSeatOfOneWhoGoesIsNotGivenToWhoComesNext() {
        Play play = Play.open("Ada", "Bo");
        PlayerId bo = play.id("Bo");
        play.renewSeat("Bo", 0);
        play.leave("Bo");
        play.join("Bo");
        assertThat(play.party().roster().generation(play.id("Bo"))).isZero();
        assertThat(play.party().roster().generation(bo))
                .as("the token that was replaced stays so")
                .isEqualTo(1);
    }
}
