package party.weirsoe.http.speed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.function.Consumer;
import party.weirsoe.game.LieChoice;
import party.weirsoe.session.SessionRequest;

/** One party as the server's clients hold it: its code and its tokens, and how a command of the {@link Script} is sent. */
final class HttpParty {
    private static final ObjectMapper JSON = new ObjectMapper();

    final Script script;
    private final String code;
    private final String[] tokens;

    private HttpParty(Script script, String code) {
        this.script = script;
        this.code = code;
        this.tokens = new String[script.players() + 1];
    }

    /** Opens a session with all its players, in its lobby. */
    static void open(HttpLine line, int players, int rounds, Consumer<HttpParty> then) {
        // Timed, and so long that no phase ends while others are measured.
        String settings = "{\"rounds\":" + rounds + ",\"lie_seconds\":600,\"guess_seconds\":600}";
        line.exchange(HttpLine.request("POST", "/lobby/sessions", null, settings), opened -> {
            JsonNode json = read(opened, 201);
            HttpParty party = new HttpParty(
                    new Script(players, rounds), json.at("/session/code").asText());
            party.tokens[Script.HOST] = json.path("host_token").asText();
            party.join(line, 1, then);
        });
    }

    private void join(HttpLine line, int player, Consumer<HttpParty> then) {
        if (player == tokens.length) {
            then.accept(this);
            return;
        }
        line.exchange(
                HttpLine.request(
                        "POST",
                        path("/players"),
                        null,
                        "{\"nickname\":\"p" + player + "\"}",
                        "Idempotency-Key: the-join-of-player-" + player),
                joined -> {
                    tokens[player] = read(joined, 201).path("player_token").asText();
                    join(line, player + 1, then);
                });
    }

    String code() {
        return code;
    }

    String token(int seat) {
        return tokens[seat];
    }

    String path(String rest) {
        return "/lobby/sessions/" + code + rest;
    }

    byte[] view(String... headers) {
        return HttpLine.request("GET", path(""), tokens[Script.HOST], null, headers);
    }

    void look(HttpLine.Answer view) {
        script.look(read(view, 200));
    }

    byte[] request(Script.Move move) {
        String token = tokens[move.seat()];
        return switch (move.request()) {
            case SessionRequest.StartRounds start -> post(token, "/rounds/start", from(start.fromRound()));
            case SessionRequest.NextRound next -> post(token, "/rounds/next", from(next.fromRound()));
            case SessionRequest.Finish finish -> post(token, "/finish", from(finish.fromRound()));
            case SessionRequest.Rematch rematch -> post(token, "/rematch", from(rematch.fromRound()));
            case SessionRequest.ShowScoreboard show ->
                HttpLine.request("POST", path("/rounds/" + show.round() + "/scoreboard"), token, null);
            case SessionRequest.SubmitLie lie ->
                put(token, "/rounds/" + lie.round() + "/lie", "text", ((LieChoice.Typed) lie.choice()).text());
            case SessionRequest.SubmitGuess guess ->
                put(
                        token,
                        "/rounds/" + guess.round() + "/guess",
                        "option_id",
                        guess.option().value());
            default -> throw new IllegalArgumentException("no script has " + move);
        };
    }

    private byte[] post(String token, String rest, String body) {
        return HttpLine.request("POST", path(rest), token, body);
    }

    private byte[] put(String token, String rest, String member, String value) {
        return HttpLine.request("PUT", path(rest), token, "{\"" + member + "\":\"" + value + "\"}");
    }

    private static String from(@org.jspecify.annotations.Nullable Integer round) {
        return "{\"from_round\":" + round + "}";
    }

    private static JsonNode read(HttpLine.Answer answer, int status) {
        if (answer.status() != status) {
            throw new IllegalStateException(answer.head() + answer.body());
        }
        return parse(answer.body());
    }

    static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(json, e);
        }
    }
}
