package party.weirsoe.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowFaultTest {
    @ParameterizedTest
    @ValueSource(strings = {"23505", "22001", "22021", "40001", "40P01", "54000"})
    void aRefusedRowHasCertainlyLeftNothing(String state) {
        assertThat(RowFault.isCertain(new BatchUpdateException("no", state, 0, new int[0])))
                .isTrue();
        assertThat(RowFault.isCertain(new IllegalStateException(new SQLException("no", state))))
                .isTrue();
    }

    /** Lost connections, time-outs, a full disk, a server that stops, an unknown completion. */
    @ParameterizedTest
    @ValueSource(strings = {"08006", "08001", "57014", "57P01", "53100", "40003", "25006", "XX000"})
    void anythingElseMayHaveBeenCommittedOrWouldFailAgain(String state) {
        assertThat(RowFault.isCertain(new SQLException("no", state))).isFalse();
    }

    @Test
    void aFailureThatIsNotTheServersIsUncertain() {
        assertThat(RowFault.isCertain(new IOException("broken pipe"))).isFalse();
        assertThat(RowFault.isCertain(new SQLException("no state"))).isFalse();
    }
}
