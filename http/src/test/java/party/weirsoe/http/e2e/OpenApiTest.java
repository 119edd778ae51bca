package party.weirsoe.http.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.http.HttpHeaders;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import party.weirsoe.http.edge.EventUpgrade;
import party.weirsoe.http.edge.LobbyHandlers;
import party.weirsoe.http.edge.OpenHandlers;
import party.weirsoe.http.edge.PageHandlers;
import party.weirsoe.http.edge.Route;
import party.weirsoe.http.edge.Routes;
import party.weirsoe.http.edge.SessionHandlers;
import party.weirsoe.http.metrics.Metrics;
import party.weirsoe.http.problem.ProblemCode;
import party.weirsoe.http.web.WebSite;
import party.weirsoe.pack.Packs;
import party.weirsoe.pack.SamplePacks;
import party.weirsoe.session.Sessions;
import party.weirsoe.session.Tokens;

/** {@code docs/openapi.yaml} is what the server does: nothing is left out, nothing is there that is not so. */
class OpenApiTest {
    /** No client can bring these about: faults of the server, and a refusal that no state of the game leads to. */
    private static final Set<ProblemCode> NOT_PROVOKED = Set.of(
            ProblemCode.INTERNAL_ERROR,
            ProblemCode.UNAVAILABLE,
            ProblemCode.OUTCOME_UNKNOWN,
            ProblemCode.START_GUESS_INVALID_PHASE);

    /** All that any response of the document must have. */
    private static final HttpHeaders EXAMPLE_HEADERS = HttpHeaders.of(
            Map.of(
                    "Content-Type", List.of("application/json"),
                    "Location", List.of("/lobby/sessions/BCDFGH"),
                    "ETag", List.of("\"e\""),
                    "Cache-Control", List.of("private, no-cache"),
                    "Vary", List.of("Authorization")),
            (name, value) -> true);

    private static final OpenApiJudge JUDGE = new OpenApiJudge();

    @BeforeAll
    static void everythingIsExercised() throws IOException {
        new Tour(LiveNode.shared(), JUDGE).run();
        new Refusals(LiveNode.shared(), JUDGE).run();
        try (LiveNode limited = LiveNode.start(Map.of("WPP_RATE_LIMIT", "on"))) {
            Refusals.ofTooMany(limited, JUDGE);
        }
    }

    @Test
    void everyDocumentedOperationSucceedsInEveryDocumentedWay() {
        assertThat(ApiPaths.successes()).hasSizeGreaterThan(25);
        assertThat(JUDGE.seen()).containsAll(ApiPaths.successes());
    }

    @Test
    void everyProblemThatAClientCanProvokeIsSeenAndDocumented() {
        Set<String> provoked = Arrays.stream(ProblemCode.values())
                .filter(code -> !NOT_PROVOKED.contains(code))
                .map(ProblemCode::code)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(JUDGE.codes()).containsExactlyElementsOf(provoked);
    }

