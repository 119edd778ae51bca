package party.weirsoe.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import party.weirsoe.game.HostMove;
import party.weirsoe.game.Phase;
import party.weirsoe.game.Refusal;

/**
 * The protocol's two tables of the host's exits, with {@code from_round} and without it, cell by cell: at every state of two
 * games (an early finish and a full one), for every exit and every round number from 0 to two above the current.
 */
class ExitTablesTest {
    private static final Set<HostMove> EXITS =
            EnumSet.of(HostMove.ROUNDS_START, HostMove.ROUNDS_NEXT, HostMove.FINISH, HostMove.REMATCH);

    /** The name of an exit that was made. */
    private record Exit(HostMove move, int fromRound) {}

    /** A state with what the tables know of its past. {@code opener}: the exit that opened the current round. */
    private record At(
            PureSession session, Set<Exit> made, @Nullable Exit opener, int lastRound) {}

    /** What a cell says. */
    private sealed interface Cell {
        record Apply() implements Cell {}

        record Replay(Exit exit) implements Cell {}

        record Refuse(Refusal refusal) implements Cell {}
    }

    @Test
    void everyCellOfTheTableWithFromRoundHolds() {
        Map<HostMove, Set<String>> seen = new EnumMap<>(HostMove.class);
        for (At at : twoGames()) {
            for (HostMove move : EXITS) {
                for (int from = 0; from <= at.session().round() + 2; from++) {
                    check(at, move, from, withFromRound(at, move, from), seen);
                }
            }
        }
        assertThat(seen.get(HostMove.ROUNDS_START))
                .containsExactlyInAnyOrder(
                        "apply", "replay", "START_ROUND_INVALID_PHASE", "STALE_TRANSITION", "ROUND_MISMATCH");
        assertThat(seen.get(HostMove.ROUNDS_NEXT))
                .containsExactlyInAnyOrder(
                        "apply",
                        "replay",
                        "NEXT_ROUND_INVALID_PHASE",
                        "STALE_TRANSITION",
                        "ROUND_MISMATCH",
                        "ROUND_LIMIT_REACHED");
        assertThat(seen.get(HostMove.FINISH))
                .containsExactlyInAnyOrder(
                        "apply", "replay", "FINISH_GAME_INVALID_PHASE", "STALE_TRANSITION", "ROUND_MISMATCH");
        assertThat(seen.get(HostMove.REMATCH))
                .containsExactlyInAnyOrder(
                        "apply", "replay", "REMATCH_INVALID_PHASE", "STALE_TRANSITION", "ROUND_MISMATCH");
    }

    @Test
    void everyCellOfTheTableWithoutFromRoundHolds() {
        Map<HostMove, Set<String>> seen = new EnumMap<>(HostMove.class);
        for (At at : twoGames()) {
            for (HostMove move : EXITS) {
                if (move != HostMove.REMATCH) {
                    check(at, move, null, withoutFromRound(at, move), seen);
                }
            }
        }
        assertThat(seen.get(HostMove.ROUNDS_START)).containsExactlyInAnyOrder("apply", "replay");
        assertThat(seen.get(HostMove.ROUNDS_NEXT))
                .containsExactlyInAnyOrder("apply", "replay", "NEXT_ROUND_INVALID_PHASE", "ROUND_LIMIT_REACHED");
        assertThat(seen.get(HostMove.FINISH)).containsExactlyInAnyOrder("apply", "replay", "FINISH_GAME_INVALID_PHASE");
    }

    @Test
    void aGameNeedsTwoPlayersToStart() {
        PureSession alone = PureSession.lobby(3, 1);
        for (Integer from : new Integer[] {0, null}) {
            assertThat(alone.host(new SessionRequest.StartRounds(from)))
                    .isEqualTo(new PureSession.Outcome.Refused(Refusal.START_NOT_ENOUGH_PLAYERS));
        }
    }

    // --- the tables, as the protocol has them

    private static Cell withFromRound(At at, HostMove move, int from) {
        int round = at.session().round();
        if (at.made().contains(new Exit(move, from))) {
            return new Cell.Replay(new Exit(move, from));
        }
        if (from > round) {
            return new Cell.Refuse(Refusal.ROUND_MISMATCH);
        }
        if (from < round) {
            return new Cell.Refuse(Refusal.STALE_TRANSITION);
        }
        return apply(at, move);
    }

    private static Cell withoutFromRound(At at, HostMove move) {
        Phase phase = at.session().phase();
        Exit opener = at.opener();
        if (phase == leaves(move)) {
            return apply(at, move);
        }
        return switch (move) {
            case ROUNDS_START -> new Cell.Replay(firstOf(at));
            case ROUNDS_NEXT ->
                phase == Phase.LIE && opener != null
                        ? new Cell.Replay(opener)
                        : new Cell.Refuse(Refusal.NEXT_ROUND_INVALID_PHASE);
            case FINISH ->
                phase == Phase.FINISHED
                        ? new Cell.Replay(new Exit(move, at.session().round()))
                        : new Cell.Refuse(Refusal.FINISH_GAME_INVALID_PHASE);
            default -> throw new AssertionError(move + " is never without from_round");
        };
    }

