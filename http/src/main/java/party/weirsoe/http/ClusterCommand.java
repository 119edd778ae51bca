package party.weirsoe.http;

import java.io.PrintWriter;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import party.weirsoe.http.local.LocalLimits;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code wpp cluster}: what a cluster does when one of its nodes dies, for who has one machine. */
@Command(
        name = "cluster",
        description = {
            "Starts several nodes on this machine, one database, and a balancer before the nodes.",
            "Kill a node: its parties go on on the others, and it is started again."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "The balancer listens on WPP_HTTP_PORT (8080), node N on that port + N, with its metrics on WPP_OPS_PORT + N - 1.",
            "Settings are environment variables: docs/configuration.md lists them. For real clusters: docs/operating.md."
        })
final class ClusterCommand implements Callable<Integer> {
    private final Map<String, String> environment;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--nodes",
            paramLabel = "N",
            defaultValue = "3",
            description = "How many, 1 to " + LocalLimits.NODES_MAX + ". Default: ${DEFAULT-VALUE}.")
    private int nodes;

    ClusterCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws InterruptedException {
        CommandSpec command = Objects.requireNonNull(spec);
        if (nodes < 1 || nodes > LocalLimits.NODES_MAX) {
            throw new ParameterException(
                    command.commandLine(), "--nodes: " + nodes + " is no number from 1 to " + LocalLimits.NODES_MAX);
        }
        Consumer<String> out = printer(command.commandLine().getOut());
        Startup startup = new Startup();
        Thread hook = Thread.ofPlatform().unstarted(() -> {
            out.accept("Stopping");
            startup.stop();
        });
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            LocalCluster.start(environment, nodes, out, startup).greeting().forEach(out);
        } catch (RuntimeException failed) {
            if (startup.isStopped()) {
                return Main.FAILED;
            }
            Main.forget(hook);
            throw failed;
        }
        // Until a signal ends the process.
        new CountDownLatch(1).await();
        return 0;
    }

    private static Consumer<String> printer(PrintWriter out) {
        return line -> {
            synchronized (out) {
                out.println(line);
                out.flush();
            }
        };
    }
}
