package party.weirsoe.session;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import party.weirsoe.game.Departure;
import party.weirsoe.game.Game;
import party.weirsoe.game.GameEvent;
import party.weirsoe.game.PlayerId;
import party.weirsoe.game.Roster;
import party.weirsoe.game.SessionCode;
import party.weirsoe.view.Views;

/** The relays of the nodes on which somebody looks at one session: at most one for each node. */
final class Viewers {
    private final SessionCode code;
    private final ActorContext<SessionMessage> context;
    private final Set<ActorRef<FeedMessage>> relays = new LinkedHashSet<>();

    Viewers(SessionCode code, ActorContext<SessionMessage> context) {
        this.code = code;
        this.context = context;
    }

    void add(ActorRef<FeedMessage> relay) {
        if (relays.add(relay)) {
            context.watchWith(relay, new SessionMessage.Unsubscribe(relay));
        }
    }

    void remove(ActorRef<FeedMessage> relay) {
        relays.remove(relay);
        context.unwatch(relay);
    }

    /** One row, one hint. */
    void publish(SessionState before, SessionRow row, SessionState after) {
        if (!relays.isEmpty() && after.game() instanceof Game.Live game) {
            tell(new FeedMessage.Published(
                    Views.hint(code, after.life(), after.version(), before.game(), game),
                    departures(row),
                    generations(row)));
        }
    }

    /** Answers where the session stands; a closed one has no viewers. */
    void tellStatus(SessionState state, ActorRef<FeedMessage> relay) {
        if (state.game() instanceof Game.Live) {
            add(relay);
        }
        relay.tell(status(state));
    }

    /** After a recovery the relays may have missed a hint. */
    void tellStatus(SessionState state) {
        if (!relays.isEmpty()) {
            tell(status(state));
        }
    }

    private void tell(FeedMessage message) {
        relays.forEach(relay -> relay.tell(message));
    }

    private FeedMessage status(SessionState state) {
        if (!(state.game() instanceof Game.Live game)) {
            return new FeedMessage.Closed();
        }
        Roster roster = game.party().roster();
        return new FeedMessage.Status(
                state.life(), state.version(), roster.departures(), roster.generations(), context.getSelf());
    }

    private static SortedMap<PlayerId, Departure> departures(SessionRow row) {
        SortedMap<PlayerId, Departure> departures = new TreeMap<>();
        if (row instanceof SessionRow.Step step) {
            for (GameEvent event : step.events()) {
                if (event instanceof GameEvent.PlayerDeparted gone) {
                    departures.put(gone.player(), gone.how());
                }
            }
        }
        return departures;
    }

    private static SortedMap<PlayerId, Integer> generations(SessionRow row) {
        SortedMap<PlayerId, Integer> generations = new TreeMap<>();
        if (row instanceof SessionRow.Step step) {
            for (GameEvent event : step.events()) {
                if (event instanceof GameEvent.SeatRenewed renewed) {
                    generations.put(renewed.player(), renewed.generation());
                }
            }
        }
        return generations;
    }
}
