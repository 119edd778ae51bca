package party.weirsoe.http.socket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import party.weirsoe.http.e2e.AsyncApiJudge;

/** What no test of a real socket has the time to wait for is as {@code docs/asyncapi.yaml} says, too. */
class SocketDocumentTest {
    @Test
    void aPingIsAsDocumented() {
        assertThat(AsyncApiJudge.judged(SocketMessages.ping(FakeSessions.EPOCH, 43))
                        .at("/type")
                        .asText())
                .isEqualTo("ping");
    }

    @ParameterizedTest
    @EnumSource
    void everyByeIsAsDocumented(ByeCode code) {
        int wait = code.spread() ? SocketLimits.SPREAD_MS_MIN : 0;
        JsonNode bye = AsyncApiJudge.judged(SocketMessages.bye(code, wait));
        assertThat(bye.at("/code").asText()).isEqualTo(code.word());
    }

    @Test
    void theDocumentListsEveryByeAndNoOther() {
        Set<String> documented = new TreeSet<>();
        AsyncApiJudge.schema("Bye").at("/properties/code/enum").forEach(code -> documented.add(code.asText()));
        Set<String> words = new TreeSet<>();
        for (ByeCode code : ByeCode.values()) {
            words.add(code.word());
        }
        assertThat(documented).isEqualTo(words);
    }
}
