package party.weirsoe.http.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import party.weirsoe.http.e2e.ServerJvm;
import party.weirsoe.http.e2e.ServerProcess;
import party.weirsoe.http.simulate.Servers;
import party.weirsoe.persistence.PostgresToStop;

/** Nodes, the network between them, and the database that they share. */
final class LocalCluster implements AutoCloseable {
    private static final String SECRET = "a-secret-of-the-cluster-trial";

    /** Small and quick to start: several nodes share the machine with the bots. */
    static final List<String> SMALL =
            Stream.concat(Stream.of("-Xmx256m"), ServerJvm.SHORT_LIVED.stream()).toList();

    private final Path dir;
    private final List<String> jvmFlags;
    private final PostgresToStop postgres;
    private final NodeNetwork network = new NodeNetwork();
    private final List<ClusterNode> nodes = new ArrayList<>();

    private LocalCluster(Path dir, List<String> jvmFlags) {
        this.dir = dir;
        this.jvmFlags = jvmFlags;
        this.postgres = new PostgresToStop(dir.resolve("database"));
    }

    /** Returns when all nodes are ready. */
    static LocalCluster start(Path dir, int size, List<String> jvmFlags) {
        LocalCluster cluster = new LocalCluster(dir, jvmFlags);
        try {
            List<Integer> ownPorts = IntStream.range(0, size)
                    .mapToObj(n -> ServerProcess.freePort())
                    .toList();
            List<String> seeds = new ArrayList<>();
            for (int n = 0; n < size; n++) {
                seeds.add(NodeNetwork.publicAddress(n) + ":" + cluster.network.open(n, ownPorts.get(n)));
            }
            for (int n = 0; n < size; n++) {
                cluster.nodes.add(cluster.launch(n, ownPorts.get(n), seeds));
            }
            cluster.awaitReady();
            return cluster;
        } catch (RuntimeException | Error e) {
            cluster.close();
            throw e;
        }
    }

    private ClusterNode launch(int n, int ownPort, List<String> seeds) {
        int http = ServerProcess.freePort();
        String self = seeds.get(n);
        Map<String, String> environment = Map.of(
                "WPP_DATABASE_URL", postgres.url(),
                "WPP_SECRET", SECRET,
                "WPP_SEED_NODES", String.join(",", seeds),
                "WPP_NODE_HOST", self.substring(0, self.indexOf(':')),
                "WPP_NODE_PORT", self.substring(self.indexOf(':') + 1),
                "WPP_HTTP_HOST", "127.0.0.1",
                "WPP_HTTP_PORT", Integer.toString(http),
                "WPP_OPS_PORT", "0",
                "WPP_RATE_LIMIT", "off",
                "WPP_DATA_DIR", dir.resolve("node" + n).toString());
        List<String> flags = new ArrayList<>(jvmFlags);
        flags.addAll(List.of(
                "-Dpekko.remote.artery.bind.hostname=" + NodeNetwork.ownAddress(n),
                "-Dpekko.remote.artery.bind.port=" + ownPort,
                "-Dpekko.remote.artery.advanced.tcp.outbound-client-hostname=" + NodeNetwork.ownAddress(n)));
        return ClusterNode.start(flags, environment, dir.resolve("node" + n + ".log"), http);
    }

    List<ClusterNode> nodes() {
        return nodes;
    }

    NodeNetwork network() {
        return network;
    }

    Servers servers() {
        return new Servers(nodes.stream().map(ClusterNode::url).toList());
    }

    String databaseUrl() {
        return postgres.url();
    }

    void awaitReady() {
        nodes.forEach(ClusterNode::awaitReady);
    }

    Path databaseDir() {
        return dir.resolve("database");
    }

    void stopDatabase() {
        postgres.stop();
    }

    void startDatabase() {
        postgres.startAgain();
    }

    void freezeDatabase() {
        databaseProcesses().forEach(Signals::stop);
    }

    void thawDatabase() {
        databaseProcesses().forEach(Signals::go);
    }

    /** The first is the one that starts the others; none while the server is stopped. */
    private List<Long> databaseProcesses() {
        Path pidFile = databaseDir().resolve("postgres").resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return List.of();
        }
        try {
            long postmaster =
                    Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
            return Stream.concat(
                            Stream.of(postmaster),
                            ProcessHandle.of(postmaster).stream()
                                    .flatMap(ProcessHandle::children)
                                    .map(ProcessHandle::pid))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        nodes.forEach(ClusterNode::close);
        try {
            network.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            thawDatabase();
            postgres.close();
        }
    }
}
