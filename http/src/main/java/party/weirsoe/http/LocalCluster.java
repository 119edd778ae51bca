package party.weirsoe.http;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import party.weirsoe.http.local.Balancer;
import party.weirsoe.http.local.LocalLimits;
import party.weirsoe.http.local.NodeProcess;
import party.weirsoe.session.Journal;

/** The nodes of {@link ClusterCommand}, their database and the balancer before them. */
final class LocalCluster {
    private static final String LOOPBACK = "127.0.0.1";
    /** Variables that put a node into somebody's cluster. */
    private static final List<String> MEMBERSHIP = List.of("WPP_SEED_NODES", "WPP_CLUSTER");

    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final ServerSettings settings;
    private final List<Place> places;
    private final Balancer balancer;
    private final List<NodeProcess> nodes;

    /** Where one node is to be found. */
    private record Place(int http, int ops, int node, Path log) {
        String address() {
            return "http://" + LOOPBACK + ":" + http;
        }

        String seed() {
            return LOOPBACK + ":" + node;
        }
    }

    private LocalCluster(ServerSettings settings, List<Place> places, Balancer balancer, List<NodeProcess> nodes) {
        this.settings = settings;
        this.places = places;
        this.balancer = balancer;
        this.nodes = nodes;
    }

    /**
     * Starts everything, and returns when all nodes are ready.
     *
     * @throws SettingsException where something cannot be had, or a node does not start
     */
    static LocalCluster start(Map<String, String> environment, int count, Consumer<String> tell, Startup startup) {
        try (startup) {
            refuseMembership(environment);
            ServerSettings settings = ServerSettings.from(environment);
            Path dataDir = settings.storage().dataDir();
            ServerSettings.Secret configured = settings.secret();
            ServerSettings.Secret secret = configured == null ? SecretFile.readOrCreate(dataDir) : configured;
            Journal journal = startup.opened(() -> Wiring.PRODUCTION.openJournal(
                    new Journal.Settings(settings.storage().databaseUrl(), dataDir), tell));
            List<Place> places = places(settings.ports(), dataDir, count);
            Balancer balancer = startup.opened(() -> balancer(settings.ports().http(), places));
            Map<String, String> common = new HashMap<>(environment);
            common.putAll(Map.of("WPP_DATABASE_URL", journal.databaseUrl(), "WPP_SECRET", secret.value()));
            tell.accept("starting " + count + " nodes; what they say is in "
                    + places.getFirst().log().getParent());
            List<NodeProcess> nodes = new ArrayList<>();
            for (Place place : places) {
                nodes.add(startup.opened(() -> node(nodes.size() + 1, place, places, common, tell)));
            }
            // Closed before any of them: all are told to end at once, and then waited for.
            startup.opened(() -> () -> nodes.forEach(NodeProcess::terminate));
            LocalCluster cluster = new LocalCluster(settings, places, balancer, nodes);
            cluster.awaitReady(tell, startup);
            startup.handOver(startup::closeAll);
            return cluster;
        }
    }

    private static void refuseMembership(Map<String, String> environment) {
        for (String variable : MEMBERSHIP) {
            String value = environment.get(variable);
            if (value != null && !value.isBlank() && !value.strip().equals("seeds")) {
                throw new SettingsException(variable + ": 'wpp cluster' makes a cluster of its own; unset it.");
            }
        }
    }

    private static List<Place> places(ServerSettings.Ports ports, Path dataDir, int count) {
        List<Integer> free = freePorts(3 * count);
        return IntStream.range(0, count)
                .mapToObj(i -> new Place(
                        ports.http().port() == 0
                                ? free.get(3 * i)
                                : ports.http().port() + i + 1,
                        ports.ops().port() == 0
                                ? free.get(3 * i + 1)
                                : ports.ops().port() + i,
                        free.get(3 * i + 2),
                        dataDir.resolve("cluster").resolve("node-" + (i + 1) + ".log")))
                .toList();
    }

    /** All are held until all are found, so that they differ. */
    private static List<Integer> freePorts(int count) {
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return held.stream().map(ServerSocket::getLocalPort).toList();
        } catch (IOException e) {
            throw new SettingsException("This machine has no free ports for the nodes: " + e.getMessage() + ".", e);
        } finally {
            for (ServerSocket socket : held) {
                close(socket);
            }
        }
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new SettingsException("A port cannot be given back: " + e.getMessage() + ".", e);
        }
    }

    private static NodeProcess node(
            int number, Place place, List<Place> all, Map<String, String> common, Consumer<String> tell) {
        Map<String, String> environment = new HashMap<>(common);
        environment.putAll(Map.of(
                "WPP_HTTP_HOST", LOOPBACK,
                "WPP_HTTP_PORT", Integer.toString(place.http()),
                "WPP_OPS_PORT", Integer.toString(place.ops()),
                "WPP_NODE_HOST", LOOPBACK,
                "WPP_NODE_PORT", Integer.toString(place.node()),
                "WPP_SEED_NODES", all.stream().map(Place::seed).collect(Collectors.joining(","))));
        NodeProcess process = new NodeProcess("node " + number, command(), environment, place.log(), tell);
        try {
            process.start();
            return process;
        } catch (IOException e) {
            throw new SettingsException("Node " + number + " cannot be started: " + e.getMessage() + ".", e);
        }
    }

    /** This JVM once more, with the same options. */
    private static List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of(
                "-cp", System.getProperty("java.class.path"), Main.class.getName(), "serve", Main.UNTIL_INPUT_ENDS));
        return command;
    }

    private static Balancer balancer(HostPort listen, List<Place> places) {
        try {
            return Balancer.open(
                    new InetSocketAddress(listen.host(), listen.port()),
                    places.stream().map(Place::http).toList());
        } catch (IOException e) {
            throw new SettingsException(
                    "WPP_HTTP_PORT: cannot listen on " + listen + " (" + e.getMessage() + "); choose another port.", e);
        }
    }

    private void awaitReady(Consumer<String> tell, Startup startup) {
        long patience = System.nanoTime() + LocalLimits.START_WAIT_MAX.toNanos();
        List<Integer> waiting =
                new ArrayList<>(IntStream.range(0, nodes.size()).boxed().toList());
        while (!waiting.isEmpty() && !startup.isStopped()) {
            for (int i : List.copyOf(waiting)) {
                if (balancer.isReady(i)) {
                    tell.accept("node " + (i + 1) + " is ready");
                    waiting.remove(Integer.valueOf(i));
                } else if (!nodes.get(i).isAlive() || System.nanoTime() > patience) {
                    throw new SettingsException("Node " + (i + 1) + " does not start: "
                            + String.join(" / ", nodes.get(i).lastWords()));
                }
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    /** Where everything is, and what to do next. */
    List<String> greeting() {
        List<String> addresses = Greeting.addresses(settings.ports().http().host(), balancer.port());
        List<String> lines = new ArrayList<>(List.of("", "The cluster is ready."));
        lines.addAll(addresses);
        for (int i = 0; i < places.size(); i++) {
            Place place = places.get(i);
            lines.add("  Node " + (i + 1) + "           " + place.address() + "  metrics on port " + place.ops()
                    + ", pid " + nodes.get(i).pid());
        }
        String best = addresses.getLast().replaceFirst(".* ", "");
        lines.add("Next: open " + best + " in a browser, open a party there, and kill a node:");
        lines.add("  kill -9 " + nodes.getLast().pid());
        lines.add("The party goes on; the node is started again. Stop all with Ctrl-C; sessions are kept.");
        return lines;
    }
}
