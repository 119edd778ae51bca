package party.weirsoe.http.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import party.weirsoe.http.edge.RawClient.RawResponse;
import party.weirsoe.http.limit.HttpLimits;

/** What the HTTP library refuses by itself is a problem like any other, with the same headers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LibraryErrorsTest {
    private static final String HOST = "Host: localhost\r\nConnection: close\r\n";

    private final EdgeServer server = new EdgeServer(false);

    @AfterAll
    void stop() {
        server.close();
    }

    static Stream<Arguments> malformed() {
        String get = "GET /lobby/packs HTTP/1.1\r\n";
        String open = "POST /lobby/sessions HTTP/1.1\r\n" + HOST + "Content-Type: application/json\r\n";
        String old = open.replace("1.1", "1.0");
        return Stream.of(
                problem(400, "request_invalid", "GET /lobby/packs HTTP/9.9\r\n" + HOST + "\r\n"),
                problem(400, "request_invalid", get + "\r\n"),
                problem(400, "request_invalid", get + HOST + HOST + "\r\n"),
                problem(400, "request_invalid", get + HOST + "bad header\r\n\r\n"),
                problem(400, "request_invalid", get + HOST + "a\u0001b: c\r\n\r\n"),
                problem(400, "request_invalid", "GET /%zz HTTP/1.1\r\n" + HOST + "\r\n"),
                problem(400, "request_invalid", "GET /lobby\\packs HTTP/1.1\r\n" + HOST + "\r\n"),
                problem(400, "request_invalid", "CONNECT localhost:80 HTTP/1.1\r\n" + HOST + "\r\n"),
                problem(400, "request_invalid", "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\r\n\r\n"),
                problem(400, "request_invalid", open + "Content-Length: x\r\n\r\n{}"),
                problem(400, "request_invalid", open + "Content-Length: -1\r\n\r\n{}"),
                problem(400, "request_invalid", open + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}"),
                problem(400, "request_invalid", open + "Content-Length: 99999999999999999999\r\n\r\n{}"),
                problem(
                        400,
                        "request_invalid",
                        open + "Transfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n0\r\n\r\n"),
                problem(400, "request_invalid", open + "Transfer-Encoding: nonsense\r\n\r\n"),
                problem(400, "request_invalid", open + "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n"),
                problem(400, "request_invalid", old + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n"),
                problem(400, "request_invalid", old + "transfer-ENCODING:chunked\r\n\r\n"),
                problem(400, "request_invalid", old.replace("\r", "") + "Transfer-Encoding: chunked\n\n0\n\n"),
                problem(
                        400,
                        "request_invalid",
                        old.replace(" HTTP", "\tHTTP") + "Expect: 100-continue\r\nTransfer-Encoding: chunked\r\n\r\n"),
                problem(405, "method_not_allowed", "BREW /lobby/packs HTTP/1.1\r\n" + HOST + "\r\n"),
                problem(413, "body_too_large", open + "Content-Length: 16385\r\n\r\n" + "x".repeat(16385)),
                problem(413, "body_too_large", open + "Content-Length: 9999999\r\n\r\n"),
                problem(
                        413,
                        "body_too_large",
                        open + "Transfer-Encoding: chunked\r\n\r\n4001\r\n" + "x".repeat(16385) + "\r\n0\r\n\r\n"),
                problem(
                        413,
                        "body_too_large",
                        open + "Transfer-Encoding: chunked\r\n\r\n"
                                + ("4000\r\n" + "x".repeat(16384) + "\r\n").repeat(6)),
                problem(
                        414,
                        "uri_too_long",
                        "GET /" + "x".repeat(HttpLimits.TARGET_BYTES_MAX) + " HTTP/1.1\r\n" + HOST + "\r\n"),
                problem(431, "headers_too_large", get + HOST + "x: " + "x".repeat(17_000) + "\r\n\r\n"),
                problem(431, "headers_too_large", get + HOST + ("x: " + "x".repeat(900) + "\r\n").repeat(19) + "\r\n"),
                problem(431, "headers_too_large", get + HOST + "x: y\r\n".repeat(200) + "\r\n"),
                problem(431, "headers_too_large", get + HOST + "x".repeat(300) + ": y\r\n\r\n"));
    }

    private static Arguments problem(int status, String code, String request) {
        return Arguments.of(status, code, request);
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void whatTheLibraryRefusesIsAProblem(int status, String code, String request) {
        RawResponse response = server.client.send(request.getBytes(StandardCharsets.ISO_8859_1));

        assertThat(response.status()).as(response.body()).isEqualTo(status);
        assertThat(response.body()).contains("\"code\":\"" + code + "\"");
        assertThat(response.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(response.header("Content-Security-Policy")).contains("frame-ancestors 'none'");
        assertThat(response.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(response.header("Server")).isNull();
        assertThat(server.client.send("GET", "/health/live", null).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 100\r\n\r\n{", "Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n"})
    void aRefusalDoesNotWaitForTheRestOfABody(String body) {
        String request = "POST " + EdgeServer.SESSION + "/finish HTTP/1.1\r\nHost: localhost\r\n"
                + "Content-Type: application/json\r\n" + body;
        Instant start = Instant.now();

        RawResponse response = server.client.send(request.getBytes(StandardCharsets.ISO_8859_1));

        assertThat(response.status()).isEqualTo(401);
        assertThat(response.header("Connection")).isEqualTo("close");
        assertThat(Duration.between(start, Instant.now())).isLessThan(HttpLimits.REFUSED_WAIT_MAX.plusSeconds(3));
    }

    @Test
    void whoAsksBeforeSendingABodyIsRefusedWithoutIt() {
        String request = "POST " + EdgeServer.SESSION + "/finish HTTP/1.1\r\n" + HOST
                + "Content-Type: application/json\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n";

        assertThat(status(request)).isEqualTo(401);
    }

    @Test
    void whatIsJustWithinItsBoundIsServed() {
        String open = "POST /lobby/sessions HTTP/1.1\r\n" + HOST + "Content-Type: application/json\r\n";
        String spaces = " ".repeat(HttpLimits.BODY_BYTES_MAX - 2);
        assertThat(status(open + "Content-Length: 16384\r\n\r\n{}" + spaces)).isEqualTo(201);
        assertThat(status(open + "Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n1\r\n}\r\n0\r\n\r\n"))
                .isEqualTo(201);
        String target = "/lobby/packs?" + "x".repeat(HttpLimits.TARGET_BYTES_MAX - "/lobby/packs?".length());
        assertThat(status("GET " + target + " HTTP/1.1\r\n" + HOST + "\r\n")).isEqualTo(200);
        assertThat(status("GET /lobby/packs HTTP/1.1\r\n" + HOST + ("x: " + "x".repeat(900) + "\r\n").repeat(17)
                        + "\r\n"))
                .isEqualTo(200);
    }

    @Test
    void ofHttp10OnlyChunksAreRefused() {
        String old = "POST /lobby/sessions HTTP/1.0\r\n" + HOST + "Content-Type: application/json\r\n";
        assertThat(status("GET /lobby/packs HTTP/1.0\r\n" + HOST + "\r\n")).isEqualTo(200);
        assertThat(status(old + "Content-Length: 2\r\n\r\n{}")).isEqualTo(201);
        assertThat(status(old + "Content-Length: 16384\r\n\r\n{}" + " ".repeat(16382)))
                .isEqualTo(201);
    }

    private int status(String request) {
        return server.client.send(request.getBytes(StandardCharsets.ISO_8859_1)).status();
    }
}
