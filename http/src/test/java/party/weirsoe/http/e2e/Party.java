package party.weirsoe.http.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A host and players over HTTP, for tests: each method is one request that must succeed, unless it says otherwise. */
public final class Party {
    public final Client client;
    public final String code;
    public final String hostToken;
    public final List<String> playerTokens = new ArrayList<>();

    private Party(Client client, String code, String hostToken) {
        this.client = client;
        this.code = code;
        this.hostToken = hostToken;
    }

    public static Party open(Client client, String settings) {
        Exchange opened = client.post("/lobby/sessions", null, settings);
        assertThat(opened.status()).as(opened.body()).isEqualTo(201);
        return new Party(client, opened.text("/session/code"), opened.text("/host_token"));
    }

    /** With players Ada, Bo, Cy, … in its lobby. */
    public static Party open(Client client, String settings, int players) {
        Party party = open(client, settings);
        for (String name :
                List.of("Ada", "Bo", "Cy", "Di", "Ed", "Flo", "Gus", "Hal").subList(0, players)) {
            party.join(name);
        }
        return party;
    }

    public String path(String rest) {
        return "/lobby/sessions/" + code + rest;
    }

    public Exchange join(String nickname) {
        Exchange joined = client.post(path("/players"), null, "{\"nickname\":\"" + nickname + "\"}");
        assertThat(joined.status()).as(joined.body()).isEqualTo(201);
        playerTokens.add(joined.text("/player_token"));
        return joined;
    }

    public Exchange view() {
        return view(hostToken);
    }

    public Exchange view(String token) {
        Exchange view = client.get(path(""), token);
        assertThat(view.status()).as(view.body()).isEqualTo(200);
        return view;
    }

    public Exchange start(int fromRound) {
        return host("/rounds/start", "{\"from_round\":" + fromRound + "}");
    }

    public Exchange next(int fromRound) {
        return host("/rounds/next", "{\"from_round\":" + fromRound + "}");
    }

    public Exchange finish(int fromRound) {
        return host("/finish", "{\"from_round\":" + fromRound + "}");
    }

    public Exchange rematch(int fromRound) {
        return host("/rematch", "{\"from_round\":" + fromRound + "}");
    }

    public Exchange seat(int player, int generation) {
        return host("/players/p" + player + "/seat", "{\"generation\":" + generation + "}");
    }

    public Exchange startGuess(int round) {
        return host("/rounds/" + round + "/guess/start", null);
    }

    public Exchange reveal(int round) {
        return host("/rounds/" + round + "/reveal", null);
    }

    public Exchange scoreboard(int round) {
        return host("/rounds/" + round + "/scoreboard", null);
    }

    public Exchange host(String rest, @org.jspecify.annotations.Nullable String body) {
        Exchange done = client.post(path(rest), hostToken, body);
        assertThat(done.status()).as(done.body()).isEqualTo(200);
        return done;
    }

    public Exchange lie(int player, int round, String text) {
        return player(player, "/rounds/" + round + "/lie", "{\"text\":\"" + text + "\"}");
    }

    public Exchange guess(int player, int round, String option) {
        return player(player, "/rounds/" + round + "/guess", "{\"option_id\":\"" + option + "\"}");
    }

    private Exchange player(int player, String rest, String body) {
        Exchange done = client.put(path(rest), playerTokens.get(player), body);
        assertThat(done.status()).as(done.body()).isEqualTo(200);
        return done;
    }

    /** An option of the ballot that is not the player's own lie. */
    public String someOption(int player) {
        JsonNode view = view(playerTokens.get(player)).json();
        String own = view.at("/my_lie/option_id").asText();
        for (JsonNode option : view.at("/options")) {
            if (!option.at("/id").asText().equals(own)) {
                return option.at("/id").asText();
            }
        }
        throw new AssertionError("nothing to guess");
    }

    /** From the lies of a round to its scoreboard. */
    public void playRound(int round) {
        for (int p = 0; p < playerTokens.size(); p++) {
            lie(p, round, "lie " + round + " of " + p);
        }
        for (int p = 0; p < playerTokens.size(); p++) {
            guess(p, round, someOption(p));
        }
        scoreboard(round);
    }

    static Map<String, String> key(String key) {
        return Map.of("Idempotency-Key", key);
    }
}
