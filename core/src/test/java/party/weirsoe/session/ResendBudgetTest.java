package party.weirsoe.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ResendBudgetTest {
    private final ResendBudget budget = new ResendBudget();

    private long spendAll() {
        return IntStream.range(0, 3 * SessionLimits.RESENDS_SAVED_MAX)
                .filter(resend -> budget.spend())
                .count();
    }

    private void earn(int messages) {
        for (int message = 0; message < messages; message++) {
            budget.earn();
        }
    }

    @Test
    void whatIsSavedIsForTheLossOfANode() {
        assertThat(spendAll()).isEqualTo(SessionLimits.RESENDS_SAVED_MAX);
    }

    @Test
    void aNodeThatStaysSlowIsSentAFifthMore() {
        spendAll();

        earn(1_004);

        assertThat(spendAll()).isEqualTo(200);
    }

    @Test
    void quietHoursSaveNoMoreThanTheBound() {
        earn(100_000);

        assertThat(spendAll()).isEqualTo(SessionLimits.RESENDS_SAVED_MAX);
    }
}
