package party.weirsoe.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import party.weirsoe.game.Epoch;
import party.weirsoe.game.Game;
import party.weirsoe.game.LieChoice;
import party.weirsoe.game.OptionId;
import party.weirsoe.game.Phase;
import party.weirsoe.game.PlayerId;
import party.weirsoe.game.Refusal;

/** Who is let in, in the order of the protocol: no session, then another life of the code, then a kicked player. */
class IdentityTest {
    private static final Reply NOT_FOUND = new Reply.Refused(Refusal.SESSION_NOT_FOUND, null, null);
    private static final Reply UNAUTHORIZED = new Reply.Refused(Refusal.UNAUTHORIZED, null, null);
    private static final Epoch OTHER_LIFE = new Epoch("0000000000000000");

    private final SessionRig rig = new SessionRig();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void aVacantCodeIsNotFoundForEverybodyAndItsActorIsPutAway() {
        assertThat(rig.view(SessionRig.HOST)).isEqualTo(NOT_FOUND);
        rig.shard.expectMessageClass(ClusterSharding.Passivate.class);
        assertThat(rig.view(of(SessionRig.player(1), OTHER_LIFE, 0))).isEqualTo(NOT_FOUND);
        assertThat(rig.host(new SessionRequest.StartRounds(0))).isEqualTo(NOT_FOUND);
        assertThat(rig.join("Ada")).isEqualTo(NOT_FOUND);
        assertThat(rig.state()).isEqualTo(SessionState.INITIAL);
    }

    @Test
    void aPackThatIsGoneOpensNothing() {
        OpenAnswer answer = rig.session
                .<OpenAnswer>runCommand(replyTo ->
                        new SessionMessage.Open(SessionRig.settings(3), null, SessionRig.EPOCH, null, replyTo))
                .reply();
        assertThat(answer).isEqualTo(new OpenAnswer.Answered(new Reply.Refused(Refusal.PACK_NOT_FOUND, null, null)));
        assertThat(rig.state()).isEqualTo(SessionState.INITIAL);
    }

    @Test
    void aTokenOfAnotherLifeAnotherGenerationOrNobodyIsUnauthorizedAndLearnsNothing() {
        rig.playing(3, 2);
        for (Identity stranger : new Identity[] {
            of(SessionRig.HOST, OTHER_LIFE, 0),
            of(SessionRig.HOST, SessionRig.EPOCH, 1),
            of(SessionRig.player(1), OTHER_LIFE, 0),
            of(SessionRig.player(1), SessionRig.EPOCH, 1),
            SessionRig.player(3),
            SessionRig.player(64)
        }) {
            assertThat(rig.view(stranger)).as("%s", stranger).isEqualTo(UNAUTHORIZED);
            assertThat(rig.send(stranger, new SessionRequest.RemovePlayer(new PlayerId(1))))
                    .isEqualTo(UNAUTHORIZED);
            assertThat(subscribe(stranger))
                    .isEqualTo(
                            stranger.epoch().equals(OTHER_LIFE)
                                    ? FeedSignal.Reason.SESSION_CLOSED
                                    : FeedSignal.Reason.UNAUTHORIZED);
        }
        assertThat(rig.game().party().roster().departures()).isEmpty();
    }

