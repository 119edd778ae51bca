package party.weirsoe.game;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What every phase of a session has.
 *
 * @param language of the pack, for comparing texts
 * @param game counts from 1, one more for each rematch
 * @param base the session's round number before this game
 * @param round the number of the current or last round; 0 before the first
 * @param upcoming the questions of this game's rounds to come, kept since the game started, so that a changed pack changes
 *     nothing
 * @param drawn ids of the questions that the session has asked; those of a game that was finished early are left to draw
 */
public record Party(
        SessionSettings settings,
        String language,
        int game,
        int base,
        int round,
        List<Question> upcoming,
        List<String> drawn,
        Roster roster) {
    public Party {
        upcoming = List.copyOf(upcoming);
        drawn = List.copyOf(drawn);
    }

    /** The number of this game's last round. */
    public int totalRounds() {
        return base + settings.rounds();
    }

    public boolean isLastRound() {
        return round >= totalRounds();
    }

    @Nullable Question nextQuestion() {
        return upcoming.isEmpty() ? null : upcoming.getFirst();
    }

    RoundConfig nextConfig() {
        return RoundConfig.of(settings, round + 1 - base);
    }

    Party with(Roster newRoster) {
        return new Party(settings, language, game, base, round, upcoming, drawn, newRoster);
    }

    Party withQuestions(List<Question> questions) {
        return new Party(settings, language, game, base, round, questions, drawn, roster);
    }

    Party nextRound() {
        String asked = upcoming.getFirst().id();
        return new Party(
                settings,
                language,
                game,
                base,
                round + 1,
                upcoming.subList(1, upcoming.size()),
                drawn.contains(asked)
                        ? drawn
                        : Stream.concat(drawn.stream(), Stream.of(asked)).toList(),
                roster.admitWaiting());
    }

    Party nextGame() {
        return new Party(settings, language, game + 1, round, round, List.of(), drawn, roster.anew());
    }
}
