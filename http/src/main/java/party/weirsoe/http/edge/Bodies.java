package party.weirsoe.http.edge;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.ClassicActorSystemProvider;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.HttpCharsets;
import org.apache.pekko.http.javadsl.model.HttpEntity;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.MediaType;
import org.apache.pekko.util.ByteString;
import party.weirsoe.http.body.BodyReader;
import party.weirsoe.http.body.BodySpec;
import party.weirsoe.http.body.JsonBody;
import party.weirsoe.http.body.Reading;
import party.weirsoe.http.limit.HttpLimits;
import party.weirsoe.http.problem.Problem;
import party.weirsoe.http.problem.ProblemCode;
import party.weirsoe.http.problem.ProblemException;

/** Takes the body off the connection, within its bounds: 413, then 415, then 400. */
final class Bodies {
    private static final CompletionStage<JsonBody> NOTHING = CompletableFuture.completedStage(JsonBody.EMPTY);

    private final ClassicActorSystemProvider system;
    private final Map<Object, CompletableFuture<JsonBody>> arriving = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    Bodies(ClassicActorSystemProvider system) {
        this.system = system;
    }

    CompletionStage<JsonBody> read(HttpRequest request, BodySpec spec) {
        HttpEntity entity = request.entity();
        if (entity instanceof HttpEntity.Strict strict) {
            return CompletableFuture.completedFuture(parse(request, strict.getData(), spec));
        }
        if (isFarTooLarge(entity)) {
            throw new ProblemException(ProblemCode.BODY_TOO_LARGE);
        }
        // Somewhat more than is allowed is read all the same, so that the sender gets the answer and no reset.
        return untilStop(entity.toStrict(HttpLimits.BODY_WAIT_MAX.toMillis(), HttpLimits.DRAINED_BYTES_MAX, system)
                .thenApply(strict -> parse(request, strict.getData(), spec)));
    }

    /** A stopping node does not wait for what clients have still to send: nothing of it was applied, and they are told so. */
    void stop() {
        stopping = true;
        arriving.values().forEach(Bodies::giveUp);
    }

    private CompletionStage<JsonBody> untilStop(CompletionStage<JsonBody> reading) {
        CompletableFuture<JsonBody> body = reading.toCompletableFuture().copy();
        Object key = new Object();
        arriving.put(key, body);
        if (stopping) {
            giveUp(body);
        }
        return body.whenComplete((read, failure) -> arriving.remove(key));
    }

    private static void giveUp(CompletableFuture<JsonBody> body) {
        body.completeExceptionally(new ProblemException(ProblemCode.UNAVAILABLE));
    }

    /** For what needs no body: an answer before the end of one would be told in the log, which strangers must not fill. */
    CompletionStage<?> discarded(HttpRequest request) {
        HttpEntity entity = request.entity();
        if (entity.isStrict()) {
            return NOTHING;
        }
        if (isFarTooLarge(entity)) {
            throw new ProblemException(ProblemCode.BODY_TOO_LARGE);
        }
        return untilStop(entity.toStrict(HttpLimits.BODY_WAIT_MAX.toMillis(), HttpLimits.DRAINED_BYTES_MAX, system)
                .thenApply(strict -> JsonBody.EMPTY));
    }

    /** The response, once what the client is still sending is off the connection; where that is little, and comes soon. */
    CompletionStage<HttpResponse> drained(HttpRequest request, HttpResponse response) {
        HttpEntity entity = request.entity();
        boolean waits = !Call.header(request, "Expect").isEmpty();
        if (entity.isStrict() || waits || isFarTooLarge(entity)) {
            return CompletableFuture.completedFuture(response);
        }
        return entity.withSizeLimit(HttpLimits.DRAINED_BYTES_MAX)
                .discardBytes(system)
                .completionStage()
                .handle((done, failure) -> response)
                .toCompletableFuture()
                .copy()
                // The rest is not cancelled, which would cut the connection before the answer: the answer closes it.
                .completeOnTimeout(response, HttpLimits.REFUSED_WAIT_MAX.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static boolean isFarTooLarge(HttpEntity entity) {
        return entity.getContentLengthOption().orElse(0) > HttpLimits.DRAINED_BYTES_MAX;
    }

    private static JsonBody parse(HttpRequest request, ByteString bytes, BodySpec spec) {
        if (bytes.length() > HttpLimits.BODY_BYTES_MAX) {
            throw new ProblemException(ProblemCode.BODY_TOO_LARGE);
        }
        if (bytes.isEmpty() && spec.isOptional()) {
            return JsonBody.EMPTY;
        }
        if (!bytes.isEmpty() && !isJson(request)) {
            throw new ProblemException(ProblemCode.UNSUPPORTED_MEDIA_TYPE);
        }
        return switch (BodyReader.read(bytes.asByteBuffer(), spec)) {
            case Reading.Read read -> read.body();
            case Reading.Faulty faulty -> throw new ProblemException(Problem.invalid(faulty.faults()));
        };
    }

    private static boolean isJson(HttpRequest request) {
        ContentType type = request.entity().getContentType();
        MediaType media = type.mediaType();
        return media.mainType().equals("application")
                && media.subType().equals("json")
                && type.getCharsetOption().map(HttpCharsets.UTF_8::equals).orElse(true)
                && Call.header(request, "Content-Encoding").stream()
                        .allMatch(encoding -> encoding.equalsIgnoreCase("identity"));
    }
}