    @Test
    void theTokensOfASeatBeforeItsNewestAreUnauthorizedAndTheNewestHasNameScoreAndLie() {
        rig.playing(3, 3);
        rig.playRound(3);
        rig.host(new SessionRequest.NextRound(1));
        assertThat(lie(1, 2)).isInstanceOf(Reply.Done.class);
        String before = SessionRig.json(rig.view(SessionRig.player(1)));
        rig.host(new SessionRequest.RenewSeat(new PlayerId(1), 0));
        assertThat(rig.view(SessionRig.player(1, 0))).isEqualTo(UNAUTHORIZED);
        assertThat(lie(1, 2)).isEqualTo(UNAUTHORIZED);
        assertThat(subscribe(SessionRig.player(1, 0))).isEqualTo(FeedSignal.Reason.UNAUTHORIZED);
        assertThat(rig.view(SessionRig.player(1, 2))).as("not made yet").isEqualTo(UNAUTHORIZED);
        assertThat(SessionRig.json(rig.view(SessionRig.player(1, 1))))
                .contains(
                        "\"nickname\":\"Ada\",\"score\":1000,\"status\":\"active\",\"submitted\":true,\"generation\":1")
                .contains("\"my_lie\":{\"text\":\"a lie\"");
        assertThat(before).contains("\"generation\":0", "\"my_lie\":{\"text\":\"a lie\"");

        rig.restart();
        assertThat(rig.view(SessionRig.player(1, 0))).isEqualTo(UNAUTHORIZED);
        assertThat(rig.view(SessionRig.player(1, 1))).isInstanceOf(Reply.View.class);
        assertThat(rig.view(SessionRig.player(2))).isInstanceOf(Reply.View.class);
        assertThat(rig.view(SessionRig.HOST)).isInstanceOf(Reply.View.class);
    }

    @Test
    void anEarlierTokenOfOneWhoWasKickedIsUnauthorizedInTheLobbyToo() {
        rig.open(3);
        rig.join("Ada");
        rig.join("Bo");
        for (int player = 1; player <= 2; player++) {
            rig.host(new SessionRequest.RenewSeat(new PlayerId(player), 0));
        }
        rig.host(new SessionRequest.RemovePlayer(new PlayerId(1)));
        rig.send(SessionRig.player(2, 1), new SessionRequest.RemovePlayer(new PlayerId(2)));
        assertThat(rig.view(SessionRig.player(1, 0))).isEqualTo(UNAUTHORIZED);
        assertThat(rig.view(SessionRig.player(1, 1))).isEqualTo(new Reply.Refused(Refusal.PLAYER_KICKED, null, null));
        assertThat(rig.view(SessionRig.player(2, 0))).isEqualTo(UNAUTHORIZED);
        assertThat(rig.view(SessionRig.player(2, 1))).isInstanceOf(Reply.View.class);
    }

    @Test
    void aKickedPlayerIsToldSoUnlessTheTokenIsOfAnotherLife() {
        rig.playing(3, 3);
        rig.host(new SessionRequest.RemovePlayer(new PlayerId(3)));
        Reply kicked = new Reply.Refused(Refusal.PLAYER_KICKED, null, null);
        assertThat(rig.view(SessionRig.player(3))).isEqualTo(kicked);
        assertThat(lie(3, 1)).isEqualTo(kicked);
        assertThat(lie(3, 9)).as("before any look at the state").isEqualTo(kicked);
        assertThat(subscribe(SessionRig.player(3))).isEqualTo(FeedSignal.Reason.KICKED);
        assertThat(rig.view(of(SessionRig.player(3), OTHER_LIFE, 0))).isEqualTo(UNAUTHORIZED);
        assertThat(rig.join("Cy 2")).as("they may join anew").isInstanceOf(Reply.Joined.class);
    }

    @Test
    void oneKickedInTheLobbyIsToldSoTooAndFreesTheNickname() {
        rig.open(3);
        rig.join("Ada");
        rig.host(new SessionRequest.RemovePlayer(new PlayerId(1)));
        assertThat(rig.view(SessionRig.player(1))).isEqualTo(new Reply.Refused(Refusal.PLAYER_KICKED, null, null));
        assertThat(rig.join("Ada")).isInstanceOfSatisfying(Reply.Joined.class, joined -> assertThat(joined.player())
                .isEqualTo(new PlayerId(2)));
    }

