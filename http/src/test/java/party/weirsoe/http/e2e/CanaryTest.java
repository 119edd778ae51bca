package party.weirsoe.http.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import party.weirsoe.pack.SamplePacks;

/**
 * Parties on a pack whose every secret says CANARY: all bytes that anybody gets before the reveal are searched, the bodies
 * and headers of views, answers and problems, the socket's messages, and the server's log.
 */
class CanaryTest {
    private static final String PACK = "sample";
    private static final String ADA = "Zebrafish Ada";
    private static final String BO = "Quagmire Bo";
    private static final String LEO = "Umbrella Leo";

    @TempDir
    Path dir;

    @Test
    void nothingSecretLeavesTheServerBeforeTheReveal() throws Exception {
        Path packs = Files.createDirectory(dir.resolve("packs"));
        Files.write(packs.resolve(PACK + ".json"), SamplePacks.bytes(SamplePacks.canaryJson(PACK)));
        try (ServerProcess server = ServerProcess.start(
                dir.resolve("data"), Map.of("WPP_PACK_DIR", packs.toString(), "WPP_SECRET", "k".repeat(64)))) {
            CanaryWatch watch = new CanaryWatch();
            Client client = new Client(server.url(), watch::heard);
            Exchange opened = client.send(
                    "POST",
                    "/lobby/sessions",
                    null,
                    "{\"pack\":\"" + PACK + "\",\"rounds\":3,\"lie_seconds\":null,\"guess_seconds\":null}",
                    Party.key("canary-create-0123456789"));
            Table table = new Table(client, opened.text("/session/code"), opened.text("/host_token"));
            try (FeedClient feed = FeedClient.open(server.url(), table.code, table.host)) {
                table.joinAll();
                try (FeedClient adas = FeedClient.open(server.url(), table.code, table.ada)) {
                    table.command("POST", "/rounds/start", table.host, "{\"from_round\":0}");
                    for (int round = 1; round <= 2; round++) {
                        table.playToTheReveal(round, watch);
                        table.revealAndGoOn(round, watch);
                    }
                    assertThat(adas.messages).isNotEmpty().noneMatch(CanaryTest::tells);
                }
                assertThat(feed.messages).hasSizeGreaterThan(10).noneMatch(CanaryTest::tells);
            }
            for (String path : List.of("/", "/lobby/packs", "/health/ready", "/health/live", "/nowhere")) {
                client.get(path, null);
            }
            watch.assertNothingTold();
            server.stop();
            assertThat(server.log())
                    .contains("ready")
                    .doesNotContainIgnoringCase(SamplePacks.CANARY)
                    .doesNotContain(table.host, table.ada, table.bo, table.leo, table.code)
                    .doesNotContainIgnoringCase("canary-create", ADA, BO, LEO);
        }
    }

    /** A hint or another message has no word of the game. */
    private static boolean tells(String message) {
        String upper = message.toUpperCase(Locale.ROOT);
        return List.of(SamplePacks.CANARY, "ZEBRAFISH", "QUAGMIRE", "UMBRELLA", "SAMPLE ", "TOPIC", "ADA", "OPTION")
                .stream()
                .anyMatch(upper::contains);
    }

    /** A host, Ada and Bo who play, Cy whose lies the house writes, Leo who lies and leaves, Wes who comes too late. */
    private static final class Table {
        private final Client client;
        private final String code;
        private final String host;
        private String ada = "";
        private String bo = "";
        private String cy = "";
        private String leo = "";
        private String wes = "";

        Table(Client client, String code, String host) {
            this.client = client;
            this.code = code;
            this.host = host;
        }

        void joinAll() {
            ada = join("Ada");
            bo = join("Bo");
            cy = join("Cy");
            leo = join("Leo");
        }

        private String join(String name) {
            return command("POST", "/players", null, "{\"nickname\":\"" + name + "\"}")
                    .text("/player_token");
        }

        Exchange command(String method, String rest, @Nullable String token, String body) {
            Exchange done = client.send(method, "/lobby/sessions/" + code + rest, token, body, Map.of());
            assertThat(done.status()).as(done.body()).isLessThan(300);
            return done;
        }

        private int refused(String method, String rest, @Nullable String token, String body) {
            Exchange done = client.send(method, "/lobby/sessions/" + code + rest, token, body, Map.of());
            assertThat(done.status()).as(method + rest + done.body()).isBetween(400, 499);
            return done.status();
        }

