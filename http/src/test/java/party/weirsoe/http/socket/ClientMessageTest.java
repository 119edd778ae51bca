package party.weirsoe.http.socket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import party.weirsoe.http.limit.HttpLimits;

class ClientMessageTest {
    @Test
    void anAuthAndAPongAreUnderstoodInAnyOrderOfMembers() {
        assertThat(ClientMessage.read("{\"type\":\"auth\",\"token\":\"abc\"}"))
                .isEqualTo(new ClientMessage.Auth("abc"));
        assertThat(ClientMessage.read(" { \"token\":\"abc\", \"type\":\"auth\" } "))
                .isEqualTo(new ClientMessage.Auth("abc"));
        assertThat(ClientMessage.read("{\"type\":\"pong\"}")).isEqualTo(new ClientMessage.Pong());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "pong",
                "null",
                "[]",
                "{}",
                "\"pong\"",
                "{\"type\":\"pong\"",
                "{\"type\":\"pong\"} x",
                "{\"type\":\"pong\"}{\"type\":\"pong\"}",
                "{\"type\":\"pong\",\"type\":\"pong\"}",
                "{\"type\":\"pong\",\"token\":\"abc\"}",
                "{\"type\":\"pong\",\"at\":1}",
                "{\"type\":\"Pong\"}",
                "{\"type\":null}",
                "{\"type\":[\"pong\"]}",
                "{\"type\":\"auth\"}",
                "{\"token\":\"abc\"}",
                "{\"type\":\"auth\",\"token\":7}",
                "{\"type\":\"auth\",\"token\":null}",
                "{\"type\":\"auth\",\"token\":\"abc\",\"code\":\"BCDFGH\"}",
                "{\"type\":\"hello\"}",
                "{'type':'pong'}"
            })
    void anythingElseIsMalformed(String text) {
        assertThat(ClientMessage.read(text)).isEqualTo(new ClientMessage.Malformed());
    }

    @Test
    void whatStrangersSayIsReadWithTheEdgesBounds() {
        String token = "x".repeat(4 * HttpLimits.BODY_BYTES_MAX);
        assertThat(ClientMessage.read("{\"type\":\"auth\",\"token\":\"" + token + "\"}"))
                .isEqualTo(new ClientMessage.Malformed());
    }

    @Test
    void aTokenDoesNotShowInALog() {
        assertThat(new ClientMessage.Auth("secret-token").toString()).doesNotContain("secret-token");
    }
}
