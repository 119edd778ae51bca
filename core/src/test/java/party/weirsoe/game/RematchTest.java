package party.weirsoe.game;

import static org.assertj.core.api.Assertions.assertThat;
import static party.weirsoe.game.Outcome.assertAccepted;
import static party.weirsoe.game.Outcome.assertRefused;
import static party.weirsoe.game.Outcome.receiptOf;

import org.junit.jupiter.api.Test;

class RematchTest {
    @Test
    void roundsNeverRestart() {
        Play play = Play.open(Sample.settings(2), Sample.deck(), "Ada", "Bo");
        for (int game = 1; game <= 3; game++) {
            assertThat(play.party().game()).isEqualTo(game);
            for (int place = 1; place <= 2; place++) {
                Decision decision = place == 1 ? play.start() : play.next();
                assertThat(receiptOf(decision).toRound()).isEqualTo(2 * game - 2 + place);
                assertThat(play.party().totalRounds()).isEqualTo(2 * game);
                play.toScoreboard();
            }
            assertRefused(play.next(), Refusal.ROUND_LIMIT_REACHED);
            play.finish();
            assertThat(receiptOf(play.rematch())).isEqualTo(Receipt.moved(HostMove.REMATCH, 2 * game));
            assertThat(play.round()).isEqualTo(2 * game);
        }
    }

    @Test
    void afterAFinishInRoundTwoOfThreeTheRematchsLastRoundIsTheFifth() {
        Play play = Play.at(Phase.FINISHED, 2);
        assertThat(play.party().totalRounds()).isEqualTo(3);
        play.rematch();
        assertThat(play.party().totalRounds()).isEqualTo(5);
        assertThat(play.round()).isEqualTo(2);
        play.start();
        assertThat(play.round()).isEqualTo(3);
    }

    @Test
    void whoLeftDisappearsWhoWaitedIsActiveAndAllScoresAreZero() {
        Play play = Play.at(Phase.GUESS, 2);
        play.guess("Ada", play.truth().text());
        play.reveal();
        play.scoreboard();
        play.finish();
        PlayerId cleo = play.id("Cleo");
        assertThat(play.player("Dan").status()).isEqualTo(Player.Status.WAITING);
        assertThat(play.player("Ada").score()).isEqualTo(2000);
        play.rematch();
        assertThat(play.party().roster().players())
                .containsExactly(
                        new Player(new PlayerId(1), new Nickname("Ada"), 0, Player.Status.ACTIVE),
                        new Player(new PlayerId(2), new Nickname("Bo"), 0, Player.Status.ACTIVE),
                        new Player(new PlayerId(4), new Nickname("Dan"), 0, Player.Status.ACTIVE));
        assertThat(play.party().roster().departure(cleo)).isEqualTo(Departure.LEFT);
        assertThat(play.party().roster().knows(cleo)).isTrue();
        assertAccepted(play.join("Cleo"));
        assertThat(play.id("Cleo")).isEqualTo(new PlayerId(5));
    }

    @Test
    void seatsKeepTheirGenerationsThoseOfWhoLeftToo() {
        Play play = Play.at(Phase.SCOREBOARD, 2);
        PlayerId ada = play.id("Ada");
        PlayerId bo = play.id("Bo");
        assertAccepted(play.renewSeat("Ada", 0));
        assertAccepted(play.renewSeat("Ada", 1));
        assertAccepted(play.renewSeat("Bo", 0));
        play.leave("Bo");
        play.finish();
        play.rematch();
        assertThat(play.party().roster().generation(ada)).isEqualTo(2);
        assertThat(play.party().roster().find(bo)).isNull();
        assertThat(play.party().roster().generation(bo)).isEqualTo(1);
    }

    @Test
    void aRematchDrawsQuestionsThatWereNotAsked() {
        Play play = Play.open(Sample.settings(12), Sample.deck(), "Ada", "Bo");
        for (int game = 0; game < 2; game++) {
            play.start();
            while (!play.party().isLastRound()) {
                play.toScoreboard();
                play.next();
            }
            play.toScoreboard();
            play.finish();
            play.rematch();
        }
        assertThat(play.party().drawn()).hasSize(24).doesNotHaveDuplicates();
    }

    @Test
    void aSessionHasAtMostFourHundredRounds() {
        Play play = Play.open(Sample.settings(20), Sample.deck(), "Ada", "Bo");
        for (int game = 1; game <= 20; game++) {
            play.start();
            while (!play.party().isLastRound()) {
                play.toScoreboard();
                play.next();
            }
            play.toScoreboard();
            play.finish();
            if (game < 20) {
                assertAccepted(play.rematch());
            }
        }
        assertThat(play.round()).isEqualTo(400);
        assertRefused(play.rematch(), Refusal.ROUND_LIMIT_REACHED);
        assertThat(play.live().phase()).isEqualTo(Phase.FINISHED);
    }
}
