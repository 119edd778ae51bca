package party.weirsoe.http.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import party.weirsoe.http.limit.HttpLimits;

class BodyReaderTest {
    private static final BodySpec SPEC = BodySpec.of(
            new Member.Text("t", false, 5),
            new Member.Flag("f", false),
            new Member.Whole("w", false, 5, 600, false),
            new Member.Whole("n", false, 5, 600, true),
            new Member.Count("c", false));
    private static final BodySpec NEEDS = BodySpec.of(new Member.Text("t", true, 5), new Member.Count("c", true));

    private static String faults(BodySpec spec, byte[] body) {
        StringBuilder out = new StringBuilder();
        if (BodyReader.read(ByteBuffer.wrap(body), spec) instanceof Reading.Faulty faulty) {
            faulty.faults().forEach(fault -> out.append(fault.pointer())
                    .append(' ')
                    .append(fault.code().word())
                    .append(';'));
        }
        return out.toString();
    }

    private static String faults(String body) {
        return faults(SPEC, body.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonBody body(String body) {
        Reading reading = BodyReader.read(ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)), SPEC);
        assertThat(reading).as(body).isInstanceOf(Reading.Read.class);
        return ((Reading.Read) reading).body();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"x\":1}                | /x unknown_member;",
                "{\"T\":\"\"}             | /T unknown_member;",
                "{\"a/b~c\":{\"d\":[1]}}  | /a~1b~0c unknown_member;",
                "{\"f\":true,\"f\":true}  | /f duplicate_member;",
                "{\"\\u0066\":true,\"f\":true} | /f duplicate_member;",
                "{\"t\":1}                | /t wrong_type;",
                "{\"t\":{\"t\":\"a\"}}    | /t wrong_type;",
                "{\"t\":[\"a\"]}          | /t wrong_type;",
                "{\"t\":true}             | /t wrong_type;",
                "{\"f\":\"true\"}         | /f wrong_type;",
                "{\"f\":1}                | /f wrong_type;",
                "{\"w\":\"7\"}            | /w wrong_type;",
                "{\"w\":true}             | /w wrong_type;",
                "{\"c\":[]}               | /c wrong_type;",
                "{\"t\":null}             | /t null_not_allowed;",
                "{\"f\":null}             | /f null_not_allowed;",
                "{\"w\":null}             | /w null_not_allowed;",
                "{\"c\":null}             | /c null_not_allowed;",
                "{\"w\":7.0}              | /w not_an_integer;",
                "{\"w\":1e1}              | /w not_an_integer;",
                "{\"c\":0.5}              | /c not_an_integer;",
                "{\"w\":4}                | /w out_of_range;",
                "{\"w\":601}              | /w out_of_range;",
                "{\"w\":-7}               | /w out_of_range;",
                "{\"n\":99999999999999999999999} | /n out_of_range;",
                "{\"c\":-1}               | /c out_of_range;",
                "{\"c\":-99999999999999999999} | /c out_of_range;",
                "{\"t\":\"123456\"}       | /t too_long;",
                "{\"t\":\"\\ud800\"}      | /t malformed_json;",
                "{\"\\udc00\":1}          | /\uFFFD unknown_member;",
                "{\"x\":1,\"w\":7.0,\"t\":null} | /x unknown_member;/w not_an_integer;/t null_not_allowed;",
                "{} {}                    |  trailing_text;",
                "{}x                      |  trailing_text;",
                "{},                      |  trailing_text;",
                "[]                       |  not_an_object;",
                "\"t\"                    |  not_an_object;",
                "7                        |  not_an_object;",
                "null                     |  not_an_object;",
                "{                        |  malformed_json;",
                "{\"t\":}                 |  malformed_json;",
                "{\"t\":\"a\",}           |  malformed_json;",
                "{t:\"a\"}                |  malformed_json;",
                "{'t':'a'}                |  malformed_json;",
                "{\"w\":07}               |  malformed_json;",
                "{\"w\":+7}               |  malformed_json;",
                "{\"w\":0x10}             |  malformed_json;",
                "{\"w\":NaN}              |  malformed_json;",
                "{\"t\":\"\\x\"}          |  malformed_json;",
                "{\"t\":\"a\tb\"}         |  malformed_json;",
                "// c                     |  malformed_json;",
                "{}/* c */                |  trailing_text;"
            })
    void eachFaultIsToldWithItsPlace(String json, String faults) {
        assertThat(faults(json)).isEqualTo(faults.startsWith("/") ? faults : " " + faults);
    }

    @Test
    void missingMembersAreToldTogether() {
        assertThat(faults(NEEDS, "{}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("/t missing_member;/c missing_member;");
    }

    @Test
    void nothingAndSpacesAreNoJson() {
        assertThat(faults("")).isEqualTo(" malformed_json;");
        assertThat(faults("  \n")).isEqualTo(" malformed_json;");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uFEFF{}", "\u00A0{}"})
    void aByteOrderMarkIsNoJson(String json) {
        assertThat(faults(json)).isEqualTo(" malformed_json;");
    }

    @Test
    void bytesThatAreNoUtf8AreNoJson() {
        assertThat(faults(SPEC, "{\"t\":\"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo(" malformed_json;");
        assertThat(faults(SPEC, "{}".getBytes(StandardCharsets.UTF_16))).isEqualTo(" malformed_json;");
        // A surrogate, encoded by itself.
        byte[] surrogate = {'{', '"', 't', '"', ':', '"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"', '}'};
        assertThat(faults(SPEC, surrogate)).isEqualTo(" malformed_json;");
    }

    @Test
    void depthAndNumberOfFaultsAreBounded() {
        assertThat(faults("{\"x\":" + "[".repeat(8_000))).contains("malformed_json");
        StringBuilder many = new StringBuilder("{\"x\":1");
        for (int i = 0; i < 500; i++) {
            many.append(",\"x").append(i).append("\":1");
        }
        assertThat(faults(many + "}").split(";", 0)).hasSize(HttpLimits.FAULTS_MAX);
        assertThat(faults("{\"" + "x".repeat(5_000) + "\":1}")).hasSizeLessThan(100);
    }

    @Test
    void whatIsRightIsRead() {
        JsonBody body =
                body(" { \"t\" : \"\\u0061\\uD83D\\uDE00\" , \"f\":true,\"w\":600,\"n\":null,\"c\":12345678901 } ");

        assertThat(body.text("t")).isEqualTo("a\uD83D\uDE00");
        assertThat(body.flag("f")).isTrue();
        assertThat(body.whole("w")).isEqualTo(600);
        assertThat(body.has("n")).isTrue();
        assertThat(body.whole("n")).isNull();
        assertThat(body.whole("c")).isEqualTo(Integer.MAX_VALUE);
        assertThat(body.whole("absent", 9)).isEqualTo(9);
    }

    @Test
    void theFingerprintIsOfTheMembersAsSent() {
        String both = body("{\"t\":\"a\",\"w\":7}").fingerprint();

        assertThat(both).hasSize(32);
        assertThat(body("{ \"w\":7, \"\\u0074\":\"\\u0061\" }").fingerprint()).isEqualTo(both);
        assertThat(body("{\"t\":\"a\"}").fingerprint()).isNotEqualTo(both);
        assertThat(body("{\"t\":\"a \",\"w\":7}").fingerprint()).isNotEqualTo(both);
        assertThat(body("{\"n\":null}").fingerprint()).isNotEqualTo(body("{}").fingerprint());
        assertThat(body("{}").fingerprint()).isEqualTo(JsonBody.EMPTY.fingerprint());
    }
}
