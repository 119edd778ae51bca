package party.weirsoe.sim;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import party.weirsoe.game.Award;
import party.weirsoe.game.Ballot;
import party.weirsoe.game.BallotOption;
import party.weirsoe.game.Departure;
import party.weirsoe.game.GameEvent;
import party.weirsoe.game.OptionId;
import party.weirsoe.game.Phase;
import party.weirsoe.game.PlayerId;
import party.weirsoe.game.Question;
import party.weirsoe.game.RoundConfig;
import party.weirsoe.game.SessionSettings;

/**
 * Where a session stands after a row, as somebody at the table would note it: a second, plain way to keep what the rules
 * keep, so that a fault of theirs shows.
 */
final class Table {
    /** Where a player is. */
    enum Place {
        ACTIVE,
        WAITING,
        LEFT,
        /** Went in a lobby, or before the rematch. */
        NOWHERE
    }

    /** Somebody who ever joined. */
    static final class Seat {
        final PlayerId id;
        final String nickname;
        Place place;

        @Nullable Departure gone;

        int generation;
        int score;

        Seat(PlayerId id, String nickname, Place place) {
            this.id = id;
            this.nickname = nickname;
            this.place = place;
        }

        Seat copy() {
            Seat copy = new Seat(id, nickname, place);
            copy.gone = gone;
            copy.generation = generation;
            copy.score = score;
            return copy;
        }
    }

    /** Number of rows. */
    long version;
    /** Null before it is opened and after it is deleted. */
    @Nullable Phase phase;

    @Nullable SessionSettings settings;

    int game;
    int base;
    int round;
    final List<Seat> seats = new ArrayList<>();
    List<Question> upcoming = List.of();
    Set<String> asked = new HashSet<>();

    @Nullable Question question;

    @Nullable RoundConfig config;

    @Nullable Instant deadline;

    Map<PlayerId, GameEvent.LieSubmitted> lies = new LinkedHashMap<>();
    Map<PlayerId, OptionId> guesses = new LinkedHashMap<>();

    @Nullable Ballot ballot;

    List<Award> awards = List.of();

    Table copy() {
        Table copy = new Table();
        copy.version = version;
        copy.phase = phase;
        copy.settings = settings;
        copy.game = game;
        copy.base = base;
        copy.round = round;
        seats.forEach(seat -> copy.seats.add(seat.copy()));
        copy.upcoming = upcoming;
        copy.asked = new HashSet<>(asked);
        copy.question = question;
        copy.config = config;
        copy.deadline = deadline;
        copy.lies = new LinkedHashMap<>(lies);
        copy.guesses = new LinkedHashMap<>(guesses);
        copy.ballot = ballot;
        copy.awards = awards;
        return copy;
    }

    @Nullable Seat seat(PlayerId id) {
        return id.number() <= seats.size() ? seats.get(id.number() - 1) : null;
    }

    boolean isActive(PlayerId id) {
        Seat seat = seat(id);
        return seat != null && seat.place == Place.ACTIVE;
    }

    List<PlayerId> active() {
        return seats.stream()
                .filter(seat -> seat.place == Place.ACTIVE)
                .map(seat -> seat.id)
                .toList();
    }

    /** Who is shown: all but those who went in a lobby. */
    List<Seat> shown() {
        return seats.stream().filter(seat -> seat.place != Place.NOWHERE).toList();
    }

    long taken() {
        return seats.stream()
                .filter(seat -> seat.place == Place.ACTIVE || seat.place == Place.WAITING)
                .count();
    }

    int totalRounds() {
        return base + (settings == null ? 0 : settings.rounds());
    }

    boolean isRevealed() {
        return phase == Phase.REVEAL || phase == Phase.SCOREBOARD;
    }

    /** Whether everybody has acted whom the phase waits for. */
    boolean isComplete() {
        List<PlayerId> active = active();
        return !active.isEmpty()
                && ((phase == Phase.LIE && lies.keySet().containsAll(active))
                        || (phase == Phase.GUESS && guesses.keySet().containsAll(active)));
    }

    boolean isOverdue(Instant now) {
        return deadline != null && !now.isBefore(deadline.plusMillis(1_500));
    }

    @Nullable BallotOption option(OptionId id) {
        if (ballot != null) {
            for (BallotOption option : ballot.options()) {
                if (option.id().equals(id)) {
                    return option;
                }
            }
        }
        return null;
    }

    @Nullable BallotOption writtenBy(PlayerId player) {
        if (ballot != null) {
            for (BallotOption option : ballot.options()) {
                if (option.authors().contains(player)) {
                    return option;
                }
            }
        }
        return null;
    }

    int awarded(PlayerId player) {
        int sum = 0;
        for (Award award : awards) {
            sum += award.player().equals(player) ? award.points() : 0;
        }
        return sum;
    }
}
