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

    /**
     * A relay has no sockets left.
     *
     * @param watches how many {@link FeedMessage.Watch} it has handled: fewer than it was sent means that one is under way
     */
    record RelayIdle(SessionCode code, ActorRef<FeedMessage> relay, long watches) implements Message {}

    private record RelayStopped(SessionCode code, ActorRef<FeedMessage> relay) implements Message {}

    /** @param watches how many {@link FeedMessage.Watch} the relay was sent */
    private record Running(ActorRef<FeedMessage> relay, long watches) {}

    private final BiConsumer<SessionCode, SessionMessage> sessions;
    private final Map<SessionCode, Running> relays = new HashMap<>();

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
            case Watch watch -> watch(watch);
            case Unwatch unwatch -> {
                Running running = relays.get(unwatch.code());
                if (running != null) {
                    running.relay().tell(new FeedMessage.Unwatch(unwatch.socket()));
                }
            }
            case RelayIdle idle -> {
                // A relay never stops by itself: a socket that is just coming would be lost with it.
                if (relays.remove(idle.code(), new Running(idle.relay(), idle.watches()))) {
                    getContext().stop(idle.relay());
                }
            }
            case RelayStopped stopped -> {
                Running running = relays.get(stopped.code());
                if (running != null && running.relay().equals(stopped.relay())) {
                    relays.remove(stopped.code());
                }
            }
        }
        return this;
    }

    private void watch(Watch watch) {
        SessionCode code = watch.who().code();
        Running running = relays.get(code);
        ActorRef<FeedMessage> relay = running == null ? spawn(code) : running.relay();
        relays.put(code, new Running(relay, running == null ? 1 : running.watches() + 1));
        relay.tell(new FeedMessage.Watch(watch.who(), watch.socket()));
    }

    private ActorRef<FeedMessage> spawn(SessionCode code) {
        ActorRef<FeedMessage> relay = getContext()
                .spawnAnonymous(SessionRelay.create(
                        code,
                        message -> sessions.accept(code, message),
                        getContext().getSelf()));
        getContext().watchWith(relay, new RelayStopped(code, relay));
        return relay;
    }
}
