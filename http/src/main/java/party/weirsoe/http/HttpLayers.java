package party.weirsoe.http;

import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.event.LoggingAdapter;
import org.apache.pekko.http.impl.engine.HttpConnectionIdleTimeoutBidi;
import org.apache.pekko.http.impl.engine.rendering.ResponseRenderingContext;
import org.apache.pekko.http.impl.engine.server.GracefulTerminatorStage;
import org.apache.pekko.http.impl.engine.server.HttpServerBluePrint;
import org.apache.pekko.http.impl.engine.server.ServerTerminator;
import org.apache.pekko.http.impl.util.StreamUtils;
import org.apache.pekko.http.scaladsl.Http;
import org.apache.pekko.http.scaladsl.model.HttpRequest;
import org.apache.pekko.http.scaladsl.model.HttpResponse;
import org.apache.pekko.http.scaladsl.settings.ServerSettings;
import org.apache.pekko.stream.TLSProtocol.SessionBytes;
import org.apache.pekko.stream.TLSProtocol.SslTlsInbound;
import org.apache.pekko.stream.TLSProtocol.SslTlsOutbound;
import org.apache.pekko.stream.javadsl.BidiFlow;
import org.apache.pekko.stream.javadsl.Flow;
import org.apache.pekko.stream.scaladsl.TLSPlacebo;
import org.apache.pekko.util.ByteString;
import party.weirsoe.http.problem.Http10Chunks;

/**
 * What lies between a connection's bytes and its requests: the HTTP library's own layers in the library's own order, and
 * {@link Http10Chunks} among them, for which the library leaves no place. One is left out: its time limit sets two timers for
 * each request, most of which are answered at once. The edge has one of its own for those that are not.
 */
final class HttpLayers {
    private HttpLayers() {}

    /** For any number of connections. */
    static BidiFlow<HttpResponse, ByteString, ByteString, HttpRequest, ServerTerminator> of(
            ActorSystem system, ServerSettings settings, LoggingAdapter log) {
        return GracefulTerminatorStage.apply(system, settings)
                .atop(HttpServerBluePrint.userHandlerGuard(settings.pipeliningLimit()))
                .atop(HttpServerBluePrint.requestPreparation(settings))
                .atop(HttpServerBluePrint.controller(settings, log))
                .atop(BidiFlow.fromFlows(Flow.of(ResponseRenderingContext.class), Http10Chunks.refused()))
                .atop(HttpServerBluePrint.parsingRendering(
                        settings, log, false, Http.apply(system).dateHeaderRendering()))
                .atop(HttpServerBluePrint.websocketSupport(settings, log))
                .atop(HttpServerBluePrint.tlsSupport())
                .atop(lingering(settings))
                .atop(TLSPlacebo.apply())
                .atop(HttpConnectionIdleTimeoutBidi.apply(settings.timeouts().idleTimeout(), scala.Option.empty()))
                .asJava();
    }

    /** So that an answer before the end of a request's body reaches a client that is still sending. */
    private static BidiFlow<SslTlsOutbound, SslTlsOutbound, SessionBytes, SslTlsInbound, ?> lingering(
            ServerSettings settings) {
        return BidiFlow.fromFlows(
                Flow.of(SslTlsOutbound.class),
                Flow.upcast(Flow.of(SessionBytes.class)
                        .via(StreamUtils.delayCancellation(settings.timeouts().lingerTimeout()))));
    }
}
