package party.weirsoe.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import party.weirsoe.game.GameEvent;
import party.weirsoe.game.Phase;
import party.weirsoe.game.Receipt;
import party.weirsoe.game.Refusal;
import party.weirsoe.view.Hint;

/** What everything began with: {@code rounds/next} and {@code finish} may be sent again, and nothing happens twice. */
class FoundingPromisesTest {
    private final SessionRig rig = new SessionRig();

    @BeforeEach
    void aGameAtItsFirstScoreboard() {
        rig.playing(3, 2);
        rig.playRound(2);
        rig.hints();
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void aRepeatedNextRoundReturnsTheSameBootstrapWithoutASecondIncrementOrASecondLieStarted() {
        Reply first = rig.host(new SessionRequest.NextRound(1));
        assertThat(rig.hints()).extracting(Hint::type).containsExactly(Hint.Type.LIE_STARTED);
        long version = rig.state().version();

        for (Integer from : new Integer[] {1, null}) {
            Reply again = rig.host(new SessionRequest.NextRound(from));
            assertThat(SessionRig.json(again)).isEqualTo(SessionRig.json(first));
            assertThat(((Reply.Done) again).replayed()).isTrue();
        }
        assertThat(((Reply.Done) first).replayed()).isFalse();
        assertThat(rig.round()).isEqualTo(2);
        assertThat(rig.state().version()).isEqualTo(version);
        assertThat(rig.hints()).isEmpty();
    }

    @Test
    void aRepeatedFinishReturnsTheSameLeaderboardWithoutASecondGameOver() {
        Reply first = rig.host(new SessionRequest.Finish(1));
        assertThat(rig.hints()).extracting(Hint::type).containsExactly(Hint.Type.GAME_OVER);
        assertThat(SessionRig.json(first)).contains("\"leaderboard\":[{\"rank\":1,");

        for (Integer from : new Integer[] {1, null}) {
            Reply again = rig.host(new SessionRequest.Finish(from));
            assertThat(SessionRig.json(again)).isEqualTo(SessionRig.json(first));
            assertThat(((Reply.Done) again).replayed()).isTrue();
        }
        assertThat(rig.hints()).isEmpty();
    }

    @Test
    void nextRoundAndFinishInAWrongPhaseKeepTheirOwnCodes() {
        rig.host(new SessionRequest.NextRound(1));
        assertThat(rig.host(new SessionRequest.Finish(2)))
                .isEqualTo(new Reply.Refused(Refusal.FINISH_GAME_INVALID_PHASE, Phase.LIE, 2));
        assertThat(rig.host(new SessionRequest.NextRound(2)))
                .isEqualTo(new Reply.Refused(Refusal.NEXT_ROUND_INVALID_PHASE, Phase.LIE, 2));
        rig.host(new SessionRequest.StartGuess(2));
        assertThat(rig.host(new SessionRequest.NextRound(null)))
                .isEqualTo(new Reply.Refused(Refusal.NEXT_ROUND_INVALID_PHASE, Phase.GUESS, 2));
        assertThat(rig.host(new SessionRequest.Finish(null)))
                .isEqualTo(new Reply.Refused(Refusal.FINISH_GAME_INVALID_PHASE, Phase.GUESS, 2));
    }

    @Test
    void aMissingBootstrapIsNextRoundInvalidPhase() {
        SessionState state = rig.state();
        SessionRow whole = lastRow(rig);
        SessionRow.Step step = (SessionRow.Step) whole;
        Receipt receipt = step.receipt();
        assertThat(receipt).isNotNull();
        SessionRow withoutBootstrap = new SessionRow.Step(
                step.events(),
                receipt == null
                        ? null
                        : new Receipt(receipt.move(), receipt.fromRound(), receipt.toRound(), null, null, null),
                null);
        SessionRow withoutReceipt = new SessionRow.Step(step.events(), null, null);

        for (SessionRow broken : List.of(withoutBootstrap, withoutReceipt)) {
            try (SessionRig other = new SessionRig()) {
                other.session.initialize(state, broken);
                Reply reply = other.host(new SessionRequest.NextRound(null));
                assertThat(reply).isEqualTo(new Reply.Refused(Refusal.NEXT_ROUND_INVALID_PHASE, Phase.LIE, 2));
            }
        }
    }

    private static SessionRow lastRow(SessionRig rig) {
        SessionRow row = rig.session
                .<Reply>runCommand(replyTo ->
                        new SessionMessage.Command(SessionRig.HOST, new SessionRequest.NextRound(1), replyTo))
                .event();
        assertThat(((SessionRow.Step) row).events()).hasExactlyElementsOfTypes(GameEvent.RoundStarted.class);
        return row;
    }
}
