package party.weirsoe.http.simulate;

import java.util.HashMap;
import java.util.Map;
import java.util.Map.Entry;
import party.weirsoe.game.GameLimits;
import party.weirsoe.game.LieChoice;
import party.weirsoe.game.PlayerId;

/** Counts the points of each round as the players at the table would: from their own lies and guesses, and from the screen. */
final class RevealJudge {
    private RevealJudge() {}

    static void judge(PartyHistory history, Verdicts verdicts) {
        Map<String, Deed> deeds = new HashMap<>();
        for (Operation operation : history.operations()) {
            Answer outcome = operation.outcome();
            if (outcome != null && outcome.isDone()) {
                deeds.put(operation.deed().name(), operation.deed());
            }
        }
        Map<PlayerId, Integer> scores = new HashMap<>();
        int game = 1;
        for (View view : history.reveals()) {
            if (view.stamp().game() != game) {
                game = view.stamp().game();
                scores.clear();
            }
            count(view, deeds, scores);
            guessesAreShown(view, deeds, verdicts);
            for (Entry<PlayerId, Integer> shown : view.scores().entrySet()) {
                int counted = scores.getOrDefault(shown.getKey(), 0);
                if (counted != shown.getValue()) {
                    verdicts.tell(
                            Violation.Rule.POINTS_ADD_UP,
                            shown.getKey() + " is shown with " + shown.getValue() + " points after round "
                                    + view.round() + ", and has earned " + counted);
                }
            }
        }
    }

    private static void count(View view, Map<String, Deed> deeds, Map<PlayerId, Integer> scores) {
        for (View.Option option : view.options()) {
            for (PlayerId guesser : option.guessedBy()) {
                if (option.truth()) {
                    scores.merge(guesser, GameLimits.TRUTH_POINTS * view.multiplier(), Integer::sum);
                }
                for (PlayerId author : option.authors()) {
                    boolean house = deeds.get(new Deed.Lie(author, view.round(), new LieChoice.House()).name())
                                    instanceof Deed.Lie lie
                            && lie.choice() instanceof LieChoice.House;
                    int each = house ? GameLimits.HOUSE_POINTS : GameLimits.FOOL_POINTS;
                    scores.merge(author, each * view.multiplier(), Integer::sum);
                }
            }
        }
    }

    private static void guessesAreShown(View view, Map<String, Deed> deeds, Verdicts verdicts) {
        for (PlayerId player : view.scores().keySet()) {
            Deed given = deeds.get("guess " + view.round() + " of " + player);
            for (View.Option option : view.options()) {
                boolean shown = option.guessedBy().contains(player);
                boolean meant =
                        given instanceof Deed.Guess guess && guess.option().equals(option.id());
                if (shown != meant) {
                    verdicts.tell(
                            meant ? Violation.Rule.NOTHING_IS_LOST : Violation.Rule.NOTHING_IS_MADE_UP,
                            "the guess of " + player + " in round " + view.round() + " is shown as another");
                }
            }
        }
    }
}
