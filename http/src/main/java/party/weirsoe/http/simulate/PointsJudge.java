package party.weirsoe.http.simulate;

import java.util.HashMap;
import java.util.Map;
import party.weirsoe.game.Award;
import party.weirsoe.game.BallotOption;
import party.weirsoe.game.Game;
import party.weirsoe.game.GameLimits;
import party.weirsoe.game.Guess;
import party.weirsoe.game.Lie;
import party.weirsoe.game.Player;
import party.weirsoe.game.PlayerId;

/** Counts the points of each round once more, guess by guess, as a person would. */
final class PointsJudge {
    private PointsJudge() {}

    static void judge(Model model, Verdicts verdicts) {
        Map<PlayerId, Integer> scores = new HashMap<>();
        for (long version = 1; version <= model.last(); version++) {
            Game game = model.state(version);
            if (game instanceof Game.Lobby) {
                scores.clear();
            }
            if (game instanceof Game.RevealPhase reveal && !(model.state(version - 1) instanceof Game.RevealPhase)) {
                Map<PlayerId, Integer> counted = count(reveal);
                counted.forEach((player, points) -> scores.merge(player, points, Integer::sum));
                int awarded = reveal.awards().stream().mapToInt(Award::points).sum();
                int sum = counted.values().stream().mapToInt(Integer::intValue).sum();
                if (awarded != sum) {
                    verdicts.tell(
                            Violation.Rule.POINTS_ADD_UP,
                            "round " + reveal.round().number() + " gave " + awarded + " points for guesses worth "
                                    + sum);
                }
                for (Player player : reveal.party().roster().players()) {
                    if (player.score() != scores.getOrDefault(player.id(), 0)) {
                        verdicts.tell(
                                Violation.Rule.POINTS_ADD_UP,
                                player.id() + " has " + player.score() + " points at the reveal of round "
                                        + reveal.round().number() + ", and has earned "
                                        + scores.getOrDefault(player.id(), 0));
                    }
                }
            }
        }
    }

    private static Map<PlayerId, Integer> count(Game.RevealPhase reveal) {
        Map<PlayerId, Integer> counted = new HashMap<>();
        int multiplier = reveal.round().config().multiplier();
        for (Guess guess : reveal.guesses()) {
            BallotOption option = reveal.ballot().find(guess.option());
            if (option != null && option.truth()) {
                counted.merge(guess.player(), GameLimits.TRUTH_POINTS * multiplier, Integer::sum);
            } else if (option != null) {
                for (PlayerId author : option.authors()) {
                    Lie lie = reveal.lieOf(author);
                    int each = lie != null && lie.house() ? GameLimits.HOUSE_POINTS : GameLimits.FOOL_POINTS;
                    counted.merge(author, each * multiplier, Integer::sum);
                }
            }
        }
        return counted;
    }
}
