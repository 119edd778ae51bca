package party.weirsoe.game;

import java.util.List;

/**
 * A question as a pack has it and as a session keeps it once drawn. Its members and their bounds are checked by the pack
 * reader.
 *
 * @param id the pack's id, a slash, the question's id: {@code starter-en/q017}
 * @param familyFriendly whether {@code family_friendly} sessions may draw it
 * @param finale preferred for the last round of a game, and kept for it
 */
public record Question(
        String id,
        String category,
        String prompt,
        String answer,
        List<String> alternateSpellings,
        List<String> decoys,
        String explanation,
        String source,
        boolean familyFriendly,
        boolean finale) {
    public Question {
        alternateSpellings = List.copyOf(alternateSpellings);
        decoys = List.copyOf(decoys);
    }

    RoundQuestion asked() {
        return new RoundQuestion(id, category, prompt);
    }
}
