package party.weirsoe.http;

import java.net.BindException;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.Done;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.event.Logging;
import org.apache.pekko.event.LoggingAdapter;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.MediaTypes;
import org.apache.pekko.http.javadsl.settings.ServerSettings;
import org.apache.pekko.japi.Pair;
import org.apache.pekko.japi.function.Function;
import org.apache.pekko.stream.KillSwitches;
import org.apache.pekko.stream.SharedKillSwitch;
import org.apache.pekko.stream.TLSProtocol.SessionBytes;
import org.apache.pekko.stream.TLSProtocol.SslTlsInbound;
import org.apache.pekko.stream.TLSProtocol.SslTlsOutbound;
import org.apache.pekko.stream.javadsl.BidiFlow;
import org.apache.pekko.stream.javadsl.Flow;
import org.apache.pekko.stream.javadsl.Keep;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.TLSPlacebo;
import org.apache.pekko.stream.javadsl.Tcp;
import org.apache.pekko.util.ByteString;
import party.weirsoe.http.limit.HttpLimits;
import party.weirsoe.http.problem.Http10Chunks;
import party.weirsoe.http.socket.EventSocket;

/**
 * Opens a port: the library's HTTP layer on our own binding of TCP, since its own leaves no place in front of that layer, and
 * {@link Http10Chunks} has to stand there.
 */
final class Listener {
    private final ActorSystem<?> system;
    private final ServerSettings settings;
    private final LoggingAdapter log;
    private final Function<HttpRequest, CompletionStage<HttpResponse>> handler;
    private final SharedKillSwitch requests = KillSwitches.shared("requests");
    private final SharedKillSwitch connections = KillSwitches.shared("connections");

    private Listener(ActorSystem<?> system, Function<HttpRequest, CompletionStage<HttpResponse>> handler) {
        this.system = system;
        this.settings = settings(system);
        // A logger of its own, since what the library says there has whole targets in it.
        this.log = Logging.getLogger(system.classicSystem(), Listener.class);
        this.handler = handler;
    }

    /**
     * @param variables the beginning of the names of the two variables that say where, for the line that says what is wrong
     * @throws SettingsException where nothing can listen there
     */
    static OpenPort bind(
            ActorSystem<?> system,
            HostPort where,
            String variables,
            Function<HttpRequest, CompletionStage<HttpResponse>> handler) {
        Listener listener = new Listener(system, handler);
        try {
            return listener.open(where)
                    .toCompletableFuture()
                    .orTimeout(HttpLimits.START_WAIT_MAX.toSeconds(), TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException e) {
            throw new SettingsException(cannotListen(where, variables, e), e);
        }
    }

    private CompletionStage<OpenPort> open(HostPort where) {
        Pair<CompletionStage<Tcp.ServerBinding>, CompletionStage<Done>> port = Tcp.get(system.classicSystem())
                .bind(
                        where.host(),
                        where.port(),
                        settings.getBacklog(),
                        settings.getSocketOptions(),
                        false,
                        Optional.empty())
                .mapAsyncUnordered(settings.getMaxConnections(), this::serve)
                .toMat(Sink.ignore(), Keep.both())
                .run(system);
        return port.first().thenApply(binding -> new OpenPort(binding, requests, connections, port.second()));
    }

    /** Ends with the connection, and never fails: that would close the port. */
    private CompletionStage<Done> serve(Tcp.IncomingConnection connection) {
        Flow<ByteString, ByteString, CompletionStage<Done>> net = Flow.of(ByteString.class)
                .via(connections.flow())
                .via(connection.flow())
                .watchTermination(Keep.right());
        return Flow.of(HttpRequest.class)
                .mapAsync(settings.getPipeliningLimit(), handler)
                .join(http(connection))
                .joinMat(net, Keep.right())
                .run(system)
                .exceptionally(broken -> Done.getInstance());
    }

    private BidiFlow<HttpResponse, ByteString, ByteString, HttpRequest, NotUsed> http(
            Tcp.IncomingConnection connection) {
        Http10Chunks chunks = new Http10Chunks();
        return Http.get(system)
                .serverLayer(settings, Optional.of(connection.remoteAddress()), log)
                .atop(BidiFlow.fromFlows(
                        Flow.of(SslTlsOutbound.class),
                        Flow.of(SessionBytes.class).map(plain -> (SslTlsInbound) plain)))
                .atop(TLSPlacebo.getInstance())
                .atop(BidiFlow.bidirectionalIdleTimeout(HttpLimits.IDLE_MAX))
                .atop(BidiFlow.fromFlows(
                        Flow.of(ByteString.class),
                        Flow.of(ByteString.class).via(requests.flow()).map(chunks::pass)));
    }

    private static ServerSettings settings(ActorSystem<?> system) {
        ServerSettings settings = ServerSettings.create(system.classicSystem());
        // Pekko knows JSON as a type without charset and would drop the parameter: we must see it to refuse it.
        return EventSocket.tune(settings.withParserSettings(
                settings.getParserSettings().withCustomMediaTypes(MediaTypes.applicationWithOpenCharset("json"))));
    }

    private static String cannotListen(HostPort where, String variables, Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String why = String.valueOf(cause.getMessage());
        if (cause instanceof BindException && why.contains("in use")) {
            return variables + "_PORT: cannot listen on " + where + " (the port is in use); choose another port.";
        }
        if (why.contains("Permission denied")) {
            return variables + "_PORT: cannot listen on " + where
                    + " (this user may not have that port); choose another port.";
        }
        return variables + "_HOST: cannot listen on " + where + "; choose an address or a name of this machine.";
    }
}
