package party.weirsoe.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import party.weirsoe.game.GameLimits;
import party.weirsoe.game.Phase;
import party.weirsoe.game.Refusal;
import party.weirsoe.game.SessionSettings;
import party.weirsoe.view.Hint;

/** A phase whose time is over ends once, whoever notices it: a timer, a request, a socket; also after a restart. */
class DeadlinesTest {
    private static final Duration LIES_OVER = Duration.ofSeconds(60).plus(GameLimits.DEADLINE_GRACE);
    private static final Duration MILLISECOND = Duration.ofMillis(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private final SessionRig rig = new SessionRig();
    private long version;

    @BeforeEach
    void aLiePhaseOfAMinute() {
        rig.playing(3, 2);
        rig.hints();
        version = rig.state().version();
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void theTimerEndsThePhaseOnceWithOneRowAndOneHint() {
        rig.timePasses(LIES_OVER.minus(MILLISECOND));
        assertPhase(Phase.LIE, version);
        rig.timePasses(MILLISECOND);
        assertPhase(Phase.GUESS, version + 1);
        assertThat(rig.hints()).extracting(Hint::type).containsExactly(Hint.Type.GUESS_STARTED);
        assertThat(rig.game().deadlineAt()).isEqualTo(rig.now().plusSeconds(45));

        rig.timePasses(HOUR);
        assertPhase(Phase.REVEAL, version + 2);
        assertThat(rig.hints()).extracting(Hint::type).containsExactly(Hint.Type.REVEAL_STARTED);
        rig.timePasses(HOUR);
        assertPhase(Phase.REVEAL, version + 2);
    }

    @Test
    void submissionsAreTakenUntilTheGraceIsOverToTheMillisecond() {
        rig.clockMoves(LIES_OVER.minus(MILLISECOND));
        assertThat(lie(1)).isInstanceOf(Reply.Done.class);
        assertPhase(Phase.LIE, version + 1);
        rig.clockMoves(MILLISECOND);
        assertThat(lie(2)).isEqualTo(new Reply.Refused(Refusal.LIE_PHASE_CLOSED, Phase.GUESS, 1));
        assertPhase(Phase.GUESS, version + 2);
    }

    @Test
    void aLateOrEarlyTimerDoesNothing() {
        SessionMessage ofLies = new SessionMessage.DeadlineDue(1, Phase.LIE);
        rig.tell(ofLies);
        assertPhase(Phase.LIE, version);
        rig.host(new SessionRequest.StartGuess(1));
        rig.timePasses(Duration.ofSeconds(30));
        rig.tell(ofLies);
        assertPhase(Phase.GUESS, version + 1);
        // The early call did not cost the phase its timer.
        rig.timePasses(Duration.ofSeconds(15).plus(GameLimits.DEADLINE_GRACE));
        assertPhase(Phase.REVEAL, version + 2);
        rig.tell(ofLies);
        assertPhase(Phase.REVEAL, version + 2);
    }

    @Test
    void thePlayersOfAnEndedPhaseDoNotLendTheirTimerToTheNext() {
        lie(1);
        rig.timePasses(Duration.ofSeconds(50));
        lie(2);
        assertPhase(Phase.GUESS, version + 2);
        rig.timePasses(Duration.ofSeconds(20));
        assertPhase(Phase.GUESS, version + 2);
        rig.timePasses(Duration.ofSeconds(25).plus(GameLimits.DEADLINE_GRACE));
        assertPhase(Phase.REVEAL, version + 3);
    }

    @Test
    void afterARestartTheTimerIsArmedForWhatIsLeft() {
        rig.clockMoves(Duration.ofSeconds(30));
        rig.restart();
        rig.timePasses(Duration.ofSeconds(30));
        assertPhase(Phase.LIE, version);
        rig.timePasses(GameLimits.DEADLINE_GRACE);
        assertPhase(Phase.GUESS, version + 1);
    }

    @Test
    void afterARestartPastTheDeadlineTheTimerEndsThePhaseAtOnce() {
        rig.clockMoves(HOUR);
        Instant restarted = rig.now();
        rig.session.restart();
        rig.timePasses(MILLISECOND);
        assertPhase(Phase.GUESS, version + 1);
        assertThat(rig.game().deadlineAt())
                .isBetween(restarted.plusSeconds(45), rig.now().plusSeconds(45));
    }

    @Test
    void aCommandThatNoticesTheDeadlineIsAnsweredInTheNewPhase() {
        rig.clockMoves(LIES_OVER);
        rig.session.restart();
        assertThat(lie(1)).isEqualTo(new Reply.Refused(Refusal.LIE_PHASE_CLOSED, Phase.GUESS, 1));
        assertPhase(Phase.GUESS, version + 1);
    }

    @Test
    void aGetThatNoticesTheDeadlineShowsTheNewPhase() {
        rig.clockMoves(LIES_OVER);
        rig.session.restart();
        assertThat(SessionRig.json(rig.view(SessionRig.HOST)))
                .contains("\"phase\":\"guess\"", "\"version\":" + (version + 1));
        assertPhase(Phase.GUESS, version + 1);
    }

    @Test
    void aDuplicateThatNoticesTheDeadlineGetsItsFirstBytesAfterTheClocksRow() {
        Reply.Done first = (Reply.Done) lie(1);
        rig.clockMoves(LIES_OVER);
        rig.session.restart();
        assertThat(lie(1)).isEqualTo(new Reply.Done(first.json(), true));
        assertPhase(Phase.GUESS, version + 2);
    }

    @Test
    void aSocketThatNoticesTheDeadlineIsToldTheVersionAfterIt() {
        rig.clockMoves(LIES_OVER);
        rig.session.restart();
        rig.session.runCommand(new SessionMessage.Poll(rig.relay.getRef()));
        assertThat(rig.relay.expectMessageClass(FeedMessage.Status.class).version())
                .isEqualTo(version + 1);
        assertPhase(Phase.GUESS, version + 1);
    }

    @Test
    void oneNoticePassesAtMostOneDeadline() {
        rig.clockMoves(HOUR);
        rig.view(SessionRig.HOST);
        assertPhase(Phase.GUESS, version + 1);
        rig.view(SessionRig.HOST);
        assertPhase(Phase.GUESS, version + 1);
        assertThat(rig.hints()).extracting(Hint::type).containsExactly(Hint.Type.GUESS_STARTED);
    }

    @Test
    void theHostsFirstCallAfterTheDeadlineIsAReplayOfTheClocksRow() {
        rig.timePasses(LIES_OVER);
        Reply started = rig.host(new SessionRequest.StartGuess(1));
        assertThat(((Reply.Done) started).replayed()).isTrue();
        assertThat(SessionRig.json(started))
                .contains("\"guess_deadline_at\":\"2026-11-21T22:31:46.500Z\"", "\"version\":" + (version + 1));
        rig.clockMoves(HOUR);
        Reply revealed = rig.host(new SessionRequest.Reveal(1));
        assertThat(((Reply.Done) revealed).replayed()).isTrue();
        assertPhase(Phase.REVEAL, version + 2);
    }

    @Test
    void whileTheJournalIsAwayAGetAnswersWhatIsKnownAndThePhaseEndsWhenItIsBack() {
        rig.journal.reachable = false;
        rig.timePasses(LIES_OVER);
        assertThat(SessionRig.json(rig.view(SessionRig.HOST)))
                .contains("\"phase\":\"lie\"", "\"deadline_at\":\"2026-11-21T22:31:00.000Z\"");
        rig.timePasses(SessionLimits.DEADLINE_RETRY);
        assertPhase(Phase.LIE, version);
        rig.journal.reachable = true;
        rig.timePasses(SessionLimits.DEADLINE_RETRY);
        assertPhase(Phase.GUESS, version + 1);
    }

    @Test
    void anUntimedPhaseNeverEndsByItself() {
        try (SessionRig untimed = new SessionRig()) {
            untimed.open(new SessionSettings("test", 1, null, null, 8, false), null);
            untimed.join("Ada");
            untimed.join("Bo");
            untimed.host(new SessionRequest.StartRounds(0));
            untimed.timePasses(HOUR);
            assertThat(untimed.game().phase()).isEqualTo(Phase.LIE);
            assertThat(SessionRig.json(untimed.host(new SessionRequest.StartGuess(1))))
                    .contains("\"guess_deadline_at\":null");
            untimed.timePasses(HOUR);
            assertThat(untimed.game().phase()).isEqualTo(Phase.GUESS);
        }
    }

    private Reply lie(int player) {
        return rig.send(SessionRig.player(player), new SessionRequest.SubmitLie(1, SessionRig.lie("lie of " + player)));
    }

    private void assertPhase(Phase phase, long expectedVersion) {
        assertThat(rig.game().phase()).isEqualTo(phase);
        assertThat(rig.state().version()).isEqualTo(expectedVersion);
    }
}
