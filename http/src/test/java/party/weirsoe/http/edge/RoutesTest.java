package party.weirsoe.http.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.apache.pekko.util.ByteString;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import party.weirsoe.game.LieChoice;
import party.weirsoe.game.Nickname;
import party.weirsoe.game.OptionId;
import party.weirsoe.game.PlayerId;
import party.weirsoe.game.SessionSettings;
import party.weirsoe.http.edge.RawClient.RawResponse;
import party.weirsoe.session.OpenRequest;
import party.weirsoe.session.Reply;
import party.weirsoe.session.SessionRequest;

/** Every route does what the contract's tables say, when nothing is wrong with a request. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoutesTest {
    private static final String SESSION = EdgeServer.SESSION;
    private final EdgeServer server = new EdgeServer(false);

    @AfterAll
    void stop() {
        server.close();
    }

    @BeforeEach
    void reset() {
        server.sessions.reset();
    }

    static Stream<Arguments> commands() {
        int far = Integer.MAX_VALUE;
        return Stream.of(
                host("POST", "/rounds/start", null, new SessionRequest.StartRounds(null)),
                host("POST", "/rounds/start", "{\"from_round\":0}", new SessionRequest.StartRounds(0)),
                host("POST", "/rounds/2/guess/start", null, new SessionRequest.StartGuess(2)),
                host("POST", "/rounds/2/reveal", "{}", new SessionRequest.Reveal(2)),
                host("POST", "/rounds/99999999999/reveal", "{}", new SessionRequest.Reveal(far)),
                host("POST", "/rounds/2/scoreboard", null, new SessionRequest.ShowScoreboard(2)),
                host("POST", "/rounds/next", "{\"from_round\":1}", new SessionRequest.NextRound(1)),
                host(
                        "POST",
                        "/rounds/next",
                        "{\"from_round\":99999999999999999999}",
                        new SessionRequest.NextRound(far)),
                host("POST", "/finish", "{ \"from_round\" : 7 }", new SessionRequest.Finish(7)),
                host("POST", "/rematch", "{\"from_round\":7}", new SessionRequest.Rematch(7)),
                host("DELETE", "", null, new SessionRequest.Delete()),
                host("DELETE", "/players/p3", null, new SessionRequest.RemovePlayer(new PlayerId(3))),
                host("POST", "/players/p3/seat", null, new SessionRequest.RenewSeat(new PlayerId(3), null)),
                host(
                        "POST",
                        "/players/p3/seat",
                        "{\"generation\":0}",
                        new SessionRequest.RenewSeat(new PlayerId(3), 0)),
                host(
                        "POST",
                        "/players/p64/seat",
                        "{\"generation\":99999999999999999999}",
                        new SessionRequest.RenewSeat(new PlayerId(64), far)),
                player("DELETE", "/players/p3", "{}", new SessionRequest.RemovePlayer(new PlayerId(3))),
                player(
                        "PUT",
                        "/rounds/1/lie",
                        "{\"text\":\"  A \\t cat \"}",
                        new SessionRequest.SubmitLie(1, new LieChoice.Typed("A cat"))),
                player(
                        "PUT",
                        "/rounds/1/lie",
                        "{\"house\":true}",
                        new SessionRequest.SubmitLie(1, new LieChoice.House())),
                player(
                        "PUT",
                        "/rounds/1/guess",
                        "{\"option_id\":\"k7f2\"}",
                        new SessionRequest.SubmitGuess(1, new OptionId("k7f2"))));
    }

    private static Arguments host(String method, String path, @Nullable String body, SessionRequest request) {
        return Arguments.of(true, method, path, body, request);
    }

    private static Arguments player(String method, String path, @Nullable String body, SessionRequest request) {
        return Arguments.of(false, method, path, body, request);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aCommandReachesItsSession(
            boolean host, String method, String path, @Nullable String body, SessionRequest request) {
        String token = host ? server.host : server.player;

        RawResponse response = body == null
                ? server.client.send(method, SESSION + path, null, token)
                : server.client.json(method, SESSION + path, body, token);

        assertThat(((FakeSessions.Command) server.sessions.last()).request()).isEqualTo(request);
        assertThat(response.header("Cache-Control")).isEqualTo("no-store");
        assertThat(response.header("Date")).isNotNull();
        assertThat(response.header("Idempotency-Replayed")).isNull();
        if (method.equals("DELETE")) {
            assertThat(response.status()).isEqualTo(204);
            assertThat(response.body()).isEmpty();
        } else {
            assertThat(response.status()).isEqualTo(200);
            assertThat(response.header("Content-Type")).isEqualTo("application/json");
            assertThat(response.body()).isEqualTo("{\"done\":1}");
        }
    }

    @Test
    void openingFillsTheDefaultsIn() {
        RawResponse response = server.client.send("POST", "/lobby/sessions", null);

        assertThat(response.status()).isEqualTo(201);
        assertThat(response.header("Location")).isEqualTo(SESSION);
        assertThat(((OpenRequest) server.sessions.last()).settings())
                .isEqualTo(new SessionSettings("starter-en", 7, 60, 45, 8, false));
    }

    @Test
    void openingTakesEverySettingAndNullForUntimed() {
        String body = "{\"pack\":\"small\",\"rounds\":1,\"lie_seconds\":null,\"guess_seconds\":5,\"max_players\":2,"
                + "\"family_friendly\":true}";
        server.client.json("POST", "/lobby/sessions", body);

        assertThat(((OpenRequest) server.sessions.last()).settings())
                .isEqualTo(new SessionSettings("small", 1, null, 5, 2, true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Idempotency-Key: 0123456789abcdef", "Idempotency-Key: \"0123456789abcdef\""})
    void aKeyIsTheSameBareAndQuoted(String key) {
        server.client.send("POST", "/lobby/sessions", null, key);
        assertThat(((OpenRequest) server.sessions.last()).idempotencyKey()).isEqualTo("0123456789abcdef");

        server.client.json("POST", SESSION + "/players", "{\"nickname\":\"Ada\"}", key);
        FakeSessions.Join join = (FakeSessions.Join) server.sessions.last();
        assertThat(join.key()).isNotNull();
        assertThat(join.key().keyHash()).isEqualTo(server.tokens.keyHash("0123456789abcdef"));
    }

    @Test
    void joiningNeedsTheCodeOnlyHoweverItIsTyped() {
        RawResponse response =
                server.client.json("POST", "/lobby/sessions/bcd-f%20gh/players", "{\"nickname\":\" Ada  L \"}");

        assertThat(response.status()).isEqualTo(201);
        assertThat(response.header("Location")).isEqualTo(SESSION + "/players/p3");
        assertThat(server.sessions.last())
                .isEqualTo(new FakeSessions.Join(EdgeServer.CODE, new Nickname("Ada L"), null));
    }

    @Test
    void aReplayIsMarked() {
        server.sessions.answer(new Reply.Done(ByteString.fromString("{}"), true));

        assertThat(server.client
                        .send("POST", SESSION + "/finish", null, server.host)
                        .header("Idempotency-Replayed"))
                .isEqualTo("true");
    }

    @Test
    void aViewIsConditional() {
        RawResponse full = server.client.send("GET", SESSION, null, server.player);
        assertThat(full.status()).isEqualTo(200);
        assertThat(full.body()).isEqualTo("{\"view\":1}");

        for (String tags :
                List.of(FakeSessions.ETAG, "W/" + FakeSessions.ETAG, "\"other\", " + FakeSessions.ETAG, "*")) {
            RawResponse same = server.client.send("GET", SESSION, null, server.player, "If-None-Match: " + tags);
            assertThat(same.status()).as(tags).isEqualTo(304);
            assertThat(same.header("ETag")).isEqualTo(FakeSessions.ETAG);
            assertThat(same.header("Cache-Control")).isEqualTo("private, no-cache");
            assertThat(same.header("Vary")).isEqualTo("Authorization");
        }
        assertThat(server.client
                        .send("GET", SESSION, null, server.player, "If-None-Match: \"other\"")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void headIsGetWithoutItsBody() {
        RawResponse head = server.client.send("HEAD", SESSION, null, server.host);

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("ETag")).isEqualTo(FakeSessions.ETAG);
        assertThat(head.header("Content-Length")).isEqualTo("10");
        assertThat(head.body()).isEmpty();
        assertThat(server.client.send("HEAD", "/lobby/sessions", null).status()).isEqualTo(405);
    }

    @Test
    void packsAndHealthNeedNothing() {
        assertThat(server.client.send("GET", "/lobby/packs", null).body())
                .startsWith("[{\"id\":\"small\",\"title\":\"A pack\",\"language\":\"en\",\"questions\":2,"
                        + "\"family_friendly\":true}");
        assertThat(server.client.send("GET", "/health/live?x=1", null).body()).isEqualTo("{\"status\":\"live\"}");
    }

    @Test
    void aNodeThatIsNotReadySaysSo() {
        assertThat(server.client.send("GET", "/health/ready", null).status()).isEqualTo(200);
        server.ready.set(false);
        RawResponse response = server.client.send("GET", "/health/ready", null);
        server.ready.set(true);

        assertThat(response.status()).isEqualTo(503);
        assertThat(response.header("Retry-After")).isEqualTo("1");
    }

    @Test
    void theSocketIsOpenedByAnUpgradeOfAnAllowedOrigin() {
        String[] upgrade = {
            "Upgrade: websocket", "Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="
        };
        byte[] request = ("GET " + SESSION + "/events HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\n"
                        + String.join("\r\n", upgrade) + "\r\n\r\n")
                .getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        assertThat(server.client.send(request).status()).isEqualTo(101);

        server.originAllowed.set(false);
        RawResponse refused = server.client.send(request);
        server.originAllowed.set(true);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).contains("\"code\":\"origin_not_allowed\"");
        assertThat(server.client.send("GET", SESSION + "/events", null).body())
                .contains("\"code\":\"request_invalid\"");
        assertThat(server.client
                        .send("GET", "/lobby/sessions/AAAAAA/events", null)
                        .status())
                .isEqualTo(401);
    }
}
