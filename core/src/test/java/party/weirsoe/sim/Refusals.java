package party.weirsoe.sim;

import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import party.weirsoe.game.BallotOption;
import party.weirsoe.game.Departure;
import party.weirsoe.game.GameEvent;
import party.weirsoe.game.HostMove;
import party.weirsoe.game.LieChoice;
import party.weirsoe.game.Phase;
import party.weirsoe.game.PlayerId;
import party.weirsoe.game.Question;
import party.weirsoe.session.Identity;
import party.weirsoe.view.Viewer;

/** The protocol's tables of refusals a second time: what a request must be answered where the session stands so. */
final class Refusals {
    /** No refusal: it is accepted, or it is a duplicate. */
    static final String NONE = "";

    private static final Set<HostMove> EXITS =
            Set.of(HostMove.ROUNDS_START, HostMove.ROUNDS_NEXT, HostMove.FINISH, HostMove.REMATCH);

    private final Chronicle chronicle;
    private final Witness witness;

    Refusals(Chronicle chronicle, Witness witness) {
        this.chronicle = chronicle;
        this.witness = witness;
    }

    String of(Operation operation, long version) {
        Table table = chronicle.table(version);
        if (operation.deed() instanceof Deed.Open) {
            return NONE;
        }
        if (table.phase == null) {
            return "session_not_found";
        }
        String admission = admission(table, operation.who());
        if (!admission.isEmpty()) {
            return admission;
        }
        return switch (operation.deed()) {
            case Deed.Open open -> NONE;
            case Deed.Look look -> NONE;
            case Deed.Delete delete -> NONE;
            case Deed.Join join -> join(join, table, version);
            case Deed.Lie lie -> lie(lie, table, version);
            case Deed.Guess guess -> guess(guess, table, version);
            case Deed.Move move -> move(move, table, version);
            case Deed.Depart depart -> table.seat(depart.player()) == null ? "player_not_found" : NONE;
            case Deed.Renew renew -> renew(renew, table);
        };
    }

    private String admission(Table table, @Nullable Identity who) {
        if (who == null) {
            return NONE;
        }
        if (!who.epoch().equals(witness.epoch())) {
            return "unauthorized";
        }
        if (!(who.viewer() instanceof Viewer.OfPlayer player)) {
            return NONE;
        }
        Table.Seat seat = table.seat(player.id());
        if (seat == null || seat.generation != who.generation()) {
            return "unauthorized";
        }
        return seat.gone == Departure.KICKED ? "player_kicked" : NONE;
    }

    private boolean isRecorded(Deed deed, long version) {
        long recorded = chronicle.versionOf(deed.name());
        return recorded > 0 && recorded <= version;
    }

    private String join(Deed.Join join, Table table, long version) {
        String first = chronicle.nicknameOf(join.key());
        if (first != null && isRecorded(new Deed.Join(first, join.key()), version)) {
            boolean same = first.equals(join.nickname());
            boolean kicked =
                    table.seats.stream().anyMatch(seat -> seat.nickname.equals(first) && seat.gone == Departure.KICKED);
            return !same ? "idempotency_key_reused" : kicked ? "player_kicked" : NONE;
        }
        if (table.phase == Phase.FINISHED) {
            return "session_finished";
        }
        if (table.shown().stream().anyMatch(seat -> seat.nickname.equals(join.nickname()))) {
            return "nickname_taken";
        }
        int most = Objects.requireNonNull(table.settings).maxPlayers();
        return table.taken() >= most || table.seats.size() >= 64 ? "lobby_full" : NONE;
    }

    private String lie(Deed.Lie lie, Table table, long version) {
        if (lie.round() > table.round) {
            return "round_mismatch";
        }
        if (isRecorded(lie, version)) {
            return isWhatTheRowSays(lie) ? NONE : "lie_already_submitted";
        }
        if (!table.isActive(lie.player())) {
            return "not_in_this_round";
        }
        if (lie.round() < table.round || table.phase != Phase.LIE) {
            return "lie_phase_closed";
        }
        return lie.choice() instanceof LieChoice.Typed typed && isTruth(typed.text(), table)
                ? "too_close_to_truth"
                : NONE;
    }

    private static boolean isTruth(String text, Table table) {
        Question question = Objects.requireNonNull(table.question);
        return text.toLowerCase(Locale.ROOT).equals(question.answer());
    }

    private String guess(Deed.Guess guess, Table table, long version) {
        if (guess.round() > table.round) {
            return "round_mismatch";
        }
        if (isRecorded(guess, version)) {
            return isWhatTheRowSays(guess) ? NONE : "guess_already_submitted";
        }
        if (!table.isActive(guess.player())) {
            return "not_in_this_round";
        }
        if (guess.round() < table.round || table.phase != Phase.GUESS) {
            return "guess_phase_closed";
        }
        BallotOption option = table.option(guess.option());
        if (option == null) {
            return "option_not_found";
        }
        return option.authors().contains(guess.player()) ? "own_lie" : NONE;
    }

    private String move(Deed.Move move, Table table, long version) {
        if (isRecorded(move, version)) {
            return NONE;
        }
        if (move.round() > table.round) {
            return "round_mismatch";
        }
        boolean exit = EXITS.contains(move.move());
        if (move.round() < table.round && exit) {
            return "stale_transition";
        }
        if (move.round() < table.round || table.phase != move.move().leaves()) {
            return move.move().invalidPhase().code();
        }
        if (move.move() == HostMove.ROUNDS_NEXT && table.round >= table.totalRounds()) {
            return "round_limit_reached";
        }
        return move.move() == HostMove.ROUNDS_START && table.active().size() < 2 ? "start_not_enough_players" : NONE;
    }

    private String renew(Deed.Renew renew, Table table) {
        Table.Seat seat = table.seat(renew.player());
        if (seat == null) {
            return "player_not_found";
        }
        if (renew.generation() < seat.generation) {
            return NONE;
        }
        if (seat.gone != null) {
            return "player_left";
        }
        return renew.generation() > seat.generation ? "seat_mismatch" : NONE;
    }

    /** Whether what is in the journal under its name is what it asked for, and not another value. */
    boolean isWhatTheRowSays(Deed deed) {
        Witness.Row row = witness.row(chronicle.versionOf(deed.name()));
        if (row == null) {
            return false;
        }
        GameEvent event = row.content().events().getFirst();
        return switch (deed) {
            case Deed.Lie lie ->
                event instanceof GameEvent.LieSubmitted taken
                        && switch (lie.choice()) {
                            case LieChoice.House house -> taken.house();
                            case LieChoice.Typed typed ->
                                !taken.house() && taken.text().equals(typed.text());
                        };
            case Deed.Guess guess ->
                event instanceof GameEvent.GuessSubmitted taken
                        && taken.option().equals(guess.option());
            default -> true;
        };
    }

    /** The viewer's player; null for the host. */
    static @Nullable PlayerId player(Viewer viewer) {
        return viewer instanceof Viewer.OfPlayer player ? player.id() : null;
    }
}
