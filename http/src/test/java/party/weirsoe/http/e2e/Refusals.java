package party.weirsoe.http.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import party.weirsoe.http.problem.ProblemCode;

/** Provokes every problem that a client can provoke; each line asserts its code. */
final class Refusals {
    private static final String JSON_OF_17_KIB = "{\"nickname\":\"" + "x".repeat(17 * 1024) + "\"}";

    private final LiveNode node;
    private final OpenApiJudge judge;
    private final Client client;

    Refusals(LiveNode node, OpenApiJudge judge) {
        this.node = node;
        this.judge = judge;
        this.client = new Client(node.url(), judge);
    }

    void run() throws IOException {
        ofTheEdge();
        ofTheDoor();
        ofTheLobby();
        ofTheRound();
        ofTheGame();
        ofTheFinishedGame();
    }

    private void ofTheEdge() throws IOException {
        refused(client.get("/nowhere", null), ProblemCode.NOT_FOUND);
        refused(client.get("/metrics", null), ProblemCode.NOT_FOUND);
        refused(client.delete("/lobby/packs", null), ProblemCode.METHOD_NOT_ALLOWED);
        refused(client.get("/" + "x".repeat(9 * 1024), null), ProblemCode.URI_TOO_LONG);
        refused(
                client.send("GET", "/", null, null, Map.of("X-Long", "x".repeat(17 * 1024))),
                ProblemCode.HEADERS_TOO_LARGE);
        Exchange noHttp = RawRequest.send(node.url(), "GET", "/", Map.of(), "GET / HTTP/1.1\r\nHost: a b\r\n\r\n");
        judge.accept(noHttp);
        refused(noHttp, ProblemCode.REQUEST_INVALID);
    }

    private void ofTheDoor() throws IOException {
        String open = "/lobby/sessions";
        refused(client.post(open, null, "{\"rounds\":0}"), ProblemCode.REQUEST_INVALID);
        refused(client.post(open, null, "{\"rounds\":"), ProblemCode.REQUEST_INVALID);
        refused(client.post(open, null, "{\"pack\":\"no-such-pack\"}"), ProblemCode.PACK_NOT_FOUND);
        refused(client.send("POST", open, null, "{}", Party.key("short")), ProblemCode.IDEMPOTENCY_KEY_INVALID);
        refused(
                client.send("POST", open, null, "{}", Map.of("Content-Type", "text/plain")),
                ProblemCode.UNSUPPORTED_MEDIA_TYPE);
        String key = "door-" + Long.toHexString(System.nanoTime()) + "-0123456789";
        client.send("POST", open, null, "{}", Party.key(key));
        refused(client.send("POST", open, null, "{\"rounds\":7}", Party.key(key)), ProblemCode.IDEMPOTENCY_KEY_REUSED);
        refused(client.post(open + "/ZZZZZZ/players", null, "{\"nickname\":\"Ada\"}"), ProblemCode.SESSION_NOT_FOUND);
        refused(client.get(open + "/ZZZZZZ", null), ProblemCode.UNAUTHORIZED);
        refused(client.get(open + "/BCDFGH/events", null), ProblemCode.REQUEST_INVALID);
        Exchange foreign =
                RawRequest.upgrade(node.url(), open + "/BCDFGH/events", Map.of("Origin", "https://elsewhere.example"));
        judge.accept(foreign);
        refused(foreign, ProblemCode.ORIGIN_NOT_ALLOWED);
    }

    private void ofTheLobby() {
        Party party = Party.open(client, "{\"max_players\":2}");
        refused(host(party, "/rounds/start", "{\"from_round\":0}"), ProblemCode.START_NOT_ENOUGH_PLAYERS);
        party.join("Ada");
        refused(join(party, ""), ProblemCode.NICKNAME_INVALID);
        refused(join(party, "Ada"), ProblemCode.NICKNAME_TAKEN);
        refused(client.post(party.path("/players"), null, JSON_OF_17_KIB), ProblemCode.BODY_TOO_LARGE);
        party.join("Bo");
        refused(join(party, "Cy"), ProblemCode.LOBBY_FULL);
        refused(client.post(party.path("/rounds/start"), party.playerTokens.get(0), null), ProblemCode.FORBIDDEN);
        refused(client.delete(party.path("/players/p9"), party.hostToken), ProblemCode.PLAYER_NOT_FOUND);
        refused(host(party, "/players/p9/seat", null), ProblemCode.PLAYER_NOT_FOUND);
        refused(host(party, "/players/p2/seat", "{\"generation\":1}"), ProblemCode.SEAT_MISMATCH);
        for (int generation = 0; generation < 64; generation++) {
            party.seat(1, generation);
        }
        refused(host(party, "/players/p1/seat", "{\"generation\":64}"), ProblemCode.SEAT_LIMIT_REACHED);
        client.delete(party.path("/players/p2"), party.hostToken);
        refused(host(party, "/players/p2/seat", "{\"generation\":0}"), ProblemCode.PLAYER_LEFT);
        refused(client.get(party.path(""), party.playerTokens.get(1)), ProblemCode.PLAYER_KICKED);
        client.delete(party.path(""), party.hostToken);
        refused(client.get(party.path(""), party.hostToken), ProblemCode.SESSION_NOT_FOUND);
    }

