package party.weirsoe.game;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StandingTest {
    @Test
    void equalScoresShareARankAndTheNextRankCountsThem() {
        assertThat(ranks(500, 1500, 500, 0, 1500))
                .containsExactly("1 p2 1500", "1 p5 1500", "3 p1 500", "3 p3 500", "5 p4 0");
        assertThat(ranks(0, 0, 0)).containsExactly("1 p1 0", "1 p2 0", "1 p3 0");
        assertThat(ranks(1000, 1000, 0)).containsExactly("1 p1 1000", "1 p2 1000", "3 p3 0");
    }

    @Test
    void whoLeftKeepsTheirPlaceAndDeltaIsWhatTheRoundBrought() {
        Roster roster = roster(1000, 500).depart(new PlayerId(1), Departure.LEFT, false);
        List<Award> awards = List.of(
                new Award(new OptionId("aaaa"), new PlayerId(1), 250),
                new Award(new OptionId("bbbb"), new PlayerId(1), 500));
        assertThat(Standing.leaderboard(roster, awards))
                .containsExactly(
                        new Standing(1, new PlayerId(1), new Nickname("N1"), 1000, 750),
                        new Standing(2, new PlayerId(2), new Nickname("N2"), 500, 0));
    }

    private static List<String> ranks(int... scores) {
        return Standing.leaderboard(roster(scores), List.of()).stream()
                .map(s -> s.rank() + " " + s.player() + " " + s.score())
                .toList();
    }

    private static Roster roster(int... scores) {
        Roster roster = Roster.EMPTY;
        for (int score : scores) {
            PlayerId id = roster.nextId();
            roster = roster.join(id, new Nickname("N" + id.number()), Player.Status.ACTIVE)
                    .award(List.of(new Award(new OptionId("zzzz"), id, score)));
        }
        return roster;
    }
}
