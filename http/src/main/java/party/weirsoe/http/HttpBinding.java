package party.weirsoe.http;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.event.LoggingAdapter;
import org.apache.pekko.http.impl.engine.server.HttpAttributes$;
import org.apache.pekko.http.impl.engine.server.MasterServerTerminator;
import org.apache.pekko.http.impl.engine.server.ServerTerminator;
import org.apache.pekko.http.javadsl.ServerBinding;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.scaladsl.Http;
import org.apache.pekko.http.scaladsl.Http$;
import org.apache.pekko.http.scaladsl.model.HttpRequest;
import org.apache.pekko.http.scaladsl.settings.ServerSettings;
import org.apache.pekko.japi.Pair;
import org.apache.pekko.japi.function.Function;
import org.apache.pekko.stream.ActorAttributes;
import org.apache.pekko.stream.Attributes;
import org.apache.pekko.stream.javadsl.Flow;
import org.apache.pekko.stream.javadsl.Keep;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Tcp;
import org.apache.pekko.util.ByteString;
import scala.jdk.javaapi.FutureConverters;
import scala.runtime.BoxedUnit;

/**
 * A port and its connections, opened and ended as the HTTP library does it, with its own parts; but for {@link HttpLayers},
 * which the library's own binding does not let anyone choose.
 */
final class HttpBinding {
    /**
     * A thread that does nothing but take connections. The library takes the next one when it has handed on the last: where
     * that waits its turn among all that a busy node has to do, the kernel's queue overflows, and whoever is dropped there
     * tries again after 1, 3, 7 and 15 s.
     */
    static final String ACCEPTING_DISPATCHER = "weirsoe.http.accepting-dispatcher";

    private final ActorSystem<?> system;
    private final ServerSettings settings;
    private final MasterServerTerminator terminators;
    private final Attributes cancelling;
    private final Flow<ByteString, ByteString, Pair<CompletionStage<Done>, ServerTerminator>> connection;

    HttpBinding(
            ActorSystem<?> system,
            org.apache.pekko.http.javadsl.settings.ServerSettings tuned,
            LoggingAdapter log,
            Function<org.apache.pekko.http.javadsl.model.HttpRequest, CompletionStage<HttpResponse>> handler) {
        this.system = system;
        this.settings = (ServerSettings) tuned;
        this.terminators = new MasterServerTerminator(log);
        this.cancelling = Http$.MODULE$.cancellationStrategyAttributeForDelay(settings.streamCancellationDelay());
        this.connection = Flow.of(HttpRequest.class)
                .watchTermination(Keep.right())
                .mapAsync(settings.pipeliningLimit(), request -> handler.apply(request)
                        .thenApply(org.apache.pekko.http.scaladsl.model.HttpResponse.class::cast))
                // Handled when the requests have ended, and the answers too.
                .watchTermination((requests, answers) -> requests.thenCompose(ended -> answers))
                .joinMat(HttpLayers.of(system.classicSystem(), settings, log), Keep.both());
    }

    CompletionStage<ServerBinding> open(HostPort where) {
        return Tcp.get(system.classicSystem())
                .bind(
                        where.host(),
                        where.port(),
                        settings.getBacklog(),
                        settings.getSocketOptions(),
                        false,
                        Optional.empty())
                .mapAsyncUnordered(settings.maxConnections(), this::serve)
                .to(Sink.ignore())
                .withAttributes(ActorAttributes.dispatcher(ACCEPTING_DISPATCHER))
                .run(system)
                .thenApply(this::opened);
    }

    /** Until all is handled. Never fails: that would close the port. */
    private CompletionStage<Done> serve(Tcp.IncomingConnection incoming) {
        return connection
                .watchTermination((parts, ended) -> {
                    ServerTerminator terminator = parts.second();
                    terminators.registerConnection(terminator, system.executionContext());
                    ended.whenComplete((done, broken) -> terminators.removeConnection(terminator));
                    return parts.first();
                })
                .addAttributes(HttpAttributes$.MODULE$.remoteAddress(incoming.remoteAddress()))
                .join(incoming.flow())
                .addAttributes(cancelling)
                .run(system)
                .exceptionally(broken -> Done.getInstance());
    }

    private ServerBinding opened(Tcp.ServerBinding port) {
        return new ServerBinding(new Http.ServerBinding(
                port.localAddress(),
                () -> FutureConverters.asScala(port.unbind().thenApply(closed -> BoxedUnit.UNIT)),
                within -> terminators.terminate(within, system.executionContext())));
    }
}
