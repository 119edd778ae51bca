package party.weirsoe.session;

import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.pekko.actor.Cancellable;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;

/**
 * A shard that moves drops what waits for it, and a node that ends loses what it was sent. A message that may arrive twice is
 * therefore sent again, every {@link SessionLimits#SEND_AGAIN_AFTER} while its answer is awaited and the {@link ResendBudget}
 * allows it. All name the same receiver of the reply, and the first reply counts.
 */
final class Resending {
    private final ActorSystem<?> system;
    private final ResendBudget budget = new ResendBudget();

    Resending(ActorSystem<?> system) {
        this.system = system;
    }

    /**
     * @param message for whoever it is to be answered to
     * @param ask sends what it is given, and completes with the answer or when it has waited long enough
     * @param tell sends
     */
    <T, M> CompletionStage<T> ask(
            Function<ActorRef<T>, M> message,
            Function<Function<ActorRef<T>, M>, CompletionStage<T>> ask,
            Consumer<M> tell) {
        budget.earn();
        Cancellable[] again = {Cancellable.alreadyCancelled()};
        return ask.apply(replyTo -> {
                    M sent = message.apply(replyTo);
                    again[0] = system.scheduler()
                            .scheduleWithFixedDelay(
                                    SessionLimits.SEND_AGAIN_AFTER,
                                    SessionLimits.SEND_AGAIN_AFTER,
                                    () -> {
                                        if (budget.spend()) {
                                            tell.accept(sent);
                                        }
                                    },
                                    system.executionContext());
                    return sent;
                })
                .whenComplete((answer, failure) -> again[0].cancel());
    }

    /** Whether it changes nothing when it arrives again, soon after the first time. */
    static boolean mayArriveTwice(SessionRequest request) {
        return switch (request) {
            case SessionRequest.StartRounds start -> start.fromRound() != null;
            case SessionRequest.NextRound next -> next.fromRound() != null;
            case SessionRequest.Finish finish -> finish.fromRound() != null;
            case SessionRequest.RenewSeat renew -> renew.generation() != null;
            case SessionRequest.Rematch named -> true;
            case SessionRequest.StartGuess named -> true;
            case SessionRequest.Reveal named -> true;
            case SessionRequest.ShowScoreboard named -> true;
            case SessionRequest.SubmitLie same -> true;
            case SessionRequest.SubmitGuess same -> true;
            case SessionRequest.RemovePlayer gone -> true;
            case SessionRequest.Delete gone -> true;
        };
    }
}
