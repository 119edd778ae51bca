package party.weirsoe.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.dispatch.ThreadPoolConfig;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import party.weirsoe.http.e2e.Await;

/** Connections are taken however much a node has to do: what waits in the kernel is dropped there when it is too much. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "asks the kernel how many connections wait in it")
class AcceptingTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int CONNECTIONS = 20;
    private static final String LISTENING = "0A";

    private final ActorSystem<Void> system = EdgeListening.system();
    private final CountDownLatch busy = new CountDownLatch(1);
    private final List<Socket> sockets = new ArrayList<>();

    @AfterEach
    void stop() throws IOException {
        busy.countDown();
        for (Socket socket : sockets) {
            socket.close();
        }
        system.terminate();
        assertThat(system.getWhenTerminated()).succeedsWithin(PATIENCE);
    }

    @Test
    void aNodeWhoseThreadsAreAllBusyTakesConnections() throws IOException {
        int port = EdgeListening.bind(system, request -> CompletableFuture.completedFuture(HttpResponse.create()))
                .localAddress()
                .getPort();
        keepAllThreadsBusy();

        for (int connection = 0; connection < CONNECTIONS; connection++) {
            sockets.add(new Socket(InetAddress.getLoopbackAddress(), port));
        }

        Await.until(PATIENCE, "the kernel's queue to be empty", () -> waiting(port) == 0);
    }

    private void keepAllThreadsBusy() {
        Config pool = system.settings().config().getConfig("pekko.actor.default-dispatcher.fork-join-executor");
        int threads = ThreadPoolConfig.scaledPoolSize(
                pool.getInt("parallelism-min"), pool.getDouble("parallelism-factor"), pool.getInt("parallelism-max"));
        CountDownLatch blocked = new CountDownLatch(threads);
        for (int thread = 0; thread < threads; thread++) {
            system.executionContext().execute(() -> {
                blocked.countDown();
                await(busy);
            });
        }
        await(blocked);
    }

    /** As the kernel tells it: the receive queue of a socket that listens. */
    private static int waiting(int port) {
        String local = ":" + String.format("%04X", port);
        return Stream.of("tcp", "tcp6")
                .map(table -> Path.of("/proc/net", table))
                .filter(Files::exists)
                .flatMap(AcceptingTest::lines)
                .map(line -> line.strip().split("\\s+", -1))
                .filter(columns -> columns[1].endsWith(local) && columns[3].equals(LISTENING))
                .mapToInt(columns -> Integer.parseInt(columns[4].split(":", -1)[1], 16))
                .sum();
    }

    private static Stream<String> lines(Path table) {
        try {
            return Files.readAllLines(table).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
