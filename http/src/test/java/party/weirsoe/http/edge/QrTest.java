package party.weirsoe.http.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import party.weirsoe.http.edge.RawClient.RawResponse;

/** A text goes in by its body, and a drawing comes out. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QrTest {
    private final EdgeServer server = new EdgeServer(true);

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void aTextBecomesAPathThatNobodyKeeps() {
        RawResponse response = draw("{\"text\":\"http://192.168.1.7:8080/play?code=BCDFGH\"}");

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body())
                .startsWith("{\"size\":29,\"path\":\"M0 0h7v1h-7z")
                .endsWith("z\"}");
        assertThat(response.header("Content-Type")).isEqualTo("application/json");
        assertThat(response.header("Cache-Control")).isEqualTo("no-store");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|/text|missing_member",
                "{\"text\":\"\"}|/text|out_of_range",
                "{\"text\":null}|/text|null_not_allowed",
                "{\"text\":7}|/text|wrong_type",
                "{\"text\":\"a\",\"level\":\"H\"}|/level|unknown_member"
            })
    void anotherBodyIsRefusedAsEverywhere(String body, String pointer, String code) {
        RawResponse response = draw(body);

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.body())
                .contains("\"code\":\"request_invalid\"")
                .contains("\"errors\":[{\"pointer\":\"%s\",\"code\":\"%s\"}]".formatted(pointer, code));
    }

    @Test
    void textsEndAtTheirBound() {
        assertThat(draw("{\"text\":\"" + "x".repeat(512) + "\"}").status()).isEqualTo(200);
        assertThat(draw("{\"text\":\"" + "\u6f22".repeat(512) + "\"}").status()).isEqualTo(200);
        assertThat(draw("{\"text\":\"" + "x".repeat(513) + "\"}").body()).contains("\"code\":\"too_long\"");
    }

    @Test
    void aGetIsNotAllowedSinceTokensBelongIntoNoAddress() {
        RawResponse response = server.client.send("GET", "/qr?text=secret", null);

        assertThat(response.status()).isEqualTo(405);
        assertThat(response.header("Allow")).isEqualTo("POST");
    }

    @Test
    void itIsCountedAsARequestAndNotAsACommandOfTheGame() {
        draw("{\"text\":\"a\"}");

        assertThat(server.metrics.scrape())
                .contains("wpp_requests_total{status=\"200\",what=\"qr\"}")
                .doesNotContain("command=\"qr\"");
    }

    private RawResponse draw(String body) {
        return server.client.json("POST", "/qr", body);
    }
}
