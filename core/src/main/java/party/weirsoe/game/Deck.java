package party.weirsoe.game;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The questions that a session may draw: those of its pack, only the family-friendly ones where the host said so. */
public record Deck(String language, List<Question> questions) {
    public Deck {
        questions = List.copyOf(questions);
    }

    /**
     * The questions of one game, in playing order. None that the session has asked before while others are left; one marked
     * {@code final} is preferred for the last round and kept for it.
     *
     * @param drawn ids of the questions that the session has asked
     */
    List<Question> draw(int rounds, Collection<String> drawn, RoundSeed seed) {
        List<Question> fresh = new ArrayList<>();
        List<Question> freshFinales = new ArrayList<>();
        List<Question> used = new ArrayList<>();
        List<Question> usedFinales = new ArrayList<>();
        Set<String> seen = Set.copyOf(drawn);
        for (Question question : Shuffle.of(seed, "draw").shuffled(questions)) {
            boolean again = seen.contains(question.id());
            List<Question> pile = question.finale() ? (again ? usedFinales : freshFinales) : again ? used : fresh;
            pile.add(question);
        }
        Question kept = freshFinales.isEmpty() ? null : freshFinales.removeFirst();
        List<Question> game = new ArrayList<>(rounds);
        while (game.size() < (kept == null ? rounds : rounds - 1)) {
            if (Stream.of(fresh, freshFinales, used, usedFinales).allMatch(List::isEmpty)) {
                // Fewer questions than rounds: only where a pack shrank while its session was in the lobby.
                used.addAll(Shuffle.of(seed, "again" + game.size()).shuffled(questions));
            }
            boolean lastRound = game.size() == rounds - 1;
            game.add(
                    lastRound
                            ? takeFirst(fresh, usedFinales, used)
                            : takeFirst(fresh, freshFinales, used, usedFinales));
        }
        if (kept != null) {
            game.add(kept);
        }
        return List.copyOf(game);
    }

    @SafeVarargs
    private static Question takeFirst(List<Question>... preferred) {
        for (List<Question> pile : preferred) {
            if (!pile.isEmpty()) {
                return pile.removeFirst();
            }
        }
        throw new IllegalStateException("a deck without questions is never drawn from");
    }
}