    @Test
    void theDocumentAndTheRouteTableListTheSameOperations() {
        Set<String> routes = new TreeSet<>();
        for (Route route : routes()) {
            routes.add(route.method().value() + " " + route.path());
            // HEAD is GET without its body; an upgrade has none.
            if (route.method().value().equals("GET") && !route.path().endsWith("/events")) {
                routes.add("HEAD " + route.path());
            }
        }
        routes.add("GET /metrics");
        assertThat(ApiPaths.operations()).containsExactlyElementsOf(routes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"rounds\":0}",
                "{\"rounds\":21}",
                "{\"rounds\":null}",
                "{\"rounds\":\"7\"}",
                "{\"rounds\":7.5}",
                "{\"lie_seconds\":4}",
                "{\"lie_seconds\":601}",
                "{\"guess_seconds\":true}",
                "{\"max_players\":1}",
                "{\"max_players\":17}",
                "{\"family_friendly\":null}",
                "{\"pack\":7}",
                "{\"round\":7}",
                "[]",
                "7"
            })
    void aSessionThatTheDocumentRefusesTheServerRefusesToo(String body) {
        refusedByBoth("POST", "/lobby/sessions", null, body);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "POST /players {}",
                "POST /players {\"nickname\":null}",
                "POST /players {\"nickname\":\"Ada\",\"more\":1}",
                "POST /rounds/start {\"from_round\":-1}",
                "POST /rounds/start {\"from_round\":null}",
                "POST /rounds/next {\"from\":1}",
                "POST /finish {\"from_round\":\"1\"}",
                "POST /rematch {}",
                "POST /rounds/1/reveal {\"from_round\":1}",
                "POST /players/p1/seat {\"generation\":-1}",
                "POST /players/p1/seat {\"generation\":null}",
                "POST /players/p1/seat {\"seat\":1}",
                "PUT /rounds/1/lie {}",
                "PUT /rounds/1/lie {\"house\":false}",
                "PUT /rounds/1/lie {\"house\":true,\"text\":\"both\"}",
                "PUT /rounds/1/lie {\"text\":null}",
                "PUT /rounds/1/guess {\"option_id\":7}",
                "PUT /rounds/1/guess {}"
            })
    void aCommandThatTheDocumentRefusesTheServerRefusesToo(String method, String rest, String body) {
        Party party = Party.open(new Client(LiveNode.shared().url()), "{}", 1);
        String token = method.equals("PUT") ? party.playerTokens.get(0) : party.hostToken;
        refusedByBoth(method, party.path(rest), token, body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"text\":\"\"}", "{\"text\":null}", "{\"text\":\"a\",\"size\":1}"})
    void aTextThatTheDocumentRefusesIsDrawnByNobody(String body) {
        refusedByBoth("POST", "/qr", null, body);
    }

    @Test
    void theDocumentAndTheServerKnowTheLongestTextOfAQrCode() {
        refusedByBoth("POST", "/qr", null, "{\"text\":\"" + "x".repeat(513) + "\"}");
        assertThat(new Client(LiveNode.shared().url(), JUDGE)
                        .post("/qr", null, "{\"text\":\"" + "x".repeat(512) + "\"}")
                        .status())
                .isEqualTo(200);
    }

    private static void refusedByBoth(String method, String path, @Nullable String token, String body) {
        Exchange exchange = new Client(LiveNode.shared().url(), JUDGE).send(method, path, token, body, Map.of());
        assertThat(exchange.status()).as(exchange.body()).isEqualTo(400);
        assertThat(exchange.code()).isEqualTo("request_invalid");
        assertThat(OpenApiJudge.requestFaults(exchange)).isNotEmpty();
    }

    @Test
    void theExamplesOfTheDocumentAreAsTheDocumentSays() {
        int examples = 0;
        for (ApiPaths.Example example : ApiPaths.examples()) {
            String path = example.path()
                    .replace("{code}", "BCDFGH")
                    .replace("{round}", "1")
                    .replace("{player_id}", "p1");
            Exchange exchange = new Exchange(
                    example.method(),
                    path,
                    Map.of("Content-Type", "application/json"),
                    example.status() == 0 ? example.value() : null,
                    example.status(),
                    EXAMPLE_HEADERS,
                    example.value());
            assertThat(
                            example.status() == 0
                                    ? OpenApiJudge.requestFaults(exchange)
                                    : OpenApiJudge.responseFaults(exchange))
                    .as("%s", example)
                    .isEmpty();
            examples++;
        }
        assertThat(examples).isGreaterThan(20);
    }

    @Test
    void theJudgeRefusesAMemberTooManyATooFewAndAnUndocumentedStatus() {
        Exchange good = new Client(LiveNode.shared().url()).post("/lobby/sessions", null, "{}");
        assertThat(OpenApiJudge.faults(good)).isEmpty();
        assertThat(OpenApiJudge.faults(with(good, 201, good.body().replace("\"host_token\"", "\"token\""))))
                .isNotEmpty();
        assertThat(OpenApiJudge.faults(
                        with(good, 201, good.body().replace("\"version\":", "\"extra\":1,\"version\":"))))
                .isNotEmpty();
        assertThat(OpenApiJudge.faults(with(good, 201, good.body().replace("\"lobby\"", "\"attic\""))))
                .isNotEmpty();
        assertThat(OpenApiJudge.faults(with(good, 418, good.body()))).isNotEmpty();
        assertThat(OpenApiJudge.faults(withoutHeaders(good))).isNotEmpty();
        assertThat(OpenApiJudge.faults(new Exchange(
                        "POST", good.path(), good.requestHeaders(), "{\"laps\":7}", 201, good.headers(), good.body())))
                .isNotEmpty();
    }

    /** The table alone: nobody is behind it. */
    private static List<Route> routes() {
        Sessions nobody = (Sessions) Proxy.newProxyInstance(
                Sessions.class.getClassLoader(), new Class<?>[] {Sessions.class}, (self, method, arguments) -> null);
        EventUpgrade closed = (EventUpgrade) Proxy.newProxyInstance(
                EventUpgrade.class.getClassLoader(),
                new Class<?>[] {EventUpgrade.class},
                (self, method, arguments) -> null);
        Packs packs = SamplePacks.packs();
        try (Metrics metrics = new Metrics(() -> true)) {
            return Routes.table(
                    new LobbyHandlers(nobody, new Tokens("a secret of nobody at all"), packs),
                    new SessionHandlers(nobody, metrics),
                    new OpenHandlers(packs, closed, () -> true),
                    new PageHandlers(WebSite.load(), () -> ""));
        }
    }

    private static Exchange with(Exchange exchange, int status, String body) {
        return new Exchange(
                exchange.method(),
                exchange.path(),
                exchange.requestHeaders(),
                exchange.requestBody(),
                status,
                exchange.headers(),
                body);
    }

    /** All but the content type. */
    private static Exchange withoutHeaders(Exchange exchange) {
        HttpHeaders type = HttpHeaders.of(Map.of("Content-Type", List.of("application/json")), (name, value) -> true);
        return new Exchange(
                exchange.method(),
                exchange.path(),
                exchange.requestHeaders(),
                exchange.requestBody(),
                exchange.status(),
                type,
                exchange.body());
    }
}
