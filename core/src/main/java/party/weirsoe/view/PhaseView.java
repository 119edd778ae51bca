package party.weirsoe.view;

import java.util.List;
import org.jspecify.annotations.Nullable;
import party.weirsoe.game.OptionId;
import party.weirsoe.game.PlayerId;
import party.weirsoe.game.RoundQuestion;
import party.weirsoe.game.Standing;

/**
 * What a role sees of a phase. Secrecy is in the types: before the reveal there is no field that could tell the truth, an
 * author, a house text or a later question.
 */
public sealed interface PhaseView {
    /** The same for host and players. */
    record Lobby() implements PhaseView {}

    record HostLie(OpenQuestion question) implements PhaseView {}

    record PlayerLie(OpenQuestion question, @Nullable MyLie myLie) implements PhaseView {}

    record HostGuess(OpenQuestion question, List<OpenOption> options) implements PhaseView {}

    record PlayerGuess(
            OpenQuestion question,
            List<OpenOption> options,
            @Nullable MyLie myLie,
            @Nullable OptionId myGuess) implements PhaseView {}

    record HostReveal(RevealedQuestion question, List<RevealedOption> options) implements PhaseView {}

    record PlayerReveal(
            RevealedQuestion question,
            List<RevealedOption> options,
            @Nullable MyLie myLie,
            @Nullable OptionId myGuess) implements PhaseView {}

    record HostScoreboard(RevealedQuestion question, List<RevealedOption> options, List<Standing> leaderboard)
            implements PhaseView {}

    record PlayerScoreboard(
            RevealedQuestion question,
            List<RevealedOption> options,
            @Nullable MyLie myLie,
            @Nullable OptionId myGuess,
            List<Standing> leaderboard)
            implements PhaseView {}

    /** The same for host and players. */
    record Finished(List<Standing> leaderboard) implements PhaseView {}

    /** A question while people lie and guess. */
    record OpenQuestion(RoundQuestion question, int multiplier) {}

    /** A question from the reveal on. */
    record RevealedQuestion(RoundQuestion question, int multiplier, String answer, String explanation, String source) {}

    /** An option while people guess. */
    record OpenOption(OptionId id, String text) {}

    /**
     * An option from the reveal on.
     *
     * @param points what each author earned by it; on the truth, each guesser
     */
    record RevealedOption(
            OptionId id,
            String text,
            boolean truth,
            boolean house,
            List<PlayerId> authors,
            List<PlayerId> guessedBy,
            List<Earned> points) {}

    record Earned(PlayerId player, int points) {}

    /** @param option null in the lie phase: there is no ballot yet */
    record MyLie(String text, boolean house, @Nullable OptionId option) {}
}
