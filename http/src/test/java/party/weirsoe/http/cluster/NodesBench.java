package party.weirsoe.http.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import party.weirsoe.http.e2e.CpuTime;
import party.weirsoe.http.simulate.Habits;
import party.weirsoe.http.simulate.Simulation;

/**
 * Throughput, and CPU for each acknowledged command, with one, two and three nodes on this machine, views and hints
 * included. Not part of the tests; run it with {@code mvn -pl http -am test -Dtest=NodesBench
 * -Dsurefire.failIfNoSpecifiedTests=false -Dtests.to.file=false}. The bots share the machine, so the rate is a lower bound.
 */
class NodesBench {
    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("bench.warmup", 40));
    private static final Duration RUN = Duration.ofSeconds(Integer.getInteger("bench.seconds", 10));
    private static final int RUNS = Integer.getInteger("bench.runs", 3);
    private static final int PARTIES = Integer.getInteger("bench.parties", 60);

    @TempDir
    Path dir;

    @Test
    void oneTwoAndThreeNodes() {
        System.out.println(
                "nodes: commands/s, views/s, JVM µs a command, PostgreSQL µs a command; median (lowest–highest)");
        for (int size = 1; size <= 3; size++) {
            assertThat(measure(size)).isPositive();
        }
    }

    private double measure(int size) {
        Habits habits = new Habits(4, 5, 1, Duration.ofMillis(5), null, 6);
        AtomicInteger parties = new AtomicInteger();
        Path own = dir.resolve(size + "-nodes");
        try (LocalCluster cluster = LocalCluster.start(own, size, List.of("-Xmx512m", "-XX:+UseCompactObjectHeaders"));
                Simulation simulation =
                        new Simulation(cluster.servers(), List.of(habits), 1, history -> parties.incrementAndGet())) {
            simulation.start(PARTIES);
            LockSupport.parkNanos(WARM_UP.toNanos());
            List<Window> windows = Stream.generate(() -> window(cluster, simulation))
                    .limit(RUNS)
                    .toList();
            System.out.printf(
                    Locale.ROOT,
                    "%5d  %s  %s  %s  %s%n",
                    size,
                    spread(windows, Window::commands),
                    spread(windows, Window::views),
                    spread(windows, Window::jvm),
                    spread(windows, Window::postgres));
            return windows.stream().mapToDouble(Window::commands).min().orElseThrow();
        }
    }

    /** A second's commands and views, and microseconds for each command. */
    private record Window(double commands, double views, double jvm, double postgres) {}

    private static Window window(LocalCluster cluster, Simulation simulation) {
        long commands = simulation.tally().commands();
        long views = simulation.tally().views();
        long jvm = jvm(cluster);
        long postgres = CpuTime.ofPostgres(cluster.databaseDir());
        long begun = System.nanoTime();
        LockSupport.parkNanos(RUN.toNanos());
        double seconds = (System.nanoTime() - begun) / 1e9;
        double done = simulation.tally().commands() - commands;
        return new Window(
                done / seconds,
                (simulation.tally().views() - views) / seconds,
                (jvm(cluster) - jvm) / done,
                (CpuTime.ofPostgres(cluster.databaseDir()) - postgres) / done);
    }

    private static String spread(List<Window> windows, ToDoubleFunction<Window> figure) {
        double[] sorted = windows.stream().mapToDouble(figure).sorted().toArray();
        return String.format(
                Locale.ROOT, "%5.0f (%.0f–%.0f)", sorted[sorted.length / 2], sorted[0], sorted[sorted.length - 1]);
    }

    private static long jvm(LocalCluster cluster) {
        return cluster.nodes().stream()
                .mapToLong(node -> CpuTime.ofProcess(node.pid()))
                .sum();
    }
}
