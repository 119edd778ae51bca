package party.weirsoe.http.problem;

import org.apache.pekko.event.LoggingAdapter;
import org.apache.pekko.http.ParsingErrorHandler;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.scaladsl.model.ErrorInfo;
import org.apache.pekko.http.scaladsl.model.StatusCode;
import org.apache.pekko.http.scaladsl.settings.ServerSettings;

/** What the HTTP library refuses before a route sees it, as problems. Named in the server's configuration. */
public final class ParsingProblems extends ParsingErrorHandler {
    /** All that any path has: a method that the library does not know is refused before its path is read. */
    private static final String METHODS = "GET, HEAD, POST, PUT, DELETE";

    private static final String TOO_MANY_HEADERS = "HTTP message contains more than the configured limit of";

    @Override
    public HttpResponse handle(StatusCode status, ErrorInfo error, LoggingAdapter log, ServerSettings settings) {
        log.debug("Refused before routing: {} {}", status.intValue(), error.summary());
        return problem(status.intValue(), error).response();
    }

    private static Problem problem(int status, ErrorInfo error) {
        return switch (status) {
            case 413 -> Problem.of(ProblemCode.BODY_TOO_LARGE);
            case 414 -> Problem.of(ProblemCode.URI_TOO_LONG);
            case 431 -> Problem.of(ProblemCode.HEADERS_TOO_LARGE);
            case 501 -> Problem.methodNotAllowed(METHODS);
            default ->
                error.summary().startsWith(TOO_MANY_HEADERS)
                        ? Problem.of(ProblemCode.HEADERS_TOO_LARGE)
                        : Problem.of(ProblemCode.REQUEST_INVALID, "This is no HTTP/1.1 request that can be read.");
        };
    }
}
