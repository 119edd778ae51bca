package party.weirsoe.game;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values of a transition's canonical response, recorded in the row that made the transition.
 *
 * @param move the transition; with {@code fromRound} its name
 * @param bootstrap of the round that a {@code rounds.start} or {@code rounds.next} opened
 * @param guessDeadlineAt of a {@code guess.start}; null where untimed
 * @param leaderboard of a {@code scoreboard} (its rows with delta) or a {@code finish}
 */
public record Receipt(
        HostMove move,
        int fromRound,
        int toRound,
        @Nullable RoundBootstrap bootstrap,
        @Nullable Instant guessDeadlineAt,
        @Nullable List<Standing> leaderboard) {

    static Receipt roundStarted(HostMove move, int fromRound, RoundBootstrap bootstrap) {
        return new Receipt(move, fromRound, bootstrap.number(), bootstrap, null, null);
    }

    static Receipt guessStarted(int round, @Nullable Instant guessDeadlineAt) {
        return new Receipt(HostMove.GUESS_START, round, round, null, guessDeadlineAt, null);
    }

    static Receipt moved(HostMove move, int round) {
        return new Receipt(move, round, round, null, null, null);
    }

    static Receipt ranked(HostMove move, int round, List<Standing> leaderboard) {
        return new Receipt(move, round, round, null, null, leaderboard);
    }
}
