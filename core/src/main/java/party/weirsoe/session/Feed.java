package party.weirsoe.session;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import party.weirsoe.game.SessionCode;

/** The feed of one node: a relay for each session that somebody on this node looks at. */
final class Feed extends AbstractBehavior<Feed.Message> {
    sealed interface Message {}

    record Watch(Identity who, ActorRef<FeedSignal> socket) implements Message {}

    record Unwatch(SessionCode code, ActorRef<FeedSignal> socket) implements Message {}

    private record RelayStopped(SessionCode code, ActorRef<FeedMessage> relay) implements Message {}

    private final BiConsumer<SessionCode, SessionMessage> sessions;
    private final Map<SessionCode, ActorRef<FeedMessage>> relays = new HashMap<>();

    static Behavior<Message> create(BiConsumer<SessionCode, SessionMessage> sessions) {
        return Behaviors.setup(context -> new Feed(context, sessions));
    }

    private Feed(ActorContext<Message> context, BiConsumer<SessionCode, SessionMessage> sessions) {
        super(context);
        this.sessions = sessions;
    }

    @Override
    public Receive<Message> createReceive() {
        return newReceiveBuilder().onAnyMessage(this::on).build();
    }

    private Behavior<Message> on(Message message) {
        switch (message) {
            case Watch watch -> relay(watch.who().code()).tell(new FeedMessage.Watch(watch.who(), watch.socket()));
            case Unwatch unwatch -> {
                ActorRef<FeedMessage> relay = relays.get(unwatch.code());
                if (relay != null) {
                    relay.tell(new FeedMessage.Unwatch(unwatch.socket()));
                }
            }
            case RelayStopped stopped -> relays.remove(stopped.code(), stopped.relay());
        }
        return this;
    }

    private ActorRef<FeedMessage> relay(SessionCode code) {
        ActorRef<FeedMessage> running = relays.get(code);
        if (running != null) {
            return running;
        }
        ActorRef<FeedMessage> relay =
                getContext().spawnAnonymous(SessionRelay.create(message -> sessions.accept(code, message)));
        getContext().watchWith(relay, new RelayStopped(code, relay));
        relays.put(code, relay);
        return relay;
    }
}
