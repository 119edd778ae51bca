package party.weirsoe.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.time.Duration;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.persistence.testkit.javadsl.PersistenceTestKit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import party.weirsoe.game.Phase;
import party.weirsoe.game.PlayerId;
import party.weirsoe.game.Refusal;

/** The journal refuses a row: its outcome is unknown, nothing is lost, and the session goes on by itself. */
class FailingWritesTest {
    private final SessionRig rig = SessionRig.inRealTime();
    private final PersistenceTestKit journal = PersistenceTestKit.create(rig.kit.system());
    private final TestProbe<Reply> replies = rig.kit.createTestProbe();

    @BeforeEach
    void aRoundBeingPlayed() {
        rig.playing(3, 2);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void aCommandWhoseRowFailedIsToldSoAtOnceAndAppliedOnceWhenSentAgain() {
        long version = rig.state().version();
        failNextRow();
        rig.tell(new SessionMessage.Command(SessionRig.HOST, new SessionRequest.StartGuess(1), replies.getRef()));
        replies.expectMessage(new Reply.OutcomeUnknown());
        rig.awaitRecovery();
        assertThat(rig.state().version()).isEqualTo(version);
        replies.expectNoMessage(Duration.ZERO);

        Reply.Done again = (Reply.Done) rig.host(new SessionRequest.StartGuess(1));
        assertThat(again.replayed()).isFalse();
        assertThat(rig.state().version()).isEqualTo(version + 1);
    }

    /** In virtual time the restart waits for ever, as it does while the database is away. */
    @Test
    void untilTheRowsCanBeReadAgainAGetAnswersWhatIsKnown() {
        try (SessionRig waiting = new SessionRig()) {
            waiting.playing(3, 2);
            Reply before = waiting.view(SessionRig.HOST);
            TestProbe<Reply> answers = waiting.kit.createTestProbe();
            PersistenceTestKit.create(waiting.kit.system())
                    .failNextPersisted(SessionActor.persistenceId(SessionRig.CODE));
            waiting.tell(
                    new SessionMessage.Command(SessionRig.HOST, new SessionRequest.StartGuess(1), replies.getRef()));
            Reply known = answers.awaitAssert(Duration.ofSeconds(5), Duration.ofMillis(20), () -> {
                waiting.tell(new SessionMessage.View(SessionRig.HOST, null, answers.getRef()));
                return answers.receiveMessage(Duration.ofMillis(50));
            });
            assertThat(known).isEqualTo(before);
            waiting.tell(new SessionMessage.View(SessionRig.player(9), null, answers.getRef()));
            assertThat(answers.receiveMessage()).isEqualTo(new Reply.Refused(Refusal.UNAUTHORIZED, null, null));
        }
    }

    /** Whoever has had its row number has written: what was known before is old. */
    @Test
    void afterAConflictNothingIsShownUntilTheRowsHaveBeenReadAgain() {
        try (SessionRig waiting = new SessionRig()) {
            waiting.playing(3, 2);
            TestProbe<Reply> answers = waiting.kit.createTestProbe();
            PersistenceTestKit.create(waiting.kit.system())
                    .failNextPersisted(
                            SessionActor.persistenceId(SessionRig.CODE),
                            new BatchUpdateException(new SQLException("the row number is taken", "23505")));
            waiting.tell(
                    new SessionMessage.Command(SessionRig.HOST, new SessionRequest.StartGuess(1), replies.getRef()));
            replies.expectMessage(new Reply.OutcomeUnknown());
            answers.expectNoMessage(SessionLimits.WRITE_PATIENCE);
            waiting.tell(new SessionMessage.View(SessionRig.HOST, null, answers.getRef()));
            answers.expectNoMessage(SessionLimits.WRITE_PATIENCE);
        }
    }

    @Test
    void theRelaysAreToldWhereTheSessionStandsOnceItIsBack() {
        rig.hints();
        failNextRow();
        rig.tell(new SessionMessage.Command(SessionRig.HOST, new SessionRequest.StartGuess(1), replies.getRef()));
        rig.awaitRecovery();
        assertThat(rig.relay.expectMessageClass(FeedMessage.Status.class).version())
                .isEqualTo(rig.state().version());
    }

    @Test
    void aDeadlineWhoseRowFailedIsPassedByTheNextRequest() {
        rig.clockMoves(Duration.ofMinutes(2));
        failNextRow();
        rig.tell(new SessionMessage.View(SessionRig.HOST, null, replies.getRef()));
        rig.awaitRecovery();
        assertThat(SessionRig.json(rig.view(SessionRig.HOST))).contains("\"phase\":\"guess\"");
        assertThat(rig.game().phase()).isEqualTo(Phase.GUESS);
        // Whoever noticed the deadline has not been looked at.
        replies.expectMessage(new Reply.Unavailable());
    }

    @Test
    void aDeletionWhoseRowFailedHasNotHappened() {
        failNextRow();
        rig.tell(new SessionMessage.Command(SessionRig.HOST, new SessionRequest.Delete(), replies.getRef()));
        rig.awaitRecovery();
        assertThat(rig.view(SessionRig.HOST)).isInstanceOf(Reply.View.class);
        assertThat(rig.journal.erasures()).isZero();
    }

    @Test
    void triesThatWereSpentBeforeAFailureAreForgotten() {
        for (int i = 0; i < 5; i++) {
            rig.send(SessionRig.player(1), new SessionRequest.SubmitLie(1, SessionRig.lie(truth())));
        }
        assertThat(rig.send(SessionRig.player(1), new SessionRequest.SubmitLie(1, SessionRig.lie("anything"))))
                .isEqualTo(new Reply.Refused(Refusal.LIE_TRIES_SPENT, Phase.LIE, 1));
        failNextRow();
        rig.tell(new SessionMessage.Command(
                SessionRig.HOST, new SessionRequest.RemovePlayer(new PlayerId(2)), replies.getRef()));
        rig.awaitRecovery();
        assertThat(rig.send(SessionRig.player(1), new SessionRequest.SubmitLie(1, SessionRig.lie("anything"))))
                .isInstanceOf(Reply.Done.class);
    }

    private String truth() {
        return ((party.weirsoe.game.Game.InRound) rig.game()).round().question().answer();
    }

    private void failNextRow() {
        journal.failNextPersisted(SessionActor.persistenceId(SessionRig.CODE));
    }
}
