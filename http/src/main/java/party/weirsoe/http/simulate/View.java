package party.weirsoe.http.simulate;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import party.weirsoe.game.OptionId;
import party.weirsoe.game.PlayerId;

/**
 * What a bot looks at in a view.
 *
 * @param pollAfter from one view to the next, while there is no socket
 * @param scores of the players, in their order
 * @param options empty where there are none
 * @param myLie null where there is none, or where this is the host's view
 * @param leak a member that may not be there in this phase; null where there is none
 */
record View(
        Stamp stamp,
        Duration pollAfter,
        Map<PlayerId, Integer> scores,
        int multiplier,
        List<Option> options,
        @Nullable MyLie myLie,
        @Nullable OptionId myGuess,
        @Nullable String leak) {

    /** What is known of an option; before the reveal its id only. */
    record Option(OptionId id, boolean truth, List<PlayerId> authors, List<PlayerId> guessedBy) {
        Option {
            authors = List.copyOf(authors);
            guessedBy = List.copyOf(guessedBy);
        }
    }

    /** @param option null before there are options */
    record MyLie(String text, boolean house, @Nullable OptionId option) {}

    long version() {
        return stamp.version();
    }

    String phase() {
        return stamp.phase();
    }

    int round() {
        return stamp.round();
    }

    boolean isRevealed() {
        return phase().equals("reveal") || phase().equals("scoreboard");
    }
}
