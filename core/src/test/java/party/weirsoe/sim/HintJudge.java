package party.weirsoe.sim;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import party.weirsoe.game.Departure;
import party.weirsoe.game.Phase;
import party.weirsoe.game.PlayerId;
import party.weirsoe.session.FeedSignal;
import party.weirsoe.session.SessionLimits;
import party.weirsoe.view.Hint;

/** Judges what each socket was told: news, in order, true, each at most once; and that it was told at all. */
final class HintJudge {
    /** Longer than a hint is under way when nothing goes wrong. */
    private static final long UNDER_WAY = 50_000_000L;
    /** The interval of pings, and what they may be under way. */
    private static final long PING = SessionLimits.PING_INTERVAL.toNanos() + UNDER_WAY;

    private final Witness witness;
    private final Chronicle chronicle;
    private final Verdicts verdicts;

    HintJudge(Witness witness, Chronicle chronicle, Verdicts verdicts) {
        this.witness = witness;
        this.chronicle = chronicle;
        this.verdicts = verdicts;
    }

    void judge() {
        witness.sockets().forEach(this::judge);
    }

    private void judge(Witness.Socket socket) {
        long told = -1;
        long from = -1;
        boolean ended = false;
        Set<Long> hinted = new HashSet<>();
        for (Witness.Heard heard : socket.heard()) {
            require(!ended, socket, "hears " + heard.signal() + " after its end");
            long version = Chronicle.versionIn(heard.signal());
            require(
                    version <= chronicle.committedBy(heard.at()),
                    socket,
                    "hears of version " + version + ", which is not in the journal");
            switch (heard.signal()) {
                case FeedSignal.Hello hello -> {
                    require(told < 0, socket, "is greeted twice");
                    boolean current = version >= chronicle.toldBefore(socket.openedAt());
                    require(
                            current || witness.isCutOff(socket.openedAt(), heard.at()),
                            socket,
                            "is greeted with " + version);
                    from = version;
                }
                case FeedSignal.Ping ping -> require(told >= 0, socket, "hears a ping before its hello");
                case FeedSignal.Hinted hint -> {
                    require(told >= 0, socket, "hears a hint before its hello");
                    require(version > told, socket, "hears of version " + version + " after version " + told);
                    require(isTrue(hint.hint()), socket, "hears " + hint.hint() + ", which is not so");
                    hinted.add(version);
                }
                case FeedSignal.Ended end -> {
                    ended = true;
                    require(isRight(end.reason(), socket, heard.at()), socket, "is ended with " + end.reason());
                }
            }
            told = Math.max(told, version);
        }
        arrived(socket, from, told, ended, hinted);
    }

    private boolean isTrue(Hint hint) {
        if (hint.version() < 1 || hint.version() > chronicle.last()) {
            return false;
        }
        Table before = chronicle.table(hint.version() - 1);
        Table table = chronicle.table(hint.version());
        boolean moved = before.phase != table.phase && table.phase != Phase.LOBBY;
        Hint.Type type = !moved || table.phase == null
                ? Hint.Type.CHANGED
                : switch (table.phase) {
                    case LOBBY -> Hint.Type.CHANGED;
                    case LIE -> Hint.Type.LIE_STARTED;
                    case GUESS -> Hint.Type.GUESS_STARTED;
                    case REVEAL -> Hint.Type.REVEAL_STARTED;
                    case SCOREBOARD -> Hint.Type.SCOREBOARD;
                    case FINISHED -> Hint.Type.GAME_OVER;
                };
        return hint.type() == type
                && hint.epoch().equals(witness.epoch())
                && hint.phase() == table.phase
                && hint.game() == table.game
                && hint.round() == table.round
                && hint.totalRounds() == table.totalRounds()
                && Objects.equals(hint.deadlineAt(), table.deadline);
    }

    private boolean isRight(FeedSignal.Reason reason, Witness.Socket socket, long at) {
        Table table = chronicle.table(chronicle.committedBy(at));
        PlayerId player = Refusals.player(socket.who().viewer());
        Table.Seat seat = player == null ? null : table.seat(player);
        return switch (reason) {
            case KICKED -> seat != null && seat.gone == Departure.KICKED;
            case SESSION_CLOSED -> table.phase == null || (seat != null && seat.gone == Departure.LEFT);
            case SEAT_RENEWED, UNAUTHORIZED ->
                seat != null && seat.generation > socket.who().generation();
        };
    }

    /** At the latest when all was quiet for longer than a ping takes; where nothing goes wrong, each version by its hint. */
    private void arrived(Witness.Socket socket, long from, long told, boolean ended, Set<Long> hinted) {
        boolean open = socket.closedAt() == Long.MAX_VALUE && !ended;
        if (open && witness.isEnded()) {
            long last = chronicle.committedBy(witness.quietAt());
            Table table = chronicle.table(last);
            PlayerId player = Refusals.player(socket.who().viewer());
            Table.Seat seat = player == null ? null : table.seat(player);
            boolean mayListen = table.phase != null
                    && (seat == null
                            || (seat.gone == null
                                    && seat.generation == socket.who().generation()));
            if (told < last || !mayListen) {
                verdicts.tell(
                        Rule.HINTS_ARRIVE,
                        "socket " + socket.number() + " of " + socket.who().viewer() + " has heard of version " + told
                                + " only, and not of " + last + (mayListen ? "" : ", and should have been ended"));
            }
        }
        if (witness.plan().isCalm() && from >= 0) {
            pinged(socket);
            long until = ended ? socket.heard().getLast().at() : socket.closedAt();
            for (long version = from + 1; version <= chronicle.last(); version++) {
                long at = Objects.requireNonNull(witness.row(version)).at();
                boolean shown = chronicle.table(version).phase != null;
                if (shown && until > at + UNDER_WAY && witness.quietAt() > at && !hinted.contains(version)) {
                    verdicts.tell(
                            Rule.HINTS_ARRIVE,
                            "socket " + socket.number() + " of " + socket.who().viewer() + " got no hint of version "
                                    + version + ", and nothing went wrong");
                }
            }
        }
    }

    private void pinged(Witness.Socket socket) {
        long before = socket.openedAt();
        for (Witness.Heard heard : socket.heard()) {
            if (heard.at() - before > PING) {
                verdicts.tell(
                        Rule.HINTS_ARRIVE,
                        "socket " + socket.number() + " heard nothing for " + (heard.at() - before) / 1_000_000
                                + " ms");
            }
            before = heard.at();
        }
        boolean ended = !socket.heard().isEmpty() && socket.heard().getLast().signal() instanceof FeedSignal.Ended;
        if (!ended && Math.min(socket.closedAt(), witness.quietAt()) - before > PING) {
            verdicts.tell(Rule.HINTS_ARRIVE, "socket " + socket.number() + " heard nothing any more");
        }
    }

    private void require(boolean right, Witness.Socket socket, String otherwise) {
        if (!right) {
            verdicts.tell(
                    Rule.HINTS_ARE_NEWS,
                    "socket " + socket.number() + " of " + socket.who().viewer() + " " + otherwise);
        }
    }
}
