package party.weirsoe.http.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.pekko.http.javadsl.model.HttpEntity;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.Authorization;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import party.weirsoe.game.Phase;
import party.weirsoe.game.Refusal;
import party.weirsoe.http.edge.RawClient.RawResponse;
import party.weirsoe.http.limit.HttpLimits;
import party.weirsoe.session.OpenRequest;
import party.weirsoe.session.Reply;
import party.weirsoe.view.Viewer;

/** Of several things that are wrong with a request, the contract says which one is told. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrderOfChecksTest {
    private static final String SESSION = EdgeServer.SESSION;
    private static final String HUGE = "x".repeat(HttpLimits.BODY_BYTES_MAX + 1);
    private static final String BAD_KEY = "Idempotency-Key: short";

    private final EdgeServer server = new EdgeServer(false);

    @AfterAll
    void stop() {
        server.close();
    }

    @BeforeEach
    void reset() {
        server.sessions.reset();
    }

    private void assertProblem(RawResponse response, int status, String code) {
        assertThat(response.status()).as(response.body()).isEqualTo(status);
        assertThat(response.body()).contains("\"code\":\"" + code + "\"");
        assertThat(response.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(response.header("Cache-Control")).isEqualTo("no-store");
        assertThat(response.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(response.header("Content-Security-Policy")).contains("default-src 'none'");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /nothing",
        "GET,    /lobby/sessions/BCDFGH/",
        "GET,    /health/live/",
        "GET,    //lobby/packs",
        "POST,   /lobby/sessions/",
        "POST,   /lobby/sessions/BCDFGH/rounds/0/reveal",
        "POST,   /lobby/sessions/BCDFGH/rounds/01/reveal",
        "POST,   /lobby/sessions/BCDFGH/rounds/-1/reveal",
        "POST,   /lobby/sessions/BCDFGH/rounds/1.0/reveal",
        "OPTIONS, /nothing",
        "GET,    /lobby/sessions/BCDFGH/rounds/one/reveal"
    })
    void anUnknownPathIsNotFoundWhateverTheToken(String method, String path) {
        assertProblem(server.client.send(method, path, null), 404, "not_found");
        assertProblem(server.client.json(method, path, HUGE, server.host), 404, "not_found");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PUT     | /lobby/sessions              | POST",
                "OPTIONS | /lobby/sessions/BCDFGH       | DELETE, GET, HEAD",
                "POST    | /                            | GET, HEAD",
                "DELETE  | /lobby/packs                 | GET, HEAD",
                "GET     | /lobby/sessions/BCDFGH/rounds/1/lie | PUT",
                "PATCH   | /lobby/sessions/BCDFGH/players/p1   | DELETE",
                "TRACE   | /health/live                 | GET, HEAD"
            })
    void anotherMethodOnAKnownPathIsToldTheMethods(String method, String path, String allow) {
        RawResponse response = server.client.send(method, path, null);

        assertProblem(response, 405, "method_not_allowed");
        assertThat(response.header("Allow")).isEqualTo(allow);
    }

    static Stream<Arguments> wrongTokens() {
        return Stream.of(
                Arguments.of("GET", "", "Authorization: Bearer nonsense"),
                Arguments.of("GET", "", "Authorization: Basic dTpw"),
                Arguments.of("GET", "", "Authorization: Bearer"),
                Arguments.of("GET", "", null),
                Arguments.of("POST", "/finish", null),
                Arguments.of("DELETE", "/players/zz", null),
                Arguments.of("PUT", "/rounds/1/lie", null));
    }

    @ParameterizedTest
    @MethodSource("wrongTokens")
    void noValidTokenIsToldBeforeAnythingOfTheBodyOrTheSession(String method, String path, @Nullable String token) {
        RawResponse response = token == null
                ? server.client.send(method, SESSION + path, HUGE)
                : server.client.send(method, SESSION + path, null, token);

        assertProblem(response, 401, "unauthorized");
        assertThat(response.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(server.sessions.received).isEmpty();
    }

    @Test
    void aTokenIsGoodForItsOwnSessionOnly() {
        assertProblem(server.client.send("GET", "/lobby/sessions/ZZZZZZ", null, server.host), 401, "unauthorized");
        assertProblem(server.client.send("GET", "/lobby/sessions/AEIOUA", null, server.host), 401, "unauthorized");
        assertProblem(server.client.send("GET", SESSION, null, server.host, server.host), 401, "unauthorized");
        assertThat(server.sessions.received).isEmpty();
    }

    @Test
    void theRoleIsToldBeforeAnythingOfTheBody() {
        assertProblem(server.client.send("POST", SESSION + "/finish", HUGE, server.player), 403, "forbidden");
        assertProblem(server.client.send("PUT", SESSION + "/rounds/1/lie", HUGE, server.host), 403, "forbidden");
        assertProblem(server.client.send("DELETE", SESSION, null, server.player), 403, "forbidden");
        assertThat(server.sessions.received).isEmpty();
    }

    @Test
    void aPlayerRemovesOnlyThemselfAndAHostWhoIsThere() {
        assertProblem(server.client.send("DELETE", SESSION + "/players/p4", null, server.player), 403, "forbidden");
        assertProblem(server.client.send("DELETE", SESSION + "/players/zz", null, server.player), 403, "forbidden");
        assertProblem(
                server.client.send("DELETE", SESSION + "/players/p65", null, server.host), 404, "player_not_found");
        assertProblem(server.client.json("DELETE", SESSION + "/players/zz", "[]", server.host), 400, "request_invalid");
        assertThat(server.sessions.received).isEmpty();
    }

    @Test
    void sizeIsToldBeforeTypeAndTypeBeforeContent() {
        String path = SESSION + "/rounds/1/guess";
        assertProblem(server.client.send("PUT", path, HUGE, server.player), 413, "body_too_large");
        assertProblem(server.client.send("PUT", path, "{", server.player), 415, "unsupported_media_type");
        assertProblem(server.client.json("PUT", path, "{", server.player), 400, "request_invalid");
        assertProblem(server.client.send("PUT", path, null, server.player), 400, "request_invalid");
        assertThat(server.sessions.received).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json                     | 200",
                "application/json; charset=utf-8      | 200",
                "application/json;charset=\"UTF-8\"   | 200",
                "Application/JSON                     | 200",
                "application/json; charset=iso-8859-1 | 415",
                "application/problem+json             | 415",
                "text/plain                           | 415",
                "text/json                            | 415",
                "nonsense                             | 415"
            })
    void onlyJsonInUtf8IsTaken(String type, int status) {
        RawResponse response = server.client.send(
                "PUT", SESSION + "/rounds/1/lie", "{\"house\":true}", server.player, "Content-Type: " + type);

        assertThat(response.status()).isEqualTo(status);
        assertThat(server.client
                        .json("PUT", SESSION + "/rounds/1/lie", "{}", server.player, "Content-Encoding: gzip")
                        .status())
                .isEqualTo(415);
    }

    @Test
    void aMalformedCodeIsToldAJoinerBeforeTheNickname() {
        assertProblem(
                server.client.json("POST", "/lobby/sessions/AAAAAA/players", "{\"nickname\":\"\"}"),
                404,
                "session_not_found");
        assertProblem(
                server.client.json("POST", SESSION + "/players", "{\"nickname\":\" \"}"), 400, "nickname_invalid");
        assertProblem(
                server.client.json("POST", SESSION + "/players", "{\"nickname\":\"Ada\"}", BAD_KEY),
                400,
                "idempotency_key_invalid");
        assertThat(server.sessions.received).isEmpty();
    }

    /** A repeated create is answered though its pack is gone since, so it is the session that says whether there is one. */
    @Test
    void aPackThatIsNotHereIsLeftToTheSessions() {
        String body = "{\"pack\":\"none\"}";
        assertThat(server.client.json("POST", "/lobby/sessions", body).status()).isEqualTo(201);
        assertThat(((OpenRequest) server.sessions.last()).settings().pack()).isEqualTo("none");

        server.sessions.answer(new Reply.Refused(Refusal.PACK_NOT_FOUND, null, null));
        assertProblem(server.client.json("POST", "/lobby/sessions", body), 404, "pack_not_found");
        server.sessions.reset();
    }

    @Test
    void openingIsCheckedAgainstThePacks() {
        RawResponse small = server.client.json("POST", "/lobby/sessions", "{\"pack\":\"small\",\"rounds\":3}");
        assertProblem(small, 400, "request_invalid");
        assertThat(small.body()).contains("\"errors\":[{\"pointer\":\"/rounds\",\"code\":\"pack_too_small\"}]");
        assertProblem(
                server.client.json(
                        "POST", "/lobby/sessions", "{\"pack\":\"small\",\"rounds\":2,\"family_friendly\":true}"),
                400,
                "request_invalid");
        assertProblem(
                server.client.send("POST", "/lobby/sessions", null, "Idempotency-Key: 0123456789abcde!"),
                400,
                "idempotency_key_invalid");
        assertThat(server.sessions.received).isEmpty();
    }

    @Test
    void aRefusalOfTheSessionIsAProblemWithPhaseAndRound() {
        server.sessions.answer(new Reply.Refused(Refusal.NEXT_ROUND_INVALID_PHASE, Phase.GUESS, 2));

        RawResponse response = server.client.send("POST", SESSION + "/rounds/next", null, server.host);

        assertProblem(response, 409, "next_round_invalid_phase");
        assertThat(response.body())
                .isEqualTo(
                        "{\"type\":\"/problems/next_round_invalid_phase\",\"title\":\"The next round cannot start now\","
                                + "\"status\":409,\"code\":\"next_round_invalid_phase\",\"detail\":\"Round 2 is in phase guess.\","
                                + "\"retry\":\"after_refetch\",\"params\":{\"phase\":\"guess\",\"round\":2}}");
    }

    @Test
    void aJoinerIsNotToldWhereTheSessionStands() {
        server.sessions.answer(new Reply.Refused(Refusal.SESSION_FINISHED, Phase.FINISHED, 7));
        assertThat(server.client
                        .json("POST", SESSION + "/players", "{\"nickname\":\"Ada\"}")
                        .body())
                .contains("\"params\":{}");
    }

    @Test
    void whatIsNotKnownIsSaidSoAndWhatHasFailedIsNotExplained() {
        server.sessions.answer(new Reply.OutcomeUnknown());
        RawResponse unknown = server.client.send("POST", SESSION + "/finish", null, server.host);
        assertProblem(unknown, 503, "outcome_unknown");
        assertThat(unknown.header("Retry-After")).isEqualTo("1");

        server.sessions.answer(new Reply.Unavailable());
        assertProblem(server.client.send("GET", SESSION, null, server.host), 503, "unavailable");

        server.sessions.next = CompletableFuture.failedStage(new IllegalStateException("a secret"));
        RawResponse failed = server.client.send("GET", SESSION, null, server.host);
        assertProblem(failed, 500, "internal_error");
        assertThat(failed.body()).doesNotContain("secret");
    }

    @Test
    void whatIsNotAnsweredInTimeIsAnsweredThatItsOutcomeIsNotKnown() {
        server.sessions.next = new CompletableFuture<>();

        HttpResponse late = server.edge(Duration.ofMillis(50))
                .apply(HttpRequest.POST(SESSION + "/finish")
                        .addHeader(Authorization.oauth2(server.token(new Viewer.Host()))))
                .toCompletableFuture()
                .join();

        assertThat(late.status().intValue()).isEqualTo(503);
        assertThat(((HttpEntity.Strict) late.entity()).getData().utf8String()).contains("\"outcome_unknown\"");
        assertThat(late.getHeader("Retry-After")).isPresent();
    }
}
