package party.weirsoe.http.e2e;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a durable command over HTTP costs: commands a second, and CPU of the server's JVM and of PostgreSQL for each. Not
 * part of the tests; run it with
 * {@code mvn -pl http -am test -Dtest=CommandBench -Dsurefire.failIfNoSpecifiedTests=false}. Driver and server share the
 * machine, so the rate is a lower bound; the CPU for each command is not touched by that.
 */
class CommandBench {
    private static final int PARTIES = Integer.getInteger("bench.parties", 64);
    private static final int PLAYERS = 8;
    private static final int SESSIONS = Integer.getInteger("bench.sessions", 2000);
    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("bench.warmup", 20));
    private static final Duration RUN = Duration.ofSeconds(Integer.getInteger("bench.seconds", 10));
    private static final int RUNS = Integer.getInteger("bench.runs", 5);

    @TempDir
    Path dataDir;

    @Test
    void commandsOverHttp() throws Exception {
        AtomicLong acknowledged = new AtomicLong();
        AtomicBoolean over = new AtomicBoolean();
        try (ServerProcess server = ServerProcess.start(dataDir, Map.of(), "-XX:+UseCompactObjectHeaders");
                ExecutorService drivers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> parties = new ArrayList<>();
            for (int i = 0; i < PARTIES; i++) {
                parties.add(drivers.submit(() -> play(server.url(), acknowledged, over)));
            }
            LockSupport.parkNanos(WARM_UP.toNanos());
            double[] rate = new double[RUNS];
            double[] jvm = new double[RUNS];
            double[] postgres = new double[RUNS];
            for (int run = 0; run < RUNS; run++) {
                long commands = acknowledged.get();
                long jvmBefore = CpuTime.ofProcess(server.pid());
                long postgresBefore = CpuTime.ofPostgres(dataDir);
                long started = System.nanoTime();
                LockSupport.parkNanos(RUN.toNanos());
                double done = acknowledged.get() - commands;
                rate[run] = done / ((System.nanoTime() - started) / 1e9);
                jvm[run] = (CpuTime.ofProcess(server.pid()) - jvmBefore) / done;
                postgres[run] = (CpuTime.ofPostgres(dataDir) - postgresBefore) / done;
            }
            over.set(true);
            for (Future<?> party : parties) {
                party.get();
            }
            report(rate, jvm, postgres);
        }
    }

    /** Heap of an idle live session without sockets: eight players, lie phase of round 1, its receipts included. */
    @Test
    void heapOfALiveSession() throws Exception {
        try (ServerProcess server = ServerProcess.start(dataDir, Map.of(), "-XX:+UseCompactObjectHeaders");
                ExecutorService drivers = Executors.newFixedThreadPool(16)) {
            openSessions(server, drivers, 200);
            long before = server.heapAfterCollection();
            openSessions(server, drivers, SESSIONS);
            long after = server.heapAfterCollection();
            System.out.println("heap of a live session: " + (after - before) / SESSIONS + " bytes, over " + SESSIONS);
        }
    }

    private static void openSessions(ServerProcess server, ExecutorService drivers, int count) throws Exception {
        Client client = new Client(server.url(), exchange -> {});
        List<Future<?>> opened = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            opened.add(drivers.submit(() -> Party.open(client, "{}", PLAYERS).start(0)));
        }
        for (Future<?> session : opened) {
            session.get();
        }
    }

    private static void play(String url, AtomicLong acknowledged, AtomicBoolean over) {
        Client client = new Client(url, exchange -> {
            if (exchange.status() < 300 && !exchange.method().equals("GET")) {
                acknowledged.incrementAndGet();
            }
        });
        while (!over.get()) {
            Party party = Party.open(client, "{\"rounds\":7}", PLAYERS);
            party.start(0);
            for (int round = 1; round <= 7 && !over.get(); round++) {
                party.playRound(round);
                if (round < 7) {
                    party.next(round);
                } else {
                    party.finish(round);
                }
            }
        }
    }

    private static void report(double[] rate, double[] jvm, double[] postgres) {
        System.out.println(PARTIES + " parties of " + PLAYERS + ", " + RUNS + " runs of " + RUN.toSeconds()
                + " s, each command with " + "one row; min, median, max");
        System.out.println(line("commands/s", rate));
        System.out.println(line("JVM CPU, µs a command", jvm));
        System.out.println(line("PostgreSQL CPU, µs a command", postgres));
    }

    private static String line(String what, double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return String.format(
                Locale.ROOT,
                "%-30s %9.0f %9.0f %9.0f",
                what,
                sorted[0],
                sorted[sorted.length / 2],
                sorted[sorted.length - 1]);
    }
}
