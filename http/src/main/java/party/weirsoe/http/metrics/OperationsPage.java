package party.weirsoe.http.metrics;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.AttributeKeys;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.RemoteAddress;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.japi.function.Function;
import party.weirsoe.game.SessionCode;
import party.weirsoe.http.problem.HeaderBound;
import party.weirsoe.http.problem.Problem;
import party.weirsoe.http.problem.ProblemCode;
import party.weirsoe.http.problem.SecurityHeaders;
import party.weirsoe.session.Removal;

/** The operations port: {@code GET /metrics}, and {@code POST /forget?code=…} from this machine only. Nothing else. */
public final class OperationsPage implements Function<HttpRequest, CompletionStage<HttpResponse>> {
    private static final long serialVersionUID = 1L;
    private static final ContentType PROMETHEUS = ContentTypes.parse("text/plain; version=0.0.4; charset=utf-8");

    private final transient Metrics metrics;
    private final transient java.util.function.Function<SessionCode, CompletionStage<Removal>> forget;

    /** @param forget removes a session, and answers when its rows are gone */
    public OperationsPage(Metrics metrics, java.util.function.Function<SessionCode, CompletionStage<Removal>> forget) {
        this.metrics = metrics;
        this.forget = forget;
    }

    @Override
    public CompletionStage<HttpResponse> apply(HttpRequest request) {
        if (HeaderBound.isExceeded(request)) {
            return now(Problem.of(ProblemCode.HEADERS_TOO_LARGE));
        }
        return switch (request.getUri().path()) {
            case "/metrics" -> CompletableFuture.completedStage(metrics(request));
            case "/forget" -> forget(request);
            default -> now(Problem.of(ProblemCode.NOT_FOUND));
        };
    }

    private HttpResponse metrics(HttpRequest request) {
        if (!request.method().equals(HttpMethods.GET)) {
            return Problem.methodNotAllowed("GET, HEAD").response();
        }
        return HttpResponse.create()
                .withEntity(PROMETHEUS, metrics.scrape().getBytes(StandardCharsets.UTF_8))
                .addHeaders(SecurityHeaders.ALL)
                .addHeader(RawHeader.create("Cache-Control", "no-store"));
    }

    /** The port has no authentication, and collectors of metrics may reach it from elsewhere: they may read, not delete. */
    private CompletionStage<HttpResponse> forget(HttpRequest request) {
        if (!request.method().equals(HttpMethods.POST)) {
            return now(Problem.methodNotAllowed("POST"));
        }
        if (!isFromThisMachine(request)) {
            return now(Problem.of(ProblemCode.FORBIDDEN, "Only a program on the server's own machine may do this."));
        }
        SessionCode code =
                request.getUri().query().get("code").map(SessionCode::parse).orElse(null);
        if (code == null) {
            return now(Problem.of(ProblemCode.REQUEST_INVALID, "There is no session code in ?code=."));
        }
        return forget.apply(code).thenApply(removal -> switch (removal) {
            case REMOVED ->
                HttpResponse.create().withStatus(StatusCodes.NO_CONTENT).addHeaders(SecurityHeaders.ALL);
            case NOT_FOUND -> Problem.of(ProblemCode.SESSION_NOT_FOUND).response();
            case KEPT, UNKNOWN -> Problem.of(ProblemCode.OUTCOME_UNKNOWN).response();
        });
    }

    /** Not a browser either: whatever page it shows could make it send this, and says so with {@code Origin}. */
    private static boolean isFromThisMachine(HttpRequest request) {
        return request.getAttribute(AttributeKeys.remoteAddress)
                        .flatMap(RemoteAddress::getAddress)
                        .filter(InetAddress::isLoopbackAddress)
                        .isPresent()
                && request.getHeader("Origin").isEmpty();
    }

    private static CompletionStage<HttpResponse> now(Problem problem) {
        return CompletableFuture.completedStage(problem.response());
    }
}