        private JsonNode look(String token) {
            return client.get("/lobby/sessions/" + code, token).json();
        }

        private void lookAround() {
            for (String token : List.of(host, ada, bo, cy, leo)) {
                look(token);
            }
            if (!wes.isEmpty()) {
                look(wes);
            }
            client.get("/lobby/sessions/" + code, null);
            client.get("/lobby/sessions/" + code, ada.substring(0, ada.length() - 2) + "xx");
            client.send("HEAD", "/lobby/sessions/" + code, ada, null, Map.of());
        }

        void playToTheReveal(int round, CanaryWatch watch) {
            String number = look(host).at("/question/id").asText().replaceFirst(".*/q", "");
            watch.asked(number);
            String lie = "/rounds/" + round + "/lie";
            assertThat(refused("PUT", lie, ada, "{\"text\":\"the canarytruth" + number + "\"}"))
                    .isEqualTo(409);
            refused("PUT", lie, ada, "{\"text\":\"CANARYSPELLING" + number + "!\"}");
            problemsOf(round, lie);
            command("PUT", lie, ada, "{\"text\":\"" + ADA + "\"}");
            if (round == 1) {
                command("PUT", lie, leo, "{\"text\":\"" + LEO + "\"}");
                command("DELETE", "/players/p4", leo, "");
                wes = join("Wes");
                refused("PUT", lie, wes, "{\"text\":\"too late\"}");
            } else {
                command("PUT", lie, wes, "{\"text\":\"Lantern Wes\"}");
            }
            command("PUT", lie, cy, "{\"house\":true}");
            command("PUT", lie, cy, "{\"house\":true}");
            lookAround();
            command("PUT", lie, bo, "{\"text\":\"" + BO + "\"}");
            guess(round);
        }

        private void guess(int round) {
            String guess = "/rounds/" + round + "/guess";
            lookAround();
            command("POST", "/rounds/" + round + "/guess/start", host, "");
            refused("PUT", guess, ada, "{\"option_id\":\"none\"}");
            JsonNode view = look(ada);
            refused(
                    "PUT",
                    guess,
                    ada,
                    "{\"option_id\":\"" + view.at("/my_lie/option_id").asText() + "\"}");
            for (String player : round == 1 ? List.of(ada, bo) : List.of(ada, bo, cy)) {
                String own = look(player).at("/my_lie/option_id").asText();
                for (JsonNode option : view.at("/options")) {
                    if (!option.at("/id").asText().equals(own)) {
                        command(
                                "PUT",
                                guess,
                                player,
                                "{\"option_id\":\"" + option.at("/id").asText() + "\"}");
                        break;
                    }
                }
            }
            problemsOf(round, guess);
            lookAround();
        }

        /** All that can be wrong with a request, or with its moment. */
        private void problemsOf(int round, String now) {
            for (String body : List.of("{", "{\"text\":7}", "{\"x\":1}", "{\"text\":\"\"}", "[]", "{\"house\":null}")) {
                refused("PUT", now, bo, body);
            }
            refused("PUT", now, host, "{\"text\":\"a host does not lie\"}");
            refused("PUT", now, null, "{\"text\":\"nobody\"}");
            refused("PUT", "/rounds/9/lie", bo, "{\"text\":\"later\"}");
            refused("POST", "/rounds/9/reveal", host, "");
            refused("POST", "/rounds/" + round + "/scoreboard", host, "");
            refused("POST", "/rounds/next", host, "{\"from_round\":" + round + "}");
            refused("POST", "/finish", host, "{\"from_round\":" + round + "}");
            refused("POST", "/rematch", host, "{\"from_round\":" + round + "}");
            refused("POST", "/rounds/next", ada, "");
            refused("POST", "/players", null, "{\"nickname\":\"ada\"}");
            refused("DELETE", "/players/p77", host, "");
        }

        void revealAndGoOn(int round, CanaryWatch watch) {
            watch.assertNothingTold();
            watch.reveal();
            command("POST", "/rounds/" + round + "/reveal", host, "");
            look(bo);
            watch.assertTruthTold();
            command("POST", "/rounds/" + round + "/scoreboard", host, "");
            watch.hide();
            command("POST", "/rounds/next", host, "{\"from_round\":" + round + "}");
        }
    }
}
