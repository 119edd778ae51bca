package party.weirsoe.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.jspecify.annotations.Nullable;
import party.weirsoe.game.SessionCode;

/** In the place of cluster sharding: starts the session when it is asked, keeps what arrives while it is put away. */
final class VirtualRegion extends AbstractBehavior<Object> {
    record Kill() {}

    record PutAway() {}

    record Split(Duration time) {}

    private record Stopped(ActorRef<SessionMessage> session) {}

    private record Gone(ActorRef<SessionMessage> session) {}

    private final SessionCode code;
    private final SessionShell shell;
    private final AtomicReference<CertainStates> certain;
    private final ActorRef<ClusterSharding.ShardCommand> shard;
    private final List<SessionMessage> waiting = new ArrayList<>();
    private @Nullable ActorRef<SessionMessage> session;
    private boolean stopping;

    /** @param certain what the node of the session that was started last has of it */
    static Behavior<Object> create(SessionCode code, SessionShell shell, AtomicReference<CertainStates> certain) {
        return Behaviors.setup(context -> new VirtualRegion(context, code, shell, certain));
    }

    private VirtualRegion(
            ActorContext<Object> context,
            SessionCode code,
            SessionShell shell,
            AtomicReference<CertainStates> certain) {
        super(context);
        this.code = code;
        this.shell = shell;
        this.certain = certain;
        this.shard = context.messageAdapter(ClusterSharding.ShardCommand.class, command -> command);
    }

    @Override
    public Receive<Object> createReceive() {
        return newReceiveBuilder().onAnyMessage(this::on).build();
    }

    private Behavior<Object> on(Object message) {
        switch (message) {
            case SessionMessage forSession -> deliver(forSession);
            case ClusterSharding.Passivate<?> passivate -> {
                if (passivate.entity().equals(session)) {
                    putAway();
                }
            }
            case PutAway away -> putAway();
            case Kill kill -> {
                if (session != null) {
                    getContext().stop(session);
                }
            }
            case Split split -> split(split.time());
            case Stopped over -> getContext().stop(over.session());
            case Gone gone -> {
                if (gone.session().equals(session)) {
                    session = null;
                    stopping = false;
                    List<SessionMessage> arrived = List.copyOf(waiting);
                    waiting.clear();
                    arrived.forEach(this::deliver);
                }
            }
            default -> throw new IllegalStateException("unknown: " + message);
        }
        return this;
    }

    private void deliver(SessionMessage message) {
        if (stopping) {
            waiting.add(message);
            return;
        }
        ActorRef<SessionMessage> to = session;
        if (to == null) {
            CertainStates ofItsNode = new CertainStates();
            to = getContext().spawnAnonymous(SessionActor.create(code, shell, ofItsNode, shard));
            certain.set(ofItsNode);
            getContext().watchWith(to, new Gone(to));
            session = to;
        }
        to.tell(message);
    }

    /** The session's node is cut off: another one takes its place, while it lives on. */
    private void split(Duration time) {
        if (session != null && !stopping) {
            getContext().scheduleOnce(time, getContext().getSelf(), new Stopped(session));
            session = null;
        }
    }

    private void putAway() {
        if (session != null && !stopping) {
            stopping = true;
            session.tell(new SessionMessage.Stop());
        }
    }
}
