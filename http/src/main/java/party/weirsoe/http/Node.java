package party.weirsoe.http;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.http.javadsl.ServerBinding;
import org.apache.pekko.remote.RemoteTransportException;
import party.weirsoe.http.edge.Edge;
import party.weirsoe.http.edge.Gate;
import party.weirsoe.http.edge.LobbyHandlers;
import party.weirsoe.http.edge.MeasuredSessions;
import party.weirsoe.http.edge.OpenHandlers;
import party.weirsoe.http.edge.PageHandlers;
import party.weirsoe.http.edge.Router;
import party.weirsoe.http.edge.Routes;
import party.weirsoe.http.edge.SessionHandlers;
import party.weirsoe.http.limit.RateLimits;
import party.weirsoe.http.metrics.Metrics;
import party.weirsoe.http.metrics.OperationsPage;
import party.weirsoe.http.socket.EventSocket;
import party.weirsoe.http.socket.OriginCheck;
import party.weirsoe.http.socket.SocketLimits;
import party.weirsoe.http.web.WebSite;
import party.weirsoe.pack.Packs;
import party.weirsoe.session.Journal;
import party.weirsoe.session.SessionConfiguration;
import party.weirsoe.session.Sessions;
import party.weirsoe.session.Tokens;

/** One running server: the composition root. Open until closed. */
public final class Node implements AutoCloseable {
    private final Journal journal;
    private final ActorSystem<Void> system;
    private final ServerBinding http;
    private final ServerBinding ops;
    private final Shutdown shutdown;

    private Node(Journal journal, ActorSystem<Void> system, ServerBinding http, ServerBinding ops, Shutdown shutdown) {
        this.journal = journal;
        this.system = system;
        this.http = http;
        this.ops = ops;
        this.shutdown = shutdown;
    }

    /**
     * Starts everything, and returns when the node serves.
     *
     * @param progress told in short sentences what is going on
     * @throws SettingsException where something configured cannot be had
     * @throws Journal.StartException where the journal cannot be opened
     */
    public static Node start(ServerSettings settings, Consumer<String> progress) {
        return start(settings, Wiring.PRODUCTION, progress, new Startup());
    }

    /** @param startup stops it, at any time from now on */
    static Node start(ServerSettings settings, Wiring wiring, Consumer<String> progress, Startup startup) {
        try (startup) {
            Packs packs = PackShelf.load(settings.packDir(), progress);
            LanOrigin lanOrigin = new LanOrigin(settings.ports().http().host(), LanAddresses::find);
            PageHandlers pages = new PageHandlers(WebSite.load(), lanOrigin);
            ServerSettings.Secret configured = settings.secret();
            ServerSettings.Secret secret = configured == null
                    ? SecretFile.readOrCreate(settings.storage().dataDir())
                    : configured;
            Journal journal = startup.opened(() -> wiring.openJournal(
                    new Journal.Settings(
                            settings.storage().databaseUrl(), settings.storage().dataDir()),
                    progress));
            progress.accept("Starting the sessions");
            ActorSystem<Void> system = startup.opened(() -> new Actors(actors(settings, secret, journal)))
                    .system();
            Metrics metrics = startup.opened(() -> new Metrics(journal::isReachable));
            Membership membership = Membership.join(system, settings.cluster(), journal.roster());
            metrics.clusterMembers(membership::members);
            Tokens tokens = new Tokens(secret.value());
            Sessions sessions = wiring.startSessions(
                    system,
                    packs,
                    tokens,
                    journal,
                    Duration.ofDays(settings.storage().retentionDays()),
                    metrics);
            EventSocket sockets = new EventSocket(
                    system, sessions, tokens, SocketLimits.DEFAULT, Events.probe(metrics), InstantSource.system());
            Readiness readiness = new Readiness(membership::isUp, journal::isReachable);
            Edge edge = edge(settings, system, packs, pages, tokens, sessions, sockets, metrics, readiness);
            ServerBinding http = Listener.bind(system, settings.ports().http(), "WPP_HTTP", edge);
            lanOrigin.opened(http.localAddress().getPort());
            OperationsPage page = new OperationsPage(metrics, sessions::forget);
            ServerBinding ops = Listener.bind(system, settings.ports().ops(), "WPP_OPS", page);
            BooleanSupplier hasEnded =
                    () -> system.getWhenTerminated().toCompletableFuture().isDone();
            Shutdown shutdown = new Shutdown(readiness, edge, sockets, http, ops, hasEnded, startup::closeAll);
            startup.handOver(shutdown::run);
            return new Node(journal, system, http, ops, shutdown);
        }
    }

    private static Edge edge(
            ServerSettings settings,
            ActorSystem<?> system,
            Packs packs,
            PageHandlers pages,
            Tokens tokens,
            Sessions sessions,
            EventSocket sockets,
            Metrics metrics,
            BooleanSupplier ready) {
        ServerSettings.Traffic traffic = settings.traffic();
        OriginCheck origins = new OriginCheck(traffic.allowedOrigins(), traffic.proxies()::trusts);
        RateLimits limits = new RateLimits(traffic.rateLimit(), System::nanoTime);
        Sessions measured = new MeasuredSessions(sessions, metrics::asked);
        Router router = new Router(Routes.table(
                new LobbyHandlers(measured, tokens, packs),
                new SessionHandlers(measured, metrics),
                new OpenHandlers(packs, new Events(sockets, origins, limits), ready),
                pages));
        return new Edge(system, router, new Gate(tokens, limits, traffic.proxies()), metrics);
    }

    private static ActorSystem<Void> actors(ServerSettings settings, ServerSettings.Secret secret, Journal journal) {
        try {
            return ActorSystem.create(Behaviors.empty(), Configuration.SYSTEM, config(settings, secret, journal));
        } catch (RemoteTransportException e) {
            throw new SettingsException(
                    "WPP_NODE_PORT: cannot listen on " + settings.cluster().node()
                            + " for the other nodes; choose another port, and for WPP_NODE_HOST an address of this machine.",
                    e);
        }
    }

    /** Closed by handing the sessions over. */
    private record Actors(ActorSystem<Void> system) implements AutoCloseable {
        @Override
        public void close() {
            Shutdown.end(system);
        }
    }

    private static Config config(ServerSettings settings, ServerSettings.Secret secret, Journal journal) {
        return Configuration.http()
                .withFallback(Configuration.cluster(settings.cluster()))
                .withFallback(SharedSecretCheck.shown(secret))
                .withFallback(journal.configuration())
                .withFallback(ConfigFactory.parseResources("node.conf"))
                .withFallback(SessionConfiguration.config())
                .withFallback(ConfigFactory.load())
                .resolve();
    }

    public int httpPort() {
        return http.localAddress().getPort();
    }

    public int opsPort() {
        return ops.localAddress().getPort();
    }

    /** Where its rows are, for people. */
    public String journal() {
        return journal.description();
    }

    /** When the node ends, by {@link #close} or because the cluster has removed it. */
    public CompletionStage<Done> whenTerminated() {
        return system.getWhenTerminated();
    }

    /** Stops in an order in which nobody loses anything: see {@link Shutdown}. Repeatable. */
    @Override
    public void close() {
        shutdown.run();
    }
}
