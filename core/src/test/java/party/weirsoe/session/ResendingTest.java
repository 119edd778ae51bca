package party.weirsoe.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import party.weirsoe.game.PlayerId;

class ResendingTest {
    private static final Duration SOON = SessionLimits.SEND_AGAIN_AFTER.minusMillis(1);
    private static final Duration A_MOMENT = Duration.ofMillis(1);

    private final ActorTestKit kit = ActorTestKit.create(ManualTime.config());
    private final ManualTime time = ManualTime.get(kit.system());
    private final TestProbe<Question> session = kit.createTestProbe(Question.class);

    private record Question(ActorRef<String> replyTo) {}

    @AfterEach
    void close() {
        kit.shutdownTestKit();
    }

    private CompletionStage<String> ask() {
        return ask(new Resending(kit.system()));
    }

    private CompletionStage<String> ask(Resending resending) {
        return resending.<String, Question>ask(
                Question::new,
                message -> AskPattern.ask(
                        session.ref(),
                        message::apply,
                        SessionLimits.ASK_TIMEOUT,
                        kit.system().scheduler()),
                session.ref()::tell);
    }

    @Test
    void whatHasNoAnswerSoonIsSentAgainAndAgainForTheSameAnswer() {
        CompletionStage<String> answer = ask();
        Question first = session.receiveMessage();
        Question last = first;
        for (int again = 0; again < 2; again++) {
            time.timePasses(SOON);
            session.expectNoMessage(Duration.ZERO);
            time.timePasses(A_MOMENT);
            last = session.receiveMessage();
            assertThat(last).isEqualTo(first);
        }

        last.replyTo().tell("one");
        first.replyTo().tell("other");

        assertThat(answer).succeedsWithin(Duration.ofSeconds(20)).isEqualTo("one");
        time.timePasses(SessionLimits.SEND_AGAIN_AFTER);
        session.expectNoMessage(Duration.ZERO);
    }

    @Test
    void whatIsNeverAnsweredIsNotSentForEver() {
        CompletionStage<String> answer = ask();
        time.timePasses(SessionLimits.ASK_TIMEOUT);
        assertThat(answer).failsWithin(Duration.ofSeconds(20));
        session.receiveSeveralMessages(1 + (int) SessionLimits.ASK_TIMEOUT.dividedBy(SessionLimits.SEND_AGAIN_AFTER));

        time.timePasses(SessionLimits.ASK_TIMEOUT);

        session.expectNoMessage(Duration.ZERO);
    }

    @Test
    void whereTooMuchWaitsNotAllOfItIsSentAgain() {
        Resending resending = new Resending(kit.system());
        int waiting = SessionLimits.RESENDS_SAVED_MAX + 10;
        for (int message = 0; message < waiting; message++) {
            ask(resending);
        }
        session.receiveSeveralMessages(waiting);

        time.timePasses(SessionLimits.SEND_AGAIN_AFTER);

        session.receiveSeveralMessages(SessionLimits.RESENDS_SAVED_MAX);
        session.expectNoMessage(Duration.ZERO);
    }

    @Test
    void whatIsAnsweredIsSentOnce() {
        CompletionStage<String> answer = ask();
        session.receiveMessage().replyTo().tell("yes");
        assertThat(answer).succeedsWithin(Duration.ofSeconds(20));

        time.timePasses(SessionLimits.ASK_TIMEOUT);

        session.expectNoMessage(Duration.ZERO);
    }

    @Test
    void whatWouldActTwiceIsSentOnce() {
        assertThat(Resending.mayArriveTwice(new SessionRequest.NextRound(null))).isFalse();
        assertThat(Resending.mayArriveTwice(new SessionRequest.Finish(null))).isFalse();
        assertThat(Resending.mayArriveTwice(new SessionRequest.StartRounds(null)))
                .isFalse();
        PlayerId player = new PlayerId(1);
        assertThat(Resending.mayArriveTwice(new SessionRequest.RenewSeat(player, null)))
                .isFalse();
        assertThat(Resending.mayArriveTwice(new SessionRequest.RenewSeat(player, 1)))
                .isTrue();
        assertThat(Resending.mayArriveTwice(new SessionRequest.NextRound(1))).isTrue();
        assertThat(Resending.mayArriveTwice(new SessionRequest.Finish(1))).isTrue();
    }
}
