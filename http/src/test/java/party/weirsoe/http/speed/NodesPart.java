package party.weirsoe.http.speed;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.ToDoubleFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import party.weirsoe.http.e2e.Await;
import party.weirsoe.http.e2e.CpuTime;

/**
 * What one, two and three nodes do on this machine, as {@code deploy/wpp cluster} starts them, with the connections of the
 * parties spread over the nodes and not over the sessions' homes. The machine does not grow with the nodes: what it shows is
 * what a command costs more when it comes in at another node than its session's.
 */
final class NodesPart {
    private static final int NODES_MAX = 3;
    private static final int PORTS_FROM = 20_000;
    private static final int PORTS = 5_000;
    private static final Pattern NODE = Pattern.compile("Node \\d+\\s+http://[^:]+:(\\d+)\\s.*pid (\\d+)");

    private final Speed speed;
    private final Path dir;

    private record Node(InetSocketAddress address, long pid) {}

    NodesPart(Speed speed, Path dir) {
        this.speed = speed;
        this.dir = dir;
    }

    List<Row> measure() {
        List<Row> rows = new ArrayList<>();
        List<Usage> alone = measure(1);
        rows.add(Row.of("commands with one node", "1/s", of(alone, NodesPart::rate)));
        for (int nodes = 2; nodes <= NODES_MAX; nodes++) {
            List<Usage> together = measure(nodes);
            rows.add(Row.of("commands with " + nodes + " nodes", "1/s", of(together, NodesPart::rate))
                    .beside("one node", of(alone, NodesPart::rate)));
            rows.add(Row.of("CPU for one of them, JVMs", "µs", of(together, NodesPart::jvm))
                    .beside("one node", of(alone, NodesPart::jvm)));
            rows.add(Row.of("CPU for one of them, PostgreSQL", "µs", of(together, NodesPart::postgres))
                    .beside("one node", of(alone, NodesPart::postgres)));
        }
        return rows;
    }

    private List<Usage> measure(int size) {
        Path own = dir.resolve(size + "-nodes");
        List<Usage> windows = new ArrayList<>();
        try (Running cluster = start(own, size);
                Loop loop = Loop.start()) {
            List<Node> nodes = nodes(cluster, size);
            Postgres postgres = Postgres.of(own);
            postgres.assertDurable();
            List<Crowd> crowds = nodes.stream()
                    .map(node -> Crowd.withSockets(
                            loop, node.address(), speed.parties() / size, speed.players(), speed.rounds()))
                    .toList();
            crowds.forEach(Crowd::play);
            Speed.wait(speed.warmUp());
            for (int rep = 0; rep < speed.reps(); rep++) {
                windows.add(Usage.of(
                        () -> nodes.stream()
                                .mapToLong(node -> CpuTime.ofProcess(node.pid()))
                                .sum(),
                        postgres,
                        () -> crowds.stream().mapToLong(Crowd::commands).sum(),
                        () -> crowds.stream().mapToLong(Crowd::hints).sum(),
                        speed.window()));
            }
            crowds.forEach(Crowd::rest);
        }
        return windows;
    }

    private static Running start(Path dataDir, int size) {
        // The nodes take the ports that follow. Not of those that the system gives to whoever asks for any, as the
        // nodes do too.
        int http = PORTS_FROM + ThreadLocalRandom.current().nextInt(PORTS);
        return Running.start(Wpp.launcher(dataDir, http, http + PORTS, "cluster", "--nodes", Integer.toString(size)));
    }

    /** As the launcher tells them when all are ready. */
    private static List<Node> nodes(Running cluster, int size) {
        Await.until(
                SpeedLimits.CHILD_ANSWER_MAX,
                "the cluster",
                () -> !cluster.isAlive()
                        || NODE.matcher(cluster.said()).results().count() == size);
        List<Node> nodes =
                NODE.matcher(cluster.said()).results().map(NodesPart::node).toList();
        if (nodes.size() != size) {
            throw new IllegalStateException("the cluster ended: " + cluster.said());
        }
        return nodes;
    }

    private static Node node(MatchResult told) {
        return new Node(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(told.group(1))),
                Long.parseLong(told.group(2)));
    }

    private static double rate(Usage usage) {
        return usage.commands() / usage.seconds();
    }

    private static double jvm(Usage usage) {
        return usage.jvmMicros() / usage.commands();
    }

    private static double postgres(Usage usage) {
        return usage.postgresMicros() / usage.commands();
    }

    private static double[] of(List<Usage> windows, ToDoubleFunction<Usage> figure) {
        return windows.stream().mapToDouble(figure).toArray();
    }
}
