package party.weirsoe.session;

import java.util.function.LongSupplier;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.BehaviorInterceptor;
import org.apache.pekko.actor.typed.TypedActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.jspecify.annotations.Nullable;

/**
 * Answers GETs from the last state that is certainly in the journal when a row takes longer than
 * {@link SessionLimits#WRITE_PATIENCE} to be written, or has failed and the rows must be read again: with a database that is
 * away, that can take as long as it is away. No response or hint has told of a newer version by then, so nobody reads less
 * than they wrote.
 */
final class LastKnown extends BehaviorInterceptor<SessionMessage, SessionMessage> {
    /** Renders a view of a state. */
    interface Rendering {
        Reply view(SessionState state, SessionMessage.View view);
    }

    private final Rendering rendering;
    private final LongSupplier nanos;
    private @Nullable SessionState state;
    private long handedOver;

    LastKnown(Rendering rendering, LongSupplier nanos) {
        super(SessionMessage.class);
        this.rendering = rendering;
        this.nanos = nanos;
    }

    /** A row is handed over: until it is certain, this is what is known. */
    void writing(SessionState before) {
        state = before;
        handedOver = nanos.getAsLong();
    }

    /** The journal and the actor agree again. */
    void certain() {
        state = null;
    }

    @Override
    public Behavior<SessionMessage> aroundReceive(
            TypedActorContext<SessionMessage> context, SessionMessage message, ReceiveTarget<SessionMessage> target) {
        SessionState known = state;
        if (known != null && message instanceof SessionMessage.View view && isOutOfPatience()) {
            view.replyTo().tell(rendering.view(known, view));
            return Behaviors.same();
        }
        return target.apply(context, message);
    }

    private boolean isOutOfPatience() {
        return nanos.getAsLong() - handedOver > SessionLimits.WRITE_PATIENCE.toNanos();
    }
}
