package party.weirsoe.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import party.weirsoe.game.Phase;

/**
 * All interleavings of delayed, repeated and reordered {@code rounds/next} and {@code finish} from two host tabs over three
 * rounds. A tab looks, may click on the scoreboard that it saw however long ago, and each click's request is delivered at
 * any later moment, never, or up to {@link #DELIVERIES_MAX} times. A decision is a scoreboard that somebody clicked on: two
 * clicks on the same one decide no more than one round.
 */
class InterleavingsTest {
    private static final int ROUNDS = 3;
    private static final int TABS = 2;
    private static final int CLICKS_MAX = 3;
    private static final int DELIVERIES_MAX = 2;

    /** The same few sessions are met in hundreds of thousands of worlds: each is asked each thing once. */
    private static final IdentityHashMap<PureSession, Optional<PureSession>> NEXT_IN_ROUND = new IdentityHashMap<>();

    private static final IdentityHashMap<PureSession, Map<SessionRequest, PureSession>> AFTER = new IdentityHashMap<>();

    /** A request under way, with how often it may still arrive. */
    private record Flight(boolean finish, int seenRound, int left) {}

    /**
     * Everything that the future depends on; the session itself follows from it.
     *
     * @param seen the round whose scoreboard each tab saw last; 0: none yet
     * @param decided a bit for each round whose scoreboard was clicked on
     */
    private record World(
            Phase phase, int round, List<Integer> seen, List<Integer> clicks, List<Flight> flights, int decided) {}

    private record Node(
            World world, PureSession session, @Nullable Node before, String action) {
        /** The session after the host's next move within the round; null where only an exit leads on. */
        @Nullable PureSession played() {
            return NEXT_IN_ROUND
                    .computeIfAbsent(session, s -> Optional.ofNullable(s.played()))
                    .orElse(null);
        }

        PureSession after(SessionRequest request) {
            return AFTER.computeIfAbsent(session, s -> new HashMap<>())
                    .computeIfAbsent(
                            request,
                            r -> session.host(r) instanceof PureSession.Outcome.Applied applied
                                    ? applied.after()
                                    : session);
        }

        int transitions() {
            return world.round() - 1 + (world.phase() == Phase.FINISHED ? 1 : 0);
        }

        boolean movedMoreOftenThanDecided() {
            return transitions() > Integer.bitCount(world.decided());
        }

        String trace() {
            Deque<String> actions = new ArrayDeque<>();
            for (Node node = this; node != null; node = node.before()) {
                actions.addFirst(node.action() + " -> " + node.world().phase() + " "
                        + node.world().round());
            }
            return String.join("\n", actions);
        }
    }

    /** What a search found: a node of fewest steps that moved more often than the host decided, if any. */
    private record Search(int states, @Nullable Node hole, Set<Integer> roundsReached, boolean finished) {}

    @Test
    void withFromRoundNoInterleavingMovesTheGameMoreOftenThanTheHostDecided() {
        Search search = search(true);
        System.out.println("interleavings with from_round: " + search.states() + " states");
        Node hole = search.hole();
        assertThat(hole == null ? "" : hole.trace()).isEmpty();
        assertThat(search.states()).isGreaterThan(90_000);
        assertThat(search.roundsReached()).contains(1, 2, ROUNDS);
        assertThat(search.finished()).isTrue();
    }

    @Test
    void withoutFromRoundADelayedDuplicateAtTheNextScoreboardMovesTheGameASecondTime() {
        Search search = search(false);
        Node hole = Objects.requireNonNull(search.hole());
        System.out.println("without from_round, after " + search.states() + " states:\n" + hole.trace());
        assertThat(Integer.bitCount(hole.world().decided())).isEqualTo(1);
        assertThat(hole.transitions()).isEqualTo(2);
        assertThat(hole.trace()).contains("SCOREBOARD 2");
    }

