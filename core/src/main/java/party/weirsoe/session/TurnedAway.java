package party.weirsoe.session;

import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** In the place of a session that cannot be had: whoever asks is told that it is {@code unavailable}, and nothing is done. */
final class TurnedAway {
    private TurnedAway() {}

    static Behavior<SessionMessage> untilStopped() {
        return Behaviors.receiveMessage(message -> {
            answer(message);
            return message instanceof SessionMessage.Stop ? Behaviors.stopped() : Behaviors.same();
        });
    }

    static void answer(SessionMessage message) {
        switch (message) {
            case SessionMessage.Open open -> open.replyTo().tell(new OpenAnswer.Answered(new Reply.Unavailable()));
            case SessionMessage.Join join -> join.replyTo().tell(new Reply.Unavailable());
            case SessionMessage.Command command -> command.replyTo().tell(new Reply.Unavailable());
            case SessionMessage.View view -> view.replyTo().tell(new Reply.Unavailable());
            case SessionMessage.Remove remove -> remove.replyTo().tell(Removal.UNKNOWN);
            case SessionMessage.Subscribe other -> {}
            case SessionMessage.Poll other -> {}
            case SessionMessage.Unsubscribe other -> {}
            case SessionMessage.DeadlineDue other -> {}
            case SessionMessage.Erase other -> {}
            case SessionMessage.Erased other -> {}
            case SessionMessage.Dated other -> {}
            case SessionMessage.Unreadable other -> {}
            case SessionMessage.Stop other -> {}
        }
    }
}
