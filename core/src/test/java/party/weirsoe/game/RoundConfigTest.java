package party.weirsoe.game;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RoundConfigTest {
    @Test
    void theLastRoundCountsThreefoldAndTheFirstHalfOfTheOthersOnce() {
        assertThat(multipliers(1)).containsExactly(1);
        assertThat(multipliers(2)).containsExactly(1, 2);
        assertThat(multipliers(3)).containsExactly(1, 2, 3);
        assertThat(multipliers(4)).containsExactly(1, 1, 2, 3);
        assertThat(multipliers(5)).containsExactly(1, 1, 2, 2, 3);
        assertThat(multipliers(7)).containsExactly(1, 1, 1, 2, 2, 2, 3);
        assertThat(multipliers(20)).containsExactly(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3);
    }

    @Test
    void aRoundIsPlayedForThePointsAndTimesOfTheSession() {
        assertThat(RoundConfig.of(Sample.settings(7, 60, null, 8), 7))
                .isEqualTo(new RoundConfig(3, 60, null, 1000, 500, 250));
    }

    @Test
    void aRematchCountsItsRoundsFromTheStartAgain() {
        Play play = Play.at(Phase.LOBBY, 2);
        play.start();
        assertThat(((Game.InRound) play.game()).round().number()).isEqualTo(3);
        assertThat(((Game.InRound) play.game()).round().config().multiplier()).isEqualTo(1);
    }

    private static List<Integer> multipliers(int rounds) {
        return IntStream.rangeClosed(1, rounds)
                .mapToObj(
                        place -> RoundConfig.of(Sample.settings(rounds), place).multiplier())
                .toList();
    }
}
