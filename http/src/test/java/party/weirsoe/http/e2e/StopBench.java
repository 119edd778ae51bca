package party.weirsoe.http.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import party.weirsoe.persistence.PostgresForTests;

/**
 * How often a node that stops under load takes a command and keeps its answer to itself. Nobody loses anything by that, for
 * the repeated request gets the first answer, but it should be rare. Not part of the tests; run it with {@code mvn -pl http
 * -am test -Dtest=StopBench -Dsurefire.failIfNoSpecifiedTests=false -Dtests.to.file=false -Dstop.times=100}.
 */
class StopBench {
    private static final int STOPS = Integer.getInteger("stop.times", 100);
    private static final int CLIENTS = Integer.getInteger("stop.clients", 24);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Random chance = new Random(Long.getLong("stop.seed", 1));
    private final AtomicInteger answered = new AtomicInteger();

    @Test
    void stopsUnderLoad() throws Exception {
        Map<String, String> database = Map.of("WPP_DATABASE_URL", PostgresForTests.databaseUrl());
        Queue<String> open = new ConcurrentLinkedQueue<>();
        int lost = 0;
        int stopsThatLost = 0;
        long longest = 0;
        for (int stop = 0; stop <= STOPS; stop++) {
            try (LiveNode node = LiveNode.start(database);
                    HttpClient client = HttpClient.newHttpClient()) {
                int before = lost;
                for (String key = open.poll(); key != null; key = open.poll()) {
                    lost += isReplay(create(client, node, key)) ? 1 : 0;
                }
                stopsThatLost += lost > before ? 1 : 0;
                if (stop < STOPS) {
                    longest = Math.max(longest, stopUnderLoad(node, open));
                }
            }
        }
        System.out.printf(
                "%d stops under %d clients, %d commands answered: %d answers lost, in %d stops; longest stop %d ms%n",
                STOPS, CLIENTS, answered.get(), lost, stopsThatLost, longest);
        assertThat(answered.get()).isGreaterThan(STOPS);
    }

    /** Answers how many milliseconds it took. */
    private long stopUnderLoad(LiveNode node, Queue<String> open) throws InterruptedException {
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            for (int i = 0; i < CLIENTS; i++) {
                var unused = clients.submit(() -> createUntilNobodyAnswers(node, open));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(300 + chance.nextInt(500)));
            long begun = System.nanoTime();
            node.close();
            long took = (System.nanoTime() - begun) / 1_000_000;
            clients.shutdown();
            assertThat(clients.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
            return took;
        }
    }

    /** Each on a connection of its own, as phones are. */
    private void createUntilNobodyAnswers(LiveNode node, Queue<String> open) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (true) {
                String key = UUID.randomUUID().toString();
                open.add(key);
                HttpResponse<String> answer = create(client, node, key);
                if (answer.statusCode() == 201) {
                    answered.incrementAndGet();
                }
                open.remove(key);
            }
        } catch (IOException gone) {
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static HttpResponse<String> create(HttpClient client, LiveNode node, String key)
            throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(node.url() + "/lobby/sessions"))
                        .version(HttpClient.Version.HTTP_1_1)
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", key)
                        .POST(HttpRequest.BodyPublishers.ofString("{}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static boolean isReplay(HttpResponse<String> answer) {
        return answer.headers().firstValue("Idempotency-Replayed").isPresent();
    }
}
