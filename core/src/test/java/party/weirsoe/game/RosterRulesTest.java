package party.weirsoe.game;

import static org.assertj.core.api.Assertions.assertThat;
import static party.weirsoe.game.Outcome.assertAccepted;
import static party.weirsoe.game.Outcome.assertNothingToDo;
import static party.weirsoe.game.Outcome.assertRefused;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RosterRulesTest {
    @Test
    void playersAreNumberedByTheirJoinAndNumbersAreNeverReused() {
        Play play = Play.open("Ada", "Bo");
        play.leave("Bo");
        play.join("Bo");
        assertThat(play.party().roster().players())
                .containsExactly(
                        new Player(new PlayerId(1), new Nickname("Ada"), 0, Player.Status.ACTIVE),
                        new Player(new PlayerId(3), new Nickname("Bo"), 0, Player.Status.ACTIVE));
    }

    @ParameterizedTest
    @EnumSource(value = Phase.class, mode = EnumSource.Mode.EXCLUDE, names = "FINISHED")
    void joiningIsOpenUntilTheGameIsFinishedAndOutsideTheLobbyOneWaits(Phase phase) {
        Play play = Play.at(phase, 2);
        Phase before = play.live().phase();
        assertThat(assertAccepted(play.join("Eva")).events())
                .containsExactly(new GameEvent.PlayerJoined(new PlayerId(5), new Nickname("Eva")));
        assertThat(play.player("Eva"))
                .isEqualTo(new Player(
                        new PlayerId(5),
                        new Nickname("Eva"),
                        0,
                        phase == Phase.LOBBY ? Player.Status.ACTIVE : Player.Status.WAITING));
        assertThat(play.live().phase()).isEqualTo(before);
    }

    @Test
    void aFinishedSessionIsSaidToBeFinishedBeforeAnythingElse() {
        Play play = Play.open(Sample.settings(1, null, null, 2), Sample.deck(), "Ada", "Bo");
        play.start();
        play.toScoreboard();
        play.finish();
        assertRefused(play.join("Ada"), Refusal.SESSION_FINISHED);
        assertRefused(play.join("Eva"), Refusal.SESSION_FINISHED);
    }

    @Test
    void aTakenNicknameIsSaidBeforeAFullLobby() {
        Play play = Play.open(Sample.settings(1, null, null, 2), Sample.deck(), "Ada", "Bo");
        assertRefused(play.join("ＡＤＡ"), Refusal.NICKNAME_TAKEN);
        assertRefused(play.join("Eva"), Refusal.LOBBY_FULL);
    }

    @Test
    void whoWaitsTakesASeatAndWhoLeftDoesNot() {
        Play play = Play.open(Sample.settings(3, null, null, 3), Sample.deck(), "Ada", "Bo");
        play.start();
        play.join("Cleo");
        assertRefused(play.join("Dan"), Refusal.LOBBY_FULL);
        play.leave("Ada");
        assertAccepted(play.join("Dan"));
        assertRefused(play.join("Eva"), Refusal.LOBBY_FULL);
    }

    @Test
    void atMostSixtyFourJoinASession() {
        Play play = Play.open("Ada");
        for (int joins = 1; joins < 64; joins++) {
            assertAccepted(play.join("Bo"));
            play.leave("Bo");
        }
        assertThat(play.party().roster().joins()).isEqualTo(64);
        assertRefused(play.join("Bo"), Refusal.LOBBY_FULL);
        assertRefused(play.join("Ada"), Refusal.NICKNAME_TAKEN);
    }

    @Test
    void inTheLobbyOneWhoGoesDisappearsAndFreesTheNickname() {
        for (Departure how : Departure.values()) {
            Play play = Play.open("Ada", "Bo");
            PlayerId bo = play.id("Bo");
            play.tell(new GameCommand.Depart(bo, how, play.now()));
            assertThat(play.party().roster().find(bo)).isNull();
            assertThat(play.party().roster().departure(bo)).isEqualTo(how);
            assertThat(play.party().roster().knows(bo)).isTrue();
            assertAccepted(play.join("bo"));
        }
    }

    @ParameterizedTest
    @EnumSource(value = Phase.class, mode = EnumSource.Mode.EXCLUDE, names = "LOBBY")
    void laterTheyStayAsLeftWithTheirNicknameAndScore(Phase phase) {
        Play play = Play.at(phase, 2);
        Player before = play.player("Ada");
        assertAccepted(play.kick("Ada"));
        assertThat(play.player("Ada")).isEqualTo(before.with(Player.Status.LEFT));
        assertThat(play.party().roster().departure(before.id())).isEqualTo(Departure.KICKED);
        assertRefused(play.join("Ada"), phase == Phase.FINISHED ? Refusal.SESSION_FINISHED : Refusal.NICKNAME_TAKEN);
    }

    @ParameterizedTest
    @EnumSource(Phase.class)
    void goingTwiceIsADuplicateAndAKickAfterLeavingToo(Phase phase) {
        Play play = Play.at(phase, 2);
        PlayerId ada = play.id("Ada");
        play.leave("Ada");
        assertNothingToDo(play.tell(new GameCommand.Depart(ada, Departure.LEFT, play.now())));
        assertNothingToDo(play.tell(new GameCommand.Depart(ada, Departure.KICKED, play.now())));
        assertThat(play.party().roster().departure(ada)).isEqualTo(Departure.LEFT);
    }

    @ParameterizedTest
    @EnumSource(Phase.class)
    void whoNeverJoinedIsNotFound(Phase phase) {
        Play play = Play.at(phase, 2);
        assertRefused(
                play.tell(new GameCommand.Depart(new PlayerId(5), Departure.KICKED, play.now())),
                Refusal.PLAYER_NOT_FOUND);
    }

    @Test
    void theLastOneMissingMayEndTheLyingByLeaving() {
        Play play = Play.at(Phase.LIE, 2);
        play.lie("Ada", "an accordion");
        Decision.Accepted accepted = assertAccepted(play.leave("Bo"));
        assertThat(accepted.events())
                .hasExactlyElementsOfTypes(GameEvent.PlayerDeparted.class, GameEvent.GuessStarted.class);
        assertThat(Outcome.receiptOf(accepted).move()).isEqualTo(HostMove.GUESS_START);
        assertThat(play.live().deadlineAt()).isEqualTo(play.now().plusSeconds(45));
        assertThat(play.withBallot().ballot().options()).as("one active player").hasSize(4);
    }

    @Test
    void theLastOneMissingMayEndTheGuessingByBeingKicked() {
        Play play = Play.at(Phase.GUESS, 2);
        play.guess("Ada", play.truth().text());
        Decision.Accepted accepted = assertAccepted(play.kick("Bo"));
        assertThat(accepted.events())
                .hasExactlyElementsOfTypes(GameEvent.PlayerDeparted.class, GameEvent.RevealStarted.class);
        assertThat(play.player("Ada").score()).isEqualTo(2000);
    }

    @Test
    void whoWaitsDoesNotHoldThePartyUp() {
        Play play = Play.at(Phase.LIE, 2);
        play.lie("Ada", "an accordion");
        play.lie("Bo", "a bassoon");
        assertThat(play.live().phase()).as("Dan waits").isEqualTo(Phase.GUESS);
    }

    @Test
    void aWaitingPlayerWhoGoesEndsNothing() {
        Play play = Play.at(Phase.LIE, 2);
        assertThat(assertAccepted(play.leave("Dan")).events()).hasSize(1);
        assertThat(play.live().phase()).isEqualTo(Phase.LIE);
    }

    @Test
    void withNobodyActiveAPhaseEndsByItsDeadlineOrTheHostOnly() {
        Play play = Play.at(Phase.LIE, 2);
        play.leave("Ada");
        assertThat(assertAccepted(play.leave("Bo")).events()).hasSize(1);
        play.leave("Dan");
        assertThat(play.live().phase()).isEqualTo(Phase.LIE);
        play.startGuess();
        assertThat(play.live().phase()).isEqualTo(Phase.GUESS);
        play.join("Eva");
        play.leave("Eva");
        assertThat(play.live().phase()).isEqualTo(Phase.GUESS);
        play.passMillis(46_500);
        play.clock();
        assertThat(play.live().phase()).isEqualTo(Phase.REVEAL);
    }

    @Test
    void theLieOfOneWhoLeftStaysOnTheBallot() {
        Play play = Play.open("Ada", "Bo", "Cleo");
        play.start();
        play.lie("Ada", "an accordion");
        play.leave("Ada");
        play.startGuess();
        assertThat(play.option("AN ACCORDION").authors()).isEqualTo(List.of(play.id("Ada")));
    }

    @Test
    void noSessionAnswersWhereThereIsNone() {
        for (Game game : List.of(new Game.Vacant(), new Game.Deleted())) {
            assertRefused(
                    GameRules.decide(game, new GameCommand.Join(Sample.nickname("Ada"))), Refusal.SESSION_NOT_FOUND);
        }
    }

    @ParameterizedTest
    @EnumSource(Phase.class)
    void theHostMayDeleteTheSessionInAnyPhase(Phase phase) {
        Play play = Play.at(phase, 2);
        assertAccepted(play.tell(new GameCommand.DeleteSession()));
        assertThat(play.game()).isEqualTo(new Game.Deleted());
        assertRefused(play.tell(new GameCommand.DeleteSession()), Refusal.SESSION_NOT_FOUND);
    }
}
