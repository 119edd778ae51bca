package party.weirsoe.game;

import java.util.List;

/**
 * An option to guess, with what only the reveal may show.
 *
 * @param text in upper case
 * @param house the text is the house's: a decoy, or a lie that only the house wrote
 * @param authors whose lie it is, in order of submission; none for the truth and for decoys
 */
public record BallotOption(OptionId id, String text, boolean truth, boolean house, List<PlayerId> authors) {
    public BallotOption {
        authors = List.copyOf(authors);
    }
}
