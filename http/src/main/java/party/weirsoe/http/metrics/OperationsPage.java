package party.weirsoe.http.metrics;

import java.nio.charset.StandardCharsets;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.japi.function.Function;
import party.weirsoe.http.problem.HeaderBound;
import party.weirsoe.http.problem.Problem;
import party.weirsoe.http.problem.ProblemCode;
import party.weirsoe.http.problem.SecurityHeaders;

/** The operations port: {@code /metrics} and nothing else. */
public final class OperationsPage implements Function<HttpRequest, HttpResponse> {
    private static final long serialVersionUID = 1L;
    private static final ContentType PROMETHEUS = ContentTypes.parse("text/plain; version=0.0.4; charset=utf-8");

    private final transient Metrics metrics;

    public OperationsPage(Metrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public HttpResponse apply(HttpRequest request) {
        if (HeaderBound.isExceeded(request)) {
            return Problem.of(ProblemCode.HEADERS_TOO_LARGE).response();
        }
        if (!request.getUri().path().equals("/metrics")) {
            return Problem.of(ProblemCode.NOT_FOUND).response();
        }
        if (!request.method().equals(HttpMethods.GET)) {
            return Problem.methodNotAllowed("GET, HEAD").response();
        }
        return HttpResponse.create()
                .withEntity(PROMETHEUS, metrics.scrape().getBytes(StandardCharsets.UTF_8))
                .addHeaders(SecurityHeaders.ALL)
                .addHeader(RawHeader.create("Cache-Control", "no-store"));
    }
}
