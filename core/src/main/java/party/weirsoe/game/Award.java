package party.weirsoe.game;

import java.util.List;

/** Points that one player earned by one option: a guesser of the truth, or an author whose lie was believed. */
public record Award(OptionId option, PlayerId player, int points) {
    /** A player's points of a round. */
    public static int sum(List<Award> awards, PlayerId player) {
        return awards.stream()
                .filter(a -> a.player().equals(player))
                .mapToInt(Award::points)
                .sum();
    }
}
