package party.weirsoe.http.simulate;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a party plays.
 *
 * @param games one after the other, by rematch
 * @param think how long a person takes for a decision, on average
 * @param phaseSeconds for lies and for guesses; null: untimed
 * @param socketsOfTen how many bots of ten open the event socket; the others poll
 * @param mishaps what goes wrong at the clients
 */
public record Habits(
        int players,
        int rounds,
        int games,
        Duration think,
        @Nullable Integer phaseSeconds,
        int socketsOfTen,
        Mishaps mishaps) {

    /** With the mishaps that people have without knowing it. */
    public Habits(
            int players, int rounds, int games, Duration think, @Nullable Integer phaseSeconds, int socketsOfTen) {
        this(players, rounds, games, think, phaseSeconds, socketsOfTen, Mishaps.FEW);
    }

    /** The body of the create. */
    String settings() {
        return "{\"rounds\":" + rounds + ",\"lie_seconds\":" + phaseSeconds + ",\"guess_seconds\":" + phaseSeconds
                + ",\"max_players\":" + Math.max(2, players) + "}";
    }
}