    private static Cell apply(At at, HostMove move) {
        if (at.session().phase() != leaves(move)) {
            return new Cell.Refuse(
                    switch (move) {
                        case ROUNDS_START -> Refusal.START_ROUND_INVALID_PHASE;
                        case ROUNDS_NEXT -> Refusal.NEXT_ROUND_INVALID_PHASE;
                        case FINISH -> Refusal.FINISH_GAME_INVALID_PHASE;
                        case REMATCH -> Refusal.REMATCH_INVALID_PHASE;
                        default -> throw new AssertionError(move.toString());
                    });
        }
        return move == HostMove.ROUNDS_NEXT && at.session().round() == at.lastRound()
                ? new Cell.Refuse(Refusal.ROUND_LIMIT_REACHED)
                : new Cell.Apply();
    }

    private static Phase leaves(HostMove move) {
        return switch (move) {
            case ROUNDS_START -> Phase.LOBBY;
            case ROUNDS_NEXT, FINISH -> Phase.SCOREBOARD;
            case REMATCH -> Phase.FINISHED;
            default -> throw new AssertionError(move.toString());
        };
    }

    /** The {@code rounds/start} of the current game: the last that was made. */
    private static Exit firstOf(At at) {
        return at.made().stream()
                .filter(exit -> exit.move() == HostMove.ROUNDS_START)
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    // --- the search

    private static void check(
            At at, HostMove move, @Nullable Integer from, Cell cell, Map<HostMove, Set<String>> seen) {
        PureSession session = at.session();
        PureSession.Outcome outcome = session.host(request(move, from));
        String where = move + " from " + from + " in " + session.phase() + " of round " + session.round();
        switch (cell) {
            case Cell.Apply apply ->
                assertThat(outcome).as(where).isInstanceOfSatisfying(PureSession.Outcome.Applied.class, applied -> {
                    assertThat(applied.after().phase()).as(where).isEqualTo(move.reaches());
                    assertThat(applied.after().state().version())
                            .isEqualTo(session.state().version() + 1);
                });
            case Cell.Replay replay ->
                assertThat(outcome).as(where).isInstanceOfSatisfying(PureSession.Outcome.Replayed.class, replayed -> {
                    Recorded.Moving moving = (Recorded.Moving) replayed.recorded();
                    assertThat(new Exit(
                                    moving.receipt().move(), moving.receipt().fromRound()))
                            .as(where)
                            .isEqualTo(replay.exit());
                });
            case Cell.Refuse refuse ->
                assertThat(outcome).as(where).isEqualTo(new PureSession.Outcome.Refused(refuse.refusal()));
        }
        seen.computeIfAbsent(move, m -> new LinkedHashSet<>())
                .add(
                        switch (cell) {
                            case Cell.Apply apply -> "apply";
                            case Cell.Replay replay -> "replay";
                            case Cell.Refuse refuse -> refuse.refusal().name();
                        });
    }

    private static SessionRequest request(HostMove move, @Nullable Integer from) {
        return switch (move) {
            case ROUNDS_START -> new SessionRequest.StartRounds(from);
            case ROUNDS_NEXT -> new SessionRequest.NextRound(from);
            case FINISH -> new SessionRequest.Finish(from);
            case REMATCH -> new SessionRequest.Rematch(from == null ? 0 : from);
            default -> throw new AssertionError(move.toString());
        };
    }

    /** Three rounds planned: the first game is finished in round 2, the second is played to its last round, 5. */
    private static List<At> twoGames() {
        List<At> states = new ArrayList<>();
        At at = new At(PureSession.lobby(3, 2), new LinkedHashSet<>(), null, 3);
        List<HostMove> script = List.of(
                HostMove.ROUNDS_START,
                HostMove.ROUNDS_NEXT,
                HostMove.FINISH,
                HostMove.REMATCH,
                HostMove.ROUNDS_START,
                HostMove.ROUNDS_NEXT,
                HostMove.ROUNDS_NEXT,
                HostMove.FINISH,
                HostMove.REMATCH);
        for (HostMove move : script) {
            states.add(at);
            at = exit(at, move);
            for (PureSession next = at.session().played(); next != null; next = next.played()) {
                states.add(at);
                at = new At(next, at.made(), at.opener(), at.lastRound());
            }
        }
        states.add(at);
        return states;
    }

    private static At exit(At at, HostMove move) {
        Exit exit = new Exit(move, at.session().round());
        PureSession.Outcome outcome = at.session().host(request(move, exit.fromRound()));
        Set<Exit> made = new LinkedHashSet<>(at.made());
        made.add(exit);
        boolean opens = move == HostMove.ROUNDS_START || move == HostMove.ROUNDS_NEXT;
        return new At(
                ((PureSession.Outcome.Applied) outcome).after(),
                made,
                opens ? exit : at.opener(),
                move == HostMove.REMATCH ? exit.fromRound() + 3 : at.lastRound());
    }
}
