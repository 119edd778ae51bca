package party.weirsoe.session;

import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.BehaviorInterceptor;
import org.apache.pekko.actor.typed.TypedActorContext;
import org.jspecify.annotations.Nullable;

/**
 * Answers GETs from the last state that is certainly in the journal while a row is being written or the rows are being read
 * again: with a database that is away, that can take as long as it is away. No response or hint has told of a newer version
 * by then, so nobody reads less than they wrote.
 */
final class LastKnown extends BehaviorInterceptor<SessionMessage, SessionMessage> {
    /** Renders a view of a state. */
    interface Rendering {
        Reply view(SessionState state, SessionMessage.View view);
    }

    private final Rendering rendering;
    private @Nullable SessionState state;
    private boolean busy;

    LastKnown(Rendering rendering) {
        super(SessionMessage.class);
        this.rendering = rendering;
    }

    /** A row is handed over: until it is certain, this is what is known. */
    void writing(SessionState before) {
        state = before;
        busy = true;
    }

    /** The journal and the actor agree again. */
    void certain() {
        state = null;
        busy = false;
    }

    @Override
    public Behavior<SessionMessage> aroundReceive(
            TypedActorContext<SessionMessage> context, SessionMessage message, ReceiveTarget<SessionMessage> target) {
        SessionState known = state;
        if (busy && known != null && message instanceof SessionMessage.View view) {
            view.replyTo().tell(rendering.view(known, view));
            return org.apache.pekko.actor.typed.javadsl.Behaviors.same();
        }
        return target.apply(context, message);
    }
}
