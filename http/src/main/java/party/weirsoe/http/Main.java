package party.weirsoe.http;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import party.weirsoe.http.command.ForgetCommand;
import party.weirsoe.http.command.PacksCommand;
import party.weirsoe.http.command.SimulateCommand;
import party.weirsoe.session.Journal;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line. Settings are environment variables; a wrong one, or a wrong option, ends it with exit code 2. */
@Command(
        name = "wpp",
        description = "The Weirsoe party server: everyone lies, then everyone guesses the truth.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ForgetCommand.class, PacksCommand.class, SimulateCommand.class},
        footer = "Settings are environment variables: docs/configuration.md lists them.")
public final class Main implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(Main.class);
    static final int FAILED = 1;
    static final int WRONG = 2;
    /** For a program that starts the server: when it is gone, even by {@code kill -9}, the server stops. */
    static final String UNTIL_INPUT_ENDS = "--until-input-ends";

    private final Map<String, String> environment;

    @Spec
    private @Nullable CommandSpec spec;

    Main(Map<String, String> environment) {
        this.environment = environment;
    }

    public static void main(String[] args) {
        System.exit(commandLine(System.getenv()).execute(args));
    }

    static CommandLine commandLine(Map<String, String> environment) {
        return new CommandLine(new Main(environment))
                .addSubcommand(new ClusterCommand(environment))
                .setParameterExceptionHandler((wrong, arguments) -> explain(wrong))
                .setExecutionExceptionHandler((failure, line, parsed) -> explain(failure, line));
    }

    /** Without a command there is nothing to do. */
    @Override
    public Integer call() {
        CommandSpec command = Objects.requireNonNull(spec);
        command.commandLine().usage(command.commandLine().getErr());
        return WRONG;
    }

    @Command(
            name = "serve",
            description = "Starts the server, and runs until it is stopped.",
            mixinStandardHelpOptions = true)
    int serve(
            @Option(names = UNTIL_INPUT_ENDS, description = "Stops, as after a signal, when the standard input ends.")
                    boolean untilInputEnds) {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        ServerSettings settings = ServerSettings.from(environment);
        Startup startup = new Startup();
        // Before the start: a signal in the midst of it must not leave a database behind.
        Thread hook = Thread.ofPlatform().unstarted(() -> stop(startup, out));
        Runtime.getRuntime().addShutdownHook(hook);
        if (untilInputEnds) {
            Thread.ofPlatform().daemon().start(Main::exitAtEndOfInput);
        }
        Node node;
        try {
            node = Node.start(settings, Wiring.PRODUCTION, line -> say(out, line), startup);
        } catch (RuntimeException failed) {
            if (startup.isStopped()) {
                // Whatever failed then, the stop was why.
                return FAILED;
            }
            forget(hook);
            throw failed;
        }
        Greeting.lines(settings, node.httpPort(), node.opsPort(), node.journal())
                .forEach(line -> say(out, line));
        node.whenTerminated().toCompletableFuture().join();
        // By itself it ends only when the cluster has removed it: whatever runs it should start it again.
        node.close();
        return FAILED;
    }

    private static void exitAtEndOfInput() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // Nobody can say any more that it goes on.
            LOG.debug("The input failed", e);
        }
        System.exit(FAILED);
    }

    private static void stop(Startup startup, PrintWriter out) {
        say(out, "Stopping");
        startup.stop();
    }

    /** Nothing was started that the hook could stop. */
    static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // It runs, which is as good.
            LOG.debug("Stopping while the start failed", e);
        }
    }

    private static void say(PrintWriter out, String line) {
        out.println(line);
        out.flush();
    }

    /** One line, where the library would add the whole help. */
    private static int explain(ParameterException wrong) {
        CommandLine line = wrong.getCommandLine();
        String name = line.getCommandSpec().qualifiedName();
        Set<String> commands = new TreeSet<>(line.getSubcommands().keySet());
        line.getErr()
                .println(name + ": " + wrong.getMessage()
                        + (commands.isEmpty() ? "" : ". Its commands are " + String.join(", ", commands))
                        + ". Try: " + name + " --help");
        line.getErr().flush();
        return WRONG;
    }

    private static int explain(Exception failure, CommandLine line) throws Exception {
        if (failure instanceof SettingsException || failure instanceof Journal.StartException) {
            line.getErr().println(failure.getMessage());
            line.getErr().flush();
            return WRONG;
        }
        throw failure;
    }

    /** From the jar's manifest. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"Weirsoe party server " + (version == null ? "(not packaged)" : version)};
        }

        /** {@code 0.0.0} where nothing was packaged. */
        static String build() {
            String version = Main.class.getPackage().getImplementationVersion();
            return version == null ? "0.0.0" : version;
        }
    }
}
