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
 */
public record Habits(
        int players,
        int rounds,
        int games,
        Duration think,
        @Nullable Integer phaseSeconds,
        int socketsOfTen) {

    /** The body of the create. */
    String settings() {
        return "{\"rounds\":" + rounds + ",\"lie_seconds\":" + phaseSeconds + ",\"guess_seconds\":" + phaseSeconds
                + ",\"max_players\":" + Math.max(2, players) + "}";
    }
}
