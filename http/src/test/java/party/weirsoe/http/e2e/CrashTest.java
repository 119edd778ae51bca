package party.weirsoe.http.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server is killed with -9 at random moments while parties play. Nothing acknowledged is lost or done twice. */
class CrashTest {
    private static final int PARTIES = 6;
    private static final int KILLS = 3;
    private static final int PLAYERS = 3;

    @TempDir
    Path dataDir;

    @Test
    void everyAcknowledgedCommandSurvivesKillMinusNineOnceAndItsDuplicateGetsTheFirstBytes() throws Exception {
        long seed = Long.getLong("wpp.seed", System.nanoTime());
        System.out.println("CrashTest: -Dwpp.seed=" + seed);
        Random random = new Random(seed);
        int port = ServerProcess.freePort();
        AtomicBoolean over = new AtomicBoolean();
        AtomicLong acknowledged = new AtomicLong();
        List<Bots> all = new ArrayList<>();
        ServerProcess server = ServerProcess.start(dataDir, port, Map.of());
        try (ExecutorService bots = Executors.newFixedThreadPool(PARTIES)) {
            List<Future<Void>> playing = new ArrayList<>();
            for (int i = 0; i < PARTIES; i++) {
                Bots party = new Bots(new Client(server.url()), i, new Random(random.nextLong()), acknowledged);
                all.add(party);
                playing.add(bots.submit((Callable<Void>) () -> {
                    party.playUntil(over);
                    return null;
                }));
            }
            for (int kill = 0; kill < KILLS; kill++) {
                long target = acknowledged.get() + 60 + random.nextInt(200);
                Await.until(Duration.ofSeconds(60), "enough commands", () -> acknowledged.get() >= target);
                LockSupport.parkNanos(Duration.ofMillis(random.nextInt(20)).toNanos());
                server.kill();
                server = ServerProcess.start(dataDir, port, Map.of());
            }
            over.set(true);
            for (Future<Void> done : playing) {
                done.get();
            }
        } finally {
            over.set(true);
            server.close();
        }
        server = ServerProcess.start(dataDir, port, Map.of());
        try (ServerProcess last = server) {
            assertThat(last.port).isEqualTo(port);
            int verified = 0;
            for (Bots party : all) {
                verified += party.verify();
            }
            System.out.println("CrashTest: " + verified + " acknowledged commands, each there once");
            assertThat(verified).isEqualTo(acknowledged.intValue()).isGreaterThan(KILLS * 60);
        }
    }

    /** One party whose host and players send everything again until they know what became of it. */
    private static final class Bots {
        private final Client client;
        private final Random random;
        private final String name;
        private final List<Exchange> acknowledged = new ArrayList<>();
        private final AtomicLong total;
        private final List<String> players = new ArrayList<>();
        private String host = "";
        private String code = "";

        Bots(Client client, int number, Random random, AtomicLong total) {
            this.client = client;
            this.random = random;
            this.total = total;
            this.name = "crash-party-" + number + "-" + Long.toHexString(random.nextLong()) + "-key";
        }

        void playUntil(AtomicBoolean over) {
            Exchange opened = insist(
                    "POST",
                    "/lobby/sessions",
                    null,
                    "{\"rounds\":20,\"lie_seconds\":null," + "\"guess_seconds\":null}",
                    name);
            code = opened.text("/session/code");
            host = opened.text("/host_token");
            for (int p = 0; p < PLAYERS; p++) {
                Exchange joined = insist(
                        "POST", path("/players"), null, "{\"nickname\":\"Bot " + p + "\"}", name + "-player" + p);
                players.add(joined.text("/player_token"));
            }
            insist("POST", path("/rounds/start"), host, "{\"from_round\":0}", null);
            int games = 1;
            for (int round = 1; !over.get(); round++) {
                playRound(round);
                boolean last = round % 20 == 0;
                insist("POST", path(last ? "/finish" : "/rounds/next"), host, "{\"from_round\":" + round + "}", null);
                if (last) {
                    insist("POST", path("/rematch"), host, "{\"from_round\":" + round + "}", null);
                    insist("POST", path("/rounds/start"), host, "{\"from_round\":" + round + "}", null);
                    games++;
                }
            }
            assertThat(games).isPositive();
        }

        private void playRound(int round) {
            for (int p = 0; p < PLAYERS; p++) {
                String lie = random.nextInt(5) == 0
                        ? "{\"house\":true}"
                        : "{\"text\":\"lie " + round + " of bot " + p + "\"}";
                insist("PUT", path("/rounds/" + round + "/lie"), players.get(p), lie, null);
            }
            for (int p = 0; p < PLAYERS; p++) {
                JsonNode view =
                        insist("GET", path(""), players.get(p), null, null).json();
                String own = view.at("/my_lie/option_id").asText();
                List<String> options = new ArrayList<>();
                view.at("/options").forEach(o -> options.add(o.at("/id").asText()));
                options.remove(own);
                insist(
                        "PUT",
                        path("/rounds/" + round + "/guess"),
                        players.get(p),
                        "{\"option_id\":\"" + options.get(random.nextInt(options.size())) + "\"}",
                        null);
            }
            insist("POST", path("/rounds/" + round + "/scoreboard"), host, null, null);
        }

        private String path(String rest) {
            return "/lobby/sessions/" + code + rest;
        }

        /** Sends the same request until an answer is final. A double tap now and then must change nothing. */
        private Exchange insist(
                String method, String path, @Nullable String token, @Nullable String body, @Nullable String key) {
            Map<String, String> headers = key == null ? Map.of() : Party.key(key);
            for (int attempt = 0; attempt < 600; attempt++) {
                try {
                    Exchange answer = client.send(method, path, token, body, headers);
                    if (answer.status() < 300) {
                        if (!method.equals("GET")) {
                            acknowledged.add(answer);
                            total.incrementAndGet();
                            if (random.nextInt(4) == 0) {
                                client.sendAsync(method, path, token, body, headers)
                                        .exceptionally(gone -> answer);
                            }
                        }
                        return answer;
                    }
                    assertThat(answer.status())
                            .as(method + " " + path + " " + answer.body())
                            .isEqualTo(503);
                } catch (Client.Unanswered unknown) {
                    // The server is dead; it will be back.
                }
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            }
            throw new AssertionError(method + " " + path + " was never answered");
        }

        /** Sends everything once more: the first bytes, as a replay, and not one version higher. */
        int verify() {
            long before = client.get(path(""), host).version();
            for (Exchange first : acknowledged) {
                Exchange again =
                        client.send(first.method(), first.path(), null, first.requestBody(), first.requestHeaders());
                assertThat(again.canonical()).as(first.path()).isEqualTo(first.canonical());
                assertThat(again.replayed()).as(first.path()).isTrue();
            }
            assertThat(client.get(path(""), host).version()).isEqualTo(before);
            // One row for each acknowledged command, and none for anything else: nothing was done twice.
            assertThat(before).isEqualTo(acknowledged.size());
            return acknowledged.size();
        }
    }
}
