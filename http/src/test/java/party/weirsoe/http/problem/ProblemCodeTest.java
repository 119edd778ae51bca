package party.weirsoe.http.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import party.weirsoe.game.Phase;
import party.weirsoe.game.Refusal;
import party.weirsoe.http.body.Fault;
import party.weirsoe.session.Reply;

class ProblemCodeTest {
    @ParameterizedTest
    @EnumSource(Refusal.class)
    void everyRefusalHasItsRow(Refusal refusal) {
        assertThat(ProblemCode.of(refusal).code()).isEqualTo(refusal.code());
    }

    @ParameterizedTest
    @EnumSource(ProblemCode.class)
    void everyRowCanBeTold(ProblemCode code) {
        String json = new String(Problem.of(code).json(), StandardCharsets.UTF_8);

        assertThat(json)
                .startsWith("{\"type\":\"/problems/" + code.code() + "\",\"title\":\"" + code.title() + "\",\"status\":"
                        + code.status() + ",\"code\":\"" + code.code() + "\",\"detail\":\"")
                .contains("\"retry\":\"" + code.retry().word() + "\",\"params\":{}");
        assertThat(code.status()).isBetween(400, 503);
        assertThat(json.contains("\"errors\":[]")).isEqualTo(code == ProblemCode.REQUEST_INVALID);
    }

    @Test
    void phaseAndRoundAreToldWithWhatIsAboutThemOnly() {
        assertThat(json(Problem.refused(new Reply.Refused(Refusal.OWN_LIE, Phase.GUESS, 2))))
                .contains("\"params\":{\"phase\":\"guess\",\"round\":2}")
                .contains("Nobody may pick");
        assertThat(json(Problem.refused(new Reply.Refused(Refusal.PLAYER_KICKED, Phase.GUESS, 2))))
                .contains("\"params\":{}");
        assertThat(json(Problem.refused(new Reply.Refused(Refusal.ROUND_MISMATCH, Phase.LOBBY, 0))))
                .contains("\"detail\":\"The session is in phase lobby.\"");
    }

    @Test
    void whatIsNotAvailableSpeaksOfThisRequestOnly() {
        assertThat(ProblemCode.UNAVAILABLE.detail()).startsWith("This request was not applied");
    }

    @Test
    void faultsAreToldInTheirOrder() {
        assertThat(json(Problem.invalid(
                        List.of(Fault.body(Fault.Code.TRAILING_TEXT), new Fault("/\"", Fault.Code.UNKNOWN_MEMBER)))))
                .endsWith("\"params\":{},\"errors\":[{\"pointer\":\"\",\"code\":\"trailing_text\"},"
                        + "{\"pointer\":\"/\\\"\",\"code\":\"unknown_member\"}]}");
    }

    private static String json(Problem problem) {
        return new String(problem.json(), StandardCharsets.UTF_8);
    }
}
