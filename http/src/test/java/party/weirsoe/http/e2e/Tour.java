package party.weirsoe.http.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Every operation of the server once with success, each command a second time, and every kind of view. */
final class Tour {
    static final String SETTINGS = "{\"pack\":\"canary\",\"rounds\":2,\"lie_seconds\":null,\"guess_seconds\":null}";

    private final LiveNode node;
    private final OpenApiJudge judge;
    private final Client client;

    Tour(LiveNode node, OpenApiJudge judge) {
        this.node = node;
        this.judge = judge;
        this.client = new Client(node.url(), judge);
    }

    void run() throws IOException {
        openPaths();
        wholeGame();
        createdTwice();
    }

    private void openPaths() {
        String icon = folder() + "icon.svg";
        for (String path : List.of("/", "/host", "/play", icon, "/lobby/packs", "/health/live", "/health/ready")) {
            assertThat(client.get(path, null).status()).isEqualTo(200);
            Exchange head = client.send("HEAD", path, null, null, Map.of());
            assertThat(head.status()).isEqualTo(200);
            assertThat(head.body()).isEmpty();
        }
        for (String path : List.of("/", "/host", "/play")) {
            String tag = client.get(path, null).headers().firstValue("ETag").orElseThrow();
            for (String method : List.of("GET", "HEAD")) {
                assertThat(client.send(method, path, null, null, Map.of("If-None-Match", tag))
                                .status())
                        .isEqualTo(304);
            }
        }
        assertThat(client.post("/qr", null, "{\"text\":\"" + node.url() + "\"}").status())
                .isEqualTo(200);
        assertThat(new Client(node.opsUrl(), judge).get("/metrics", null).status())
                .isEqualTo(200);
    }

    /** Where the assets are, as the first page says it. */
    private String folder() {
        Matcher folder = Pattern.compile("/assets/[0-9a-f]{16}/")
                .matcher(client.get("/", null).body());
        assertThat(folder.find()).isTrue();
        return folder.group();
    }

    private void wholeGame() throws IOException {
        Party party = Party.open(client, SETTINGS, 3);
        Exchange upgraded = RawRequest.upgrade(node.url(), party.path("/events"), Map.of());
        judge.accept(upgraded);
        assertThat(upgraded.status()).isEqualTo(101);
        views(party);
        remove(party, party.playerTokens.removeLast(), "p3");
        party.start(0);
        party.start(0);
        party.join("Late");
        views(party);
        renewSeat(party);
        party.lie(0, 1, "a borrowed accordion");
        party.lie(0, 1, "a borrowed  accordion ");
        houseLie(party, 1, 1);
        views(party);
        party.startGuess(1);
        party.guess(0, 1, party.someOption(0));
        views(party);
        party.guess(1, 1, party.someOption(1));
        views(party);
        party.reveal(1);
        party.scoreboard(1);
        party.scoreboard(1);
        views(party);
        party.next(1);
        party.next(1);
        remove(party, party.hostToken, "p4");
        party.playerTokens.removeLast();
        party.startGuess(2);
        party.reveal(2);
        views(party);
        party.scoreboard(2);
        party.finish(2);
        party.finish(2);
        views(party);
        party.rematch(2);
        party.rematch(2);
        views(party);
        assertThat(client.delete(party.path(""), party.hostToken).status()).isEqualTo(204);
    }

    /** Twice, once with the host's token, once with a player's. */
    private void remove(Party party, String token, String player) {
        for (int time = 1; time <= 2; time++) {
            Exchange removed = client.delete(party.path("/players/" + player), token);
            assertThat(removed.status()).as(removed.body()).isEqualTo(204);
            assertThat(removed.replayed()).isEqualTo(time == 2);
        }
    }

    /** The first player's: named by its generation and sent twice, and without a name. */
    private void renewSeat(Party party) {
        Exchange renewed = party.seat(1, 0);
        assertThat(party.seat(1, 0).canonical()).isEqualTo(renewed.canonical());
        Exchange unnamed = party.host("/players/p1/seat", null);
        party.playerTokens.set(0, unnamed.text("/player_token"));
    }

    private void houseLie(Party party, int player, int round) {
        Exchange taken =
                client.put(party.path("/rounds/" + round + "/lie"), party.playerTokens.get(player), "{\"house\":true}");
        assertThat(taken.status()).as(taken.body()).isEqualTo(200);
    }

    private void createdTwice() {
        String settings =
                "{\"rounds\":3,\"lie_seconds\":30,\"guess_seconds\":5,\"max_players\":2,\"family_friendly\":true}";
        String key = "tour-" + Long.toHexString(System.nanoTime()) + "-0123456789";
        Exchange opened = client.send("POST", "/lobby/sessions", null, settings, Party.key(key));
        Exchange again = client.send("POST", "/lobby/sessions", null, settings, Party.key("\"" + key + "\""));
        assertThat(again.canonical()).isEqualTo(opened.canonical());
        assertThat(again.replayed()).isTrue();
        String players = "/lobby/sessions/" + opened.text("/session/code") + "/players";
        Exchange joined = client.send("POST", players, null, "{\"nickname\":\"Ada\"}", Party.key(key));
        Exchange rejoined = client.send("POST", players, null, "{\"nickname\":\"Ada\"}", Party.key(key));
        assertThat(rejoined.canonical()).isEqualTo(joined.canonical());
        assertThat(rejoined.replayed()).isTrue();
        assertThat(client.post("/lobby/sessions", null, null).status()).isEqualTo(201);
    }

    /** The host's, every player's; as GET and HEAD, fresh and not modified. */
    private void views(Party party) {
        for (String token : party.playerTokens) {
            party.view(token);
        }
        Map<String, String> known = Map.of(
                "If-None-Match", party.view().headers().firstValue("ETag").orElseThrow());
        for (String method : List.of("GET", "HEAD")) {
            assertThat(client.send(method, party.path(""), party.hostToken, null, Map.of())
                            .status())
                    .isEqualTo(200);
            assertThat(client.send(method, party.path(""), party.hostToken, null, known)
                            .status())
                    .isEqualTo(304);
        }
    }
}
