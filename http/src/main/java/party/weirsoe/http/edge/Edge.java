package party.weirsoe.http.edge;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.actor.ClassicActorSystemProvider;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.Connection;
import org.apache.pekko.http.scaladsl.model.EntityStreamException;
import org.apache.pekko.http.scaladsl.model.EntityStreamSizeException;
import org.apache.pekko.japi.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import party.weirsoe.http.body.JsonBody;
import party.weirsoe.http.limit.HttpLimits;
import party.weirsoe.http.metrics.Metrics;
import party.weirsoe.http.problem.HeaderBound;
import party.weirsoe.http.problem.Problem;
import party.weirsoe.http.problem.ProblemCode;
import party.weirsoe.http.problem.ProblemException;

/** Every request to the public port: size, route, rate, token, body, handler, in this order; and every response. */
public final class Edge implements Function<HttpRequest, CompletionStage<HttpResponse>> {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(Edge.class);
    private static final HttpResponse LATE =
            Problem.of(ProblemCode.OUTCOME_UNKNOWN).response();

    private final transient Router router;
    private final transient Gate gate;
    private final transient Bodies bodies;
    private final transient Metrics metrics;
    private final Duration patience;
    private final AtomicInteger inFlight = new AtomicInteger();
    private transient volatile CompletableFuture<Void> drained = new CompletableFuture<>();
    private volatile boolean stopping;

    public Edge(ClassicActorSystemProvider system, Router router, Gate gate, Metrics metrics) {
        this(system, router, gate, metrics, HttpLimits.ANSWER_WAIT_MAX);
    }

    /** @param patience how long a handler is waited for; then {@code outcome_unknown} */
    Edge(ClassicActorSystemProvider system, Router router, Gate gate, Metrics metrics, Duration patience) {
        this.patience = patience;
        this.router = router;
        this.gate = gate;
        this.bodies = new Bodies(system);
        this.metrics = metrics;
    }

    @Override
    public CompletionStage<HttpResponse> apply(HttpRequest request) {
        inFlight.incrementAndGet();
        CompletionStage<HttpResponse> response;
        try {
            response = respond(request);
        } catch (RuntimeException e) {
            LOG.error("A request failed before it had a route", e);
            response = CompletableFuture.completedFuture(
                    Problem.of(ProblemCode.INTERNAL_ERROR).response());
        }
        CompletableFuture<HttpResponse> answer = response.whenComplete((done, failure) -> {
                    if (inFlight.decrementAndGet() == 0) {
                        drained.complete(null);
                    }
                })
                .toCompletableFuture();
        return answer.isDone() ? answer : answer.completeOnTimeout(LATE, patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** From now on each connection is closed after its next response. */
    public void stop() {
        stopping = true;
        bodies.stop();
    }

    /** When no request is being answered, from now on. For one caller at a time. */
    public CompletionStage<Void> drained() {
        CompletableFuture<Void> next = new CompletableFuture<>();
        drained = next;
        if (inFlight.get() == 0) {
            next.complete(null);
        }
        return next;
    }

    private CompletionStage<HttpResponse> respond(HttpRequest request) {
        if (HeaderBound.isExceeded(request)) {
            return refuse(request, Problem.of(ProblemCode.HEADERS_TOO_LARGE));
        }
        return switch (router.find(request.method(), request.getUri().asScala().path())) {
            case Router.Direction.Unknown unknown -> refuse(request, Problem.of(ProblemCode.NOT_FOUND));
            case Router.Direction.WrongMethod wrong -> refuse(request, Problem.methodNotAllowed(wrong.allow()));
            case Router.Direction.Found found -> {
                Call call = new Call(request, found.path(), gate.from(request), null, null);
                yield serve(found.route(), call);
            }
        };
    }

    private CompletionStage<HttpResponse> refuse(HttpRequest request, Problem problem) {
        return bodies.drained(request, finished(problem.response()));
    }

    private CompletionStage<HttpResponse> serve(Route route, Call call) {
        return admitted(route, call)
                .exceptionally(failure -> Answer.of(problem(route, failure)))
                .thenApply(answer -> gate.count(route.caller(), call, answer))
                .thenApply(answer -> counted(route, answer))
                .thenCompose(answer -> answered(call, answer));
    }

    private CompletionStage<Answer> admitted(Route route, Call call) {
        try {
            Call inside = gate.admit(route.caller(), call);
            if (!route.hasBody()) {
                return bodies.discarded(call.request())
                        .thenCompose(done -> route.handler().handle(inside, JsonBody.EMPTY));
            }
            return bodies.read(call.request(), route.body())
                    .thenCompose(body -> route.handler().handle(inside, body));
        } catch (RuntimeException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    private CompletionStage<HttpResponse> answered(Call call, Answer answer) {
        HttpResponse response = finished(answer.response());
        return answer.problem() == null
                ? CompletableFuture.completedFuture(response)
                : bodies.drained(call.request(), response);
    }

    private HttpResponse finished(HttpResponse response) {
        return stopping ? response.addHeader(Connection.create("close")) : response;
    }

    private Answer counted(Route route, Answer answer) {
        ProblemCode problem = answer.problem();
        if (problem == ProblemCode.RATE_LIMITED) {
            metrics.rateLimited();
        }
        if (answer.replayed()) {
            metrics.replayed(route.name());
        }
        if (route.isCommand()) {
            String well = answer.replayed() ? "replayed" : "accepted";
            metrics.command(route.name(), problem == null ? well : problem.code());
        } else {
            metrics.request(route.name(), answer.response().status().intValue());
        }
        return answer;
    }

    private static Problem problem(Route route, Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return switch (cause) {
            case ProblemException expected -> expected.problem();
            case EntityStreamSizeException tooLarge -> Problem.of(ProblemCode.BODY_TOO_LARGE);
            case EntityStreamException broken ->
                Problem.of(ProblemCode.REQUEST_INVALID, "The body is not framed as HTTP/1.1 says.");
            case TimeoutException slow -> Problem.of(ProblemCode.REQUEST_INVALID, "The body did not arrive in time.");
            default -> {
                // The route's pattern, not the path; never a header, and never the body.
                LOG.error("{} {} failed", route.method().value(), route.path(), cause);
                yield Problem.of(ProblemCode.INTERNAL_ERROR);
            }
        };
    }
}
