package party.weirsoe.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.jspecify.annotations.Nullable;
import party.weirsoe.game.Departure;
import party.weirsoe.game.Epoch;
import party.weirsoe.game.PlayerId;
import party.weirsoe.game.SessionCode;
import party.weirsoe.view.Hint;
import party.weirsoe.view.Viewer;

/**
 * The viewers of one session on one node. Passes hints on, asks the session every {@link SessionLimits#PING_INTERVAL} where
 * it stands, which also subscribes anew where the session has moved and keeps it from being put away.
 */
final class SessionRelay extends AbstractBehavior<FeedMessage> {
    /**
     * A socket.
     *
     * @param told the highest version that it was told of; {@link #NOTHING} before its hello
     */
    private record Viewing(Identity who, long told) {
        static final long NOTHING = -1;

        boolean greeted() {
            return told != NOTHING;
        }

        Viewing after(long version) {
            return new Viewing(who, Math.max(told, version));
        }
    }

    private final SessionCode code;
    private final ActorRef<Feed.Message> feed;
    private final TimerScheduler<FeedMessage> timers;
    private final Consumer<SessionMessage> session;
    private final Map<ActorRef<FeedSignal>, Viewing> sockets = new LinkedHashMap<>();
    private @Nullable ActorRef<SessionMessage> watched;
    private long watches;

    /** @param feed is told when no socket is left, and stops the relay */
    static Behavior<FeedMessage> create(
            SessionCode code, Consumer<SessionMessage> session, ActorRef<Feed.Message> feed) {
        return Behaviors.setup(
                context -> Behaviors.withTimers(timers -> new SessionRelay(context, timers, code, session, feed)));
    }

    private SessionRelay(
            ActorContext<FeedMessage> context,
            TimerScheduler<FeedMessage> timers,
            SessionCode code,
            Consumer<SessionMessage> session,
            ActorRef<Feed.Message> feed) {
        super(context);
        this.code = code;
        this.feed = feed;
        this.timers = timers;
        this.session = session;
        timers.startTimerWithFixedDelay(new FeedMessage.Tick(), SessionLimits.PING_INTERVAL);
    }

    @Override
    public Receive<FeedMessage> createReceive() {
        return newReceiveBuilder()
                .onAnyMessage(this::on)
                .onSignal(PostStop.class, stop -> {
                    session.accept(new SessionMessage.Unsubscribe(getContext().getSelf()));
                    return this;
                })
                .build();
    }

    private Behavior<FeedMessage> on(FeedMessage message) {
        switch (message) {
            case FeedMessage.Watch watch -> {
                getContext().watchWith(watch.socket(), new FeedMessage.Unwatch(watch.socket()));
                watches++;
                sockets.put(watch.socket(), new Viewing(watch.who(), Viewing.NOTHING));
                subscribe(watch.socket(), watch.who());
                timers.startSingleTimer(new FeedMessage.Retry(), SessionLimits.SUBSCRIBE_RETRY);
            }
            case FeedMessage.Unwatch unwatch -> forget(unwatch.socket());
            case FeedMessage.Subscribed subscribed -> greet(subscribed);
            case FeedMessage.Denied denied -> end(denied.socket(), denied.reason());
            case FeedMessage.Published published -> {
                pass(published.hint());
                endReplaced(published.generations());
                endDeparted(published.departures());
            }
            case FeedMessage.Status status -> {
                follow(status.session());
                endReplaced(status.generations());
                endDeparted(status.departures());
                endOtherLives(status.epoch());
                ping(status.epoch(), status.version());
            }
            case FeedMessage.Closed closed ->
                new ArrayList<>(sockets.keySet()).forEach(socket -> end(socket, FeedSignal.Reason.SESSION_CLOSED));
            case FeedMessage.Tick tick ->
                session.accept(new SessionMessage.Poll(getContext().getSelf()));
            case FeedMessage.SessionGone gone -> sessionGone(gone.session());
            case FeedMessage.Retry retry -> retry();
        }
        if (sockets.isEmpty()) {
            feed.tell(new Feed.RelayIdle(code, getContext().getSelf(), watches));
        }
        return this;
    }

