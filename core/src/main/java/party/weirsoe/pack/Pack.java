package party.weirsoe.pack;

import java.util.List;
import party.weirsoe.game.Deck;
import party.weirsoe.game.Question;

/** A question pack that has passed the checks. Question ids are prefixed with the pack's: {@code starter-en/q017}. */
public record Pack(
        String id,
        String title,
        String language,
        String licence,
        List<String> authors,
        boolean familyFriendly,
        List<Question> questions) {
    public Pack {
        authors = List.copyOf(authors);
        questions = List.copyOf(questions);
    }

    /** What a session may draw from. */
    public Deck deck(boolean familyFriendlyOnly) {
        return new Deck(
                language,
                questions.stream()
                        .filter(q -> q.familyFriendly() || !familyFriendlyOnly)
                        .toList());
    }
}
