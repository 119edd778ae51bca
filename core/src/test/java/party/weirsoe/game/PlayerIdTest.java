package party.weirsoe.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlayerIdTest {
    @Test
    void everyIdIsReadAsItIsWrittenAndIsThereOnce() {
        for (int number = 1; number <= GameLimits.JOINS_MAX; number++) {
            PlayerId id = new PlayerId(number);
            assertThat(PlayerId.parse("p" + number)).isEqualTo(id).isSameAs(PlayerId.of(number));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "p", "1", "p0", "p01", "p65", "p99", "p100", "p1x", "px", "P1", " p1", "p1 ", "p-1", "p+1", "p١"
            })
    void nothingElseIsAnId(String text) {
        assertThat(PlayerId.parse(text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, GameLimits.JOINS_MAX + 1})
    void aNumberOutOfBoundsIsRefused(int number) {
        assertThatThrownBy(() -> PlayerId.of(number)).isInstanceOf(IllegalArgumentException.class);
    }
}