    private void ofTheRound() {
        Party party = Party.open(client, Tour.SETTINGS, 3);
        Exchange started = party.start(0);
        String answer = "CanaryTruth" + started.text("/round/question/prompt").replaceAll("\\D", "");
        refused(lie(party, 0, 1, "..."), ProblemCode.LIE_EMPTY);
        refused(lie(party, 0, 1, "x".repeat(61)), ProblemCode.LIE_TOO_LONG);
        for (int time = 1; time <= 5; time++) {
            refused(lie(party, 0, 1, answer), ProblemCode.TOO_CLOSE_TO_TRUTH);
        }
        refused(lie(party, 0, 1, "something else"), ProblemCode.LIE_TRIES_SPENT);
        refused(lie(party, 1, 2, "too early"), ProblemCode.ROUND_MISMATCH);
        refused(guess(party, 0, 1, "none"), ProblemCode.GUESS_PHASE_CLOSED);
        party.lie(1, 1, "a lie");
        refused(lie(party, 1, 1, "another lie"), ProblemCode.LIE_ALREADY_SUBMITTED);
        party.join("Late");
        refused(lie(party, 3, 1, "late"), ProblemCode.NOT_IN_THIS_ROUND);
        party.startGuess(1);
        refused(lie(party, 2, 1, "late too"), ProblemCode.LIE_PHASE_CLOSED);
        refused(guess(party, 1, 1, "none"), ProblemCode.OPTION_NOT_FOUND);
        String own = party.view(party.playerTokens.get(1)).text("/my_lie/option_id");
        refused(guess(party, 1, 1, own), ProblemCode.OWN_LIE);
        String picked = party.someOption(1);
        party.guess(1, 1, picked);
        refused(guess(party, 1, 1, own), ProblemCode.GUESS_ALREADY_SUBMITTED);
    }

    private void ofTheGame() {
        Party party = Party.open(client, Tour.SETTINGS, 2);
        party.start(0);
        refused(host(party, "/rounds/start", "{\"from_round\":1}"), ProblemCode.START_ROUND_INVALID_PHASE);
        refused(host(party, "/rounds/next", "{\"from_round\":1}"), ProblemCode.NEXT_ROUND_INVALID_PHASE);
        refused(host(party, "/finish", "{\"from_round\":1}"), ProblemCode.FINISH_GAME_INVALID_PHASE);
        refused(host(party, "/rematch", "{\"from_round\":1}"), ProblemCode.REMATCH_INVALID_PHASE);
        refused(host(party, "/rounds/1/reveal", null), ProblemCode.REVEAL_INVALID_PHASE);
        refused(host(party, "/rounds/1/scoreboard", null), ProblemCode.SCOREBOARD_INVALID_PHASE);
        refused(host(party, "/rounds/x/reveal", null), ProblemCode.NOT_FOUND);
        party.playRound(1);
        party.next(1);
        refused(host(party, "/finish", "{\"from_round\":1}"), ProblemCode.STALE_TRANSITION);
        refused(host(party, "/finish", "{\"from_round\":9}"), ProblemCode.ROUND_MISMATCH);
        party.playRound(2);
        refused(host(party, "/rounds/next", "{\"from_round\":2}"), ProblemCode.ROUND_LIMIT_REACHED);
    }

    private void ofTheFinishedGame() {
        Party party = Party.open(client, "{\"rounds\":1}", 2);
        party.start(0);
        party.playRound(1);
        party.finish(1);
        refused(join(party, "Cy"), ProblemCode.SESSION_FINISHED);
    }

    /** The rate limit of a node that has one. */
    static void ofTooMany(LiveNode limited, OpenApiJudge judge) {
        Client client = new Client(limited.url(), judge);
        for (int miss = 1; miss <= 20; miss++) {
            refused(client.get("/lobby/sessions/BCDFGH", null), ProblemCode.UNAUTHORIZED);
        }
        refused(client.get("/lobby/sessions/BCDFGH", null), ProblemCode.RATE_LIMITED);
    }

    private Exchange host(Party party, String rest, @Nullable String body) {
        return client.post(party.path(rest), party.hostToken, body);
    }

    private Exchange join(Party party, String nickname) {
        return client.post(party.path("/players"), null, "{\"nickname\":\"" + nickname + "\"}");
    }

    private Exchange lie(Party party, int player, int round, String text) {
        return client.put(
                party.path("/rounds/" + round + "/lie"), party.playerTokens.get(player), "{\"text\":\"" + text + "\"}");
    }

    private Exchange guess(Party party, int player, int round, String option) {
        return client.put(
                party.path("/rounds/" + round + "/guess"),
                party.playerTokens.get(player),
                "{\"option_id\":\"" + option + "\"}");
    }

    private static void refused(Exchange exchange, ProblemCode code) {
        assertThat(exchange.status()).as(exchange.toString()).isEqualTo(code.status());
        assertThat(exchange.code()).as(exchange.toString()).isEqualTo(code.code());
        assertThat(exchange.text("/retry")).isEqualTo(code.retry().word());
        assertThat(exchange.json().at("/params").isEmpty())
                .as("params are as in the catalogue: %s", exchange)
                .isEqualTo(!code.tellsPhaseAndRound());
    }
}
