package party.weirsoe.http.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import party.weirsoe.game.Phase;
import party.weirsoe.view.Hint;

class SocketMessagesTest {
    @ParameterizedTest
    @CsvSource({
        "LIE_STARTED, phase.lie_started",
        "GUESS_STARTED, phase.guess_started",
        "REVEAL_STARTED, phase.reveal_started",
        "SCOREBOARD, phase.scoreboard",
        "GAME_OVER, phase.game_over",
        "CHANGED, session.changed"
    })
    void aHintHasExactlyTheMembersOfTheProtocolInItsOrder(Hint.Type type, String word) {
        assertThat(SocketMessages.hint(Hints.of(type, FakeSessions.EPOCH, 42)))
                .isEqualTo("{\"v\":1,\"type\":\"" + word + "\",\"session\":\"BCDFGH\",\"epoch\":\"9f2c61d0a4b37e15\","
                        + "\"version\":42,\"phase\":\"lie\",\"game\":1,\"round\":2,\"total_rounds\":7,"
                        + "\"deadline_at\":\"2026-11-21T22:31:05.000Z\"}");
    }

    @Test
    void anUntimedPhaseHasANullDeadline() {
        Hint hint =
                new Hint(Hint.Type.GAME_OVER, FakeSessions.CODE, FakeSessions.EPOCH, 97, Phase.FINISHED, 1, 7, 7, null);
        assertThat(SocketMessages.hint(hint))
                .endsWith(
                        "\"phase\":\"finished\",\"game\":1,\"round\":7," + "\"total_rounds\":7,\"deadline_at\":null}");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T22:31:05Z, 2026-11-21T22:31:05.000Z",
        "2026-11-21T22:31:05.7Z, 2026-11-21T22:31:05.700Z",
        "2026-11-21T22:31:05.123456789Z, 2026-11-21T22:31:05.123Z"
    })
    void timesHaveThreeDigitsOfMilliseconds(Instant now, String text) {
        assertThat(SocketMessages.hello(FakeSessions.EPOCH, 42, Duration.ofSeconds(20), now))
                .isEqualTo("{\"v\":1,\"type\":\"hello\",\"epoch\":\"9f2c61d0a4b37e15\",\"version\":42,"
                        + "\"ping_ms\":20000,\"server_time\":\"" + text + "\"}");
    }

    @Test
    void aPingHasTheVersion() {
        assertThat(SocketMessages.ping(FakeSessions.EPOCH, 43))
                .isEqualTo("{\"v\":1,\"type\":\"ping\",\"epoch\":\"9f2c61d0a4b37e15\",\"version\":43}");
    }

    @ParameterizedTest
    @CsvSource({
        "KICKED, kicked, false",
        "SESSION_CLOSED, session_closed, false",
        "UNAUTHORIZED, unauthorized, false",
        "PROTOCOL_ERROR, protocol_error, false",
        "RESTARTING, restarting, true",
        "OVERLOADED, overloaded, true",
        "SLOW, slow, true",
        "NO_PONG, no_pong, true"
    })
    void aByeSaysWhyAndWhetherToComeBack(ByeCode code, String word, boolean reconnect) {
        assertThat(SocketMessages.bye(code, 7))
                .isEqualTo("{\"v\":1,\"type\":\"bye\",\"code\":\"" + word + "\",\"reconnect\":" + reconnect
                        + ",\"after_ms\":7}");
    }
}
