package party.weirsoe.game;

import org.jspecify.annotations.Nullable;

/**
 * What a round is played for: the other half of the round bootstrap. Never changed once the round has started.
 *
 * @param multiplier 1 to 3, by which the three points are to be multiplied
 * @param lieSeconds null: untimed
 * @param guessSeconds null: untimed
 * @param truthPoints for guessing the truth, before the multiplier
 * @param foolPoints for each player fooled by one's own lie, before the multiplier
 * @param housePoints for each player fooled by the lie that the house wrote, before the multiplier
 */
public record RoundConfig(
        int multiplier,
        @Nullable Integer lieSeconds,
        @Nullable Integer guessSeconds,
        int truthPoints,
        int foolPoints,
        int housePoints) {

    /** The round at a place (from 1) of a game of so many rounds; 7 rounds have 1 1 1 2 2 2 3. */
    static RoundConfig of(SessionSettings settings, int place) {
        return new RoundConfig(
                multiplier(settings.rounds(), place),
                settings.lieSeconds(),
                settings.guessSeconds(),
                GameLimits.TRUTH_POINTS,
                GameLimits.FOOL_POINTS,
                GameLimits.HOUSE_POINTS);
    }

    static int multiplier(int rounds, int place) {
        if (rounds <= 2) {
            return place;
        }
        if (place == rounds) {
            return GameLimits.MULTIPLIER_MAX;
        }
        int firstHalf = rounds / 2; // half of rounds - 1, rounded up
        return place <= firstHalf ? 1 : 2;
    }
}
