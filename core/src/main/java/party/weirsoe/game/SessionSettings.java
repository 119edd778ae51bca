package party.weirsoe.game;

import org.jspecify.annotations.Nullable;

/**
 * What the host chose when opening the session; the same for every game of it.
 *
 * @param pack id of the question pack
 * @param rounds of a game, {@link GameLimits#ROUNDS_MIN} to {@link GameLimits#ROUNDS_MAX}
 * @param lieSeconds {@link GameLimits#PHASE_SECONDS_MIN} to {@link GameLimits#PHASE_SECONDS_MAX}, or null: untimed
 * @param guessSeconds the same
 * @param maxPlayers {@link GameLimits#MAX_PLAYERS_MIN} to {@link GameLimits#MAX_PLAYERS_MAX}
 * @param familyFriendly only questions with that flag
 */
public record SessionSettings(
        String pack,
        int rounds,
        @Nullable Integer lieSeconds,
        @Nullable Integer guessSeconds,
        int maxPlayers,
        boolean familyFriendly) {
    public SessionSettings {
        within("rounds", rounds, GameLimits.ROUNDS_MIN, GameLimits.ROUNDS_MAX);
        within("maxPlayers", maxPlayers, GameLimits.MAX_PLAYERS_MIN, GameLimits.MAX_PLAYERS_MAX);
        if (lieSeconds != null) {
            within("lieSeconds", lieSeconds, GameLimits.PHASE_SECONDS_MIN, GameLimits.PHASE_SECONDS_MAX);
        }
        if (guessSeconds != null) {
            within("guessSeconds", guessSeconds, GameLimits.PHASE_SECONDS_MIN, GameLimits.PHASE_SECONDS_MAX);
        }
    }

    private static void within(String name, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(name + " " + value + " is not " + min + ".." + max);
        }
    }
}