    @Test
    void whoLeftReadsOnButActsNoMore() {
        rig.playing(3, 3);
        rig.send(SessionRig.player(3), new SessionRequest.RemovePlayer(new PlayerId(3)));
        assertThat(SessionRig.json(rig.view(SessionRig.player(3))))
                .contains("\"you\":{\"role\":\"player\",\"player_id\":\"p3\"}", "\"status\":\"left\"");
        assertThat(lie(3, 1)).isEqualTo(new Reply.Refused(Refusal.NOT_IN_THIS_ROUND, Phase.LIE, 1));
        rig.host(new SessionRequest.StartGuess(1));
        assertThat(rig.send(SessionRig.player(3), new SessionRequest.SubmitGuess(1, new OptionId("none"))))
                .isEqualTo(new Reply.Refused(Refusal.NOT_IN_THIS_ROUND, Phase.GUESS, 1));
        assertThat(subscribe(SessionRig.player(3))).isEqualTo(FeedSignal.Reason.SESSION_CLOSED);
        assertThat(rig.send(SessionRig.player(3), new SessionRequest.RemovePlayer(new PlayerId(3))))
                .isEqualTo(Answers.empty(true));
    }

    @Test
    void whoLeftInTheLobbyStillReads() {
        rig.open(3);
        rig.join("Ada");
        rig.join("Bo");
        rig.send(SessionRig.player(1), new SessionRequest.RemovePlayer(new PlayerId(1)));
        assertThat(SessionRig.json(rig.view(SessionRig.player(1))))
                .contains("\"players\":[{\"id\":\"p2\"", "\"player_id\":\"p1\"");
    }

    @Test
    void whoJoinsDuringARoundWaits() {
        rig.playing(3, 2);
        rig.join("Cy");
        assertThat(SessionRig.json(rig.view(SessionRig.player(3))))
                .contains("\"status\":\"waiting\"", "\"prompt\":\"Question ");
        assertThat(lie(3, 1)).isEqualTo(new Reply.Refused(Refusal.NOT_IN_THIS_ROUND, Phase.LIE, 1));
        rig.playRound(2);
        rig.host(new SessionRequest.NextRound(1));
        assertThat(lie(3, 2)).isInstanceOf(Reply.Done.class);
    }

    @Test
    void theHostCannotPutOutSomebodyWhoNeverCame() {
        rig.playing(3, 2);
        assertThat(rig.host(new SessionRequest.RemovePlayer(new PlayerId(3))))
                .isEqualTo(new Reply.Refused(Refusal.PLAYER_NOT_FOUND, Phase.LIE, 1));
    }

    @Test
    void theSixthTryIsSpentAndTheHouseStillHelps() {
        rig.playing(3, 2);
        String truth = ((Game.LiePhase) rig.game()).round().question().answer();
        for (int i = 0; i < 5; i++) {
            assertThat(say(truth)).isEqualTo(new Reply.Refused(Refusal.TOO_CLOSE_TO_TRUTH, Phase.LIE, 1));
        }
        assertThat(say(truth)).isEqualTo(new Reply.Refused(Refusal.LIE_TRIES_SPENT, Phase.LIE, 1));
        assertThat(say("something else")).isEqualTo(new Reply.Refused(Refusal.LIE_TRIES_SPENT, Phase.LIE, 1));
        assertThat(rig.send(SessionRig.player(1), new SessionRequest.SubmitLie(1, new LieChoice.House())))
                .isInstanceOf(Reply.Done.class);
    }

    private Reply say(String text) {
        return rig.send(SessionRig.player(1), new SessionRequest.SubmitLie(1, SessionRig.lie(text)));
    }

    private Reply lie(int player, int round) {
        return rig.send(SessionRig.player(player), new SessionRequest.SubmitLie(round, SessionRig.lie("a lie")));
    }

    private FeedSignal.Reason subscribe(Identity who) {
        rig.hints();
        TestProbe<FeedSignal> socket = rig.kit.createTestProbe();
        rig.session.runCommand(new SessionMessage.Subscribe(who, socket.getRef(), rig.relay.getRef()));
        return rig.relay.expectMessageClass(FeedMessage.Denied.class).reason();
    }

    private static Identity of(Identity who, Epoch epoch, int generation) {
        return new Identity(who.code(), epoch, who.viewer(), generation);
    }
}