    /** Breadth first, so that a hole is shown by a shortest story. */
    private static Search search(boolean withFromRound) {
        PureSession first = ((PureSession.Outcome.Applied)
                        PureSession.lobby(ROUNDS, 2).host(new SessionRequest.StartRounds(0)))
                .after();
        World start = new World(first.phase(), 1, List.of(0, 0), List.of(0, 0), List.of(), 0);
        Deque<Node> frontier = new ArrayDeque<>(List.of(new Node(start, first, null, "start")));
        Set<World> known = new HashSet<>(List.of(start));
        Set<Integer> rounds = new HashSet<>();
        boolean finished = false;
        while (!frontier.isEmpty()) {
            Node node = frontier.removeFirst();
            if (node.movedMoreOftenThanDecided()) {
                return new Search(known.size(), node, rounds, finished);
            }
            rounds.add(node.world().round());
            finished |= node.world().phase() == Phase.FINISHED;
            expand(node, withFromRound, next -> {
                if (known.add(next.world())) {
                    frontier.addLast(next);
                }
            });
        }
        return new Search(known.size(), null, rounds, finished);
    }

    private static void expand(Node node, boolean withFromRound, Consumer<Node> next) {
        World world = node.world();
        PureSession played = node.played();
        if (played != null) {
            next.accept(new Node(at(played, world), played, node, "the party goes on"));
        }
        for (int tab = 0; tab < TABS; tab++) {
            if (world.phase() == Phase.SCOREBOARD && world.seen().get(tab) != world.round()) {
                World looked = new World(
                        world.phase(),
                        world.round(),
                        with(world.seen(), tab, world.round()),
                        world.clicks(),
                        world.flights(),
                        world.decided());
                next.accept(new Node(looked, node.session(), node, "tab " + tab + " looks"));
            }
            if (world.seen().get(tab) > 0 && world.clicks().get(tab) < CLICKS_MAX) {
                next.accept(click(node, tab, false));
                next.accept(click(node, tab, true));
            }
        }
        for (Flight flight : new HashSet<>(world.flights())) {
            next.accept(deliver(node, flight, withFromRound));
        }
    }

    private static Node click(Node node, int tab, boolean finish) {
        World world = node.world();
        int seen = world.seen().get(tab);
        List<Flight> flights = new ArrayList<>(world.flights());
        flights.add(new Flight(finish, seen, DELIVERIES_MAX));
        World clicked = new World(
                world.phase(),
                world.round(),
                world.seen(),
                with(world.clicks(), tab, world.clicks().get(tab) + 1),
                sorted(flights),
                world.decided() | 1 << seen);
        return new Node(clicked, node.session(), node, "tab " + tab + " clicks " + (finish ? "finish" : "next"));
    }

    private static Node deliver(Node node, Flight flight, boolean withFromRound) {
        World world = node.world();
        List<Flight> flights = new ArrayList<>(world.flights());
        flights.remove(flight);
        if (flight.left() > 1) {
            flights.add(new Flight(flight.finish(), flight.seenRound(), flight.left() - 1));
        }
        Integer from = withFromRound ? flight.seenRound() : null;
        SessionRequest request = flight.finish() ? new SessionRequest.Finish(from) : new SessionRequest.NextRound(from);
        PureSession after = node.after(request);
        World delivered =
                new World(after.phase(), after.round(), world.seen(), world.clicks(), sorted(flights), world.decided());
        return new Node(delivered, after, node, "arrives: " + request);
    }

    private static World at(PureSession session, World world) {
        return new World(
                session.phase(), session.round(), world.seen(), world.clicks(), world.flights(), world.decided());
    }

    /** Requests under way have no order: worlds that differ in it only are one. */
    private static List<Flight> sorted(List<Flight> flights) {
        flights.sort(Comparator.comparing(Flight::finish)
                .thenComparingInt(Flight::seenRound)
                .thenComparingInt(Flight::left));
        return List.copyOf(flights);
    }

    private static List<Integer> with(List<Integer> list, int index, int value) {
        return index == 0 ? List.of(value, list.get(1)) : List.of(list.get(0), value);
    }
}
