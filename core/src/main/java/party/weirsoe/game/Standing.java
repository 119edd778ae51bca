package party.weirsoe.game;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A row of a leaderboard.
 *
 * @param rank competition rank: 1, 1, 3
 * @param delta points of the round just played
 */
public record Standing(int rank, PlayerId player, Nickname nickname, int score, int delta) {
    /** Ordered by rank, then by joining; who left is included. */
    static List<Standing> leaderboard(Roster roster, List<Award> awards) {
        List<Player> ordered = new ArrayList<>(roster.players());
        ordered.sort(Comparator.comparingInt(Player::score).reversed().thenComparing(Player::id));
        List<Standing> rows = new ArrayList<>(ordered.size());
        for (Player player : ordered) {
            Standing above = rows.isEmpty() ? null : rows.getLast();
            int rank = above != null && above.score() == player.score() ? above.rank() : rows.size() + 1;
            rows.add(
                    new Standing(rank, player.id(), player.nickname(), player.score(), Award.sum(awards, player.id())));
        }
        return List.copyOf(rows);
    }
}
