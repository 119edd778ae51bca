package party.weirsoe.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import party.weirsoe.game.SessionCode;

class SnapshotPaceTest {
    private static final int SESSIONS = 3_200;
    private static final int PACES = SessionLimits.SNAPSHOT_EVERY_ROWS_MAX - SessionLimits.SNAPSHOT_EVERY_ROWS_MIN + 1;

    @Test
    void ofSessionsThatBeganTogetherFewWriteTheirSnapshotWithTheSameRow() {
        Random chance = new Random(1);
        Map<Integer, Long> sessionsOfPace = chance.ints(SESSIONS, 0, Integer.MAX_VALUE)
                .mapToObj(SnapshotPaceTest::code)
                .collect(Collectors.groupingBy(SnapshotPace::rows, Collectors.counting()));

        assertThat(sessionsOfPace.keySet())
                .hasSize(PACES)
                .allMatch(rows ->
                        rows >= SessionLimits.SNAPSHOT_EVERY_ROWS_MIN && rows <= SessionLimits.SNAPSHOT_EVERY_ROWS_MAX);
        assertThat(sessionsOfPace.values()).allMatch(sessions -> sessions < 2 * SESSIONS / PACES);
    }

    private static SessionCode code(int number) {
        StringBuilder code = new StringBuilder();
        for (int left = number; code.length() < SessionCode.LENGTH; left /= SessionCode.SYMBOLS.length()) {
            code.append(SessionCode.SYMBOLS.charAt(left % SessionCode.SYMBOLS.length()));
        }
        return new SessionCode(code.toString());
    }
}