    /** Put away, moved or failed: whoever holds the code now is asked at once, and says where it stands. */
    private void sessionGone(ActorRef<SessionMessage> actor) {
        if (actor.equals(watched)) {
            watched = null;
            session.accept(new SessionMessage.Poll(getContext().getSelf()));
        }
    }

    private void greet(FeedMessage.Subscribed subscribed) {
        follow(subscribed.session());
        Viewing viewing = sockets.get(subscribed.socket());
        if (viewing != null && !viewing.greeted()) {
            sockets.put(subscribed.socket(), viewing.after(subscribed.version()));
            subscribed.socket().tell(new FeedSignal.Hello(subscribed.epoch(), subscribed.version()));
        }
    }

    private void follow(ActorRef<SessionMessage> actor) {
        if (!actor.equals(watched)) {
            if (watched != null) {
                getContext().unwatch(watched);
            }
            watched = actor;
            getContext().watchWith(actor, new FeedMessage.SessionGone(actor));
        }
    }

    private void retry() {
        boolean waiting = false;
        for (Map.Entry<ActorRef<FeedSignal>, Viewing> socket : sockets.entrySet()) {
            if (!socket.getValue().greeted()) {
                waiting = true;
                subscribe(socket.getKey(), socket.getValue().who());
            }
        }
        if (waiting) {
            timers.startSingleTimer(new FeedMessage.Retry(), SessionLimits.SUBSCRIBE_RETRY);
        }
    }

    private void subscribe(ActorRef<FeedSignal> socket, Identity who) {
        session.accept(new SessionMessage.Subscribe(who, socket, getContext().getSelf()));
    }

    /** To those who have not heard of it yet: after a failover an earlier actor's last words may come late. */
    private void pass(Hint hint) {
        sockets.replaceAll((socket, viewing) -> {
            if (!viewing.greeted() || hint.version() <= viewing.told()) {
                return viewing;
            }
            socket.tell(new FeedSignal.Hinted(hint));
            return viewing.after(hint.version());
        });
    }

    private void ping(Epoch epoch, long version) {
        sockets.replaceAll((socket, viewing) -> {
            if (!viewing.greeted()) {
                return viewing;
            }
            socket.tell(new FeedSignal.Ping(epoch, version));
            return viewing.after(version);
        });
    }

    /** Those whose seat has a newer token than theirs. */
    private void endReplaced(SortedMap<PlayerId, Integer> generations) {
        sockets.entrySet().stream()
                .filter(socket -> isReplaced(socket.getValue().who(), generations))
                .map(Map.Entry::getKey)
                .toList()
                .forEach(socket -> end(socket, FeedSignal.Reason.SEAT_RENEWED));
    }

    private static boolean isReplaced(Identity who, SortedMap<PlayerId, Integer> generations) {
        return who.viewer() instanceof Viewer.OfPlayer player
                && who.generation() < generations.getOrDefault(player.id(), Admission.FIRST_GENERATION);
    }

    private void endDeparted(SortedMap<PlayerId, Departure> departures) {
        if (departures.isEmpty()) {
            return;
        }
        Map<ActorRef<FeedSignal>, FeedSignal.Reason> ended = new LinkedHashMap<>();
        sockets.forEach((socket, viewing) -> {
            Departure how =
                    viewing.who().viewer() instanceof Viewer.OfPlayer player ? departures.get(player.id()) : null;
            if (how != null) {
                ended.put(
                        socket, how == Departure.KICKED ? FeedSignal.Reason.KICKED : FeedSignal.Reason.SESSION_CLOSED);
            }
        });
        ended.forEach(this::end);
    }

    private void endOtherLives(Epoch epoch) {
        sockets.entrySet().stream()
                .filter(socket -> !socket.getValue().who().epoch().equals(epoch))
                .map(Map.Entry::getKey)
                .toList()
                .forEach(socket -> end(socket, FeedSignal.Reason.SESSION_CLOSED));
    }

    private void end(ActorRef<FeedSignal> socket, FeedSignal.Reason reason) {
        if (sockets.containsKey(socket)) {
            socket.tell(new FeedSignal.Ended(reason));
            forget(socket);
        }
    }

    private void forget(ActorRef<FeedSignal> socket) {
        sockets.remove(socket);
        getContext().unwatch(socket);
    }
}
