package party.weirsoe.http.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.pekko.util.ByteString;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Http10ChunksTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n",
                "POST / HTTP/1.0\r\nHost: x\r\nTRANSFER-encoding:chunked\r\n\r\n",
                "POST / HTTP/1.0\nTransfer-Encoding: chunked\n\n",
                "GET / HTTP/1.1\r\nHost: x\r\n\r\nPOST  HTTP/1.0 HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n"
            })
    void theHeaderIsMadeUnreadableWhereverTheBytesAreParted(String request) {
        int colon = request.toLowerCase(Locale.ROOT).indexOf("encoding:") + "encoding".length();
        String unreadable = request.substring(0, colon) + '\u0001' + request.substring(colon + 1);

        assertThat(partedEverywhere(request)).containsOnly(unreadable);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n",
                "GET /?HTTP/1.0 HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n",
                "GET / HTTP/1.0 \r\nTransfer-Encoding: chunked\r\n\r\n",
                "GET / HTTP/1.0\r\nX-Transfer-Encoding: chunked\r\n\r\n",
                "GET / HTTP/1.0\r\nX: Transfer-Encoding: chunked\r\n\r\n",
                "GET / HTTP/1.0\r\nTransfer-Encodin: chunked\r\n\r\n",
                "GET / HTTP/1.0\r\nHost: x\r\n\r\nTransfer-Encoding: chunked\r\n\r\n",
                "GET / HTTP/1.0\r\n\r\nPOST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"
            })
    void everythingElsePassesAsItCame(String request) {
        assertThat(partedEverywhere(request)).containsOnly(request);
    }

    private static List<String> partedEverywhere(String request) {
        List<String> passed = new ArrayList<>();
        for (int at = 0; at <= request.length(); at++) {
            Http10Chunks connection = new Http10Chunks();
            passed.add(pass(connection, request.substring(0, at)) + pass(connection, request.substring(at)));
        }
        return passed;
    }

    private static String pass(Http10Chunks connection, String bytes) {
        return connection
                .pass(ByteString.fromString(bytes, StandardCharsets.ISO_8859_1))
                .decodeString(StandardCharsets.ISO_8859_1);
    }
}
