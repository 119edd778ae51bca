package party.weirsoe.http.problem;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.jspecify.annotations.Nullable;
import party.weirsoe.game.Phase;
import party.weirsoe.http.body.Fault;
import party.weirsoe.http.body.Json;
import party.weirsoe.session.Reply;

/**
 * One answer of 400 or above, ready to be rendered: its members stand in a fixed order.
 *
 * @param detail for people; clients never read it
 * @param phase null, as is the round, where it does not apply or the caller may not know
 * @param errors of {@code request_invalid} only
 * @param headers that belong to this status
 */
public record Problem(
        ProblemCode code,
        String detail,
        @Nullable Phase phase,
        @Nullable Integer round,
        List<Fault> errors,
        List<HttpHeader> headers) {
    private static final ContentType PROBLEM_JSON = ContentTypes.parse("application/problem+json");
    private static final HttpHeader NO_STORE = RawHeader.create("Cache-Control", "no-store");
    private static final HttpHeader BEARER = RawHeader.create("WWW-Authenticate", "Bearer");
    private static final long RETRY_AFTER_SECONDS = 1;

    public static Problem of(ProblemCode code) {
        return new Problem(code, code.detail(), null, null, List.of(), headersOf(code));
    }

    public static Problem of(ProblemCode code, String detail) {
        return new Problem(code, detail, null, null, List.of(), headersOf(code));
    }

    /** A session's refusal to one who is in it. */
    public static Problem refused(Reply.Refused refused) {
        ProblemCode code = ProblemCode.of(refused.refusal());
        Phase phase = refused.phase();
        Integer round = refused.round();
        if (phase == null || round == null || !code.tellsPhaseAndRound()) {
            return of(code);
        }
        String where = (round == 0 ? "The session" : "Round " + round) + " is in phase " + phase.word() + ".";
        return new Problem(
                code, code.isAboutThePhase() ? where : code.detail(), phase, round, List.of(), headersOf(code));
    }

    public static Problem invalid(List<Fault> errors) {
        return new Problem(
                ProblemCode.REQUEST_INVALID, "The body is not valid: see errors.", null, null, errors, List.of());
    }

    public static Problem rateLimited(long seconds) {
        return new Problem(
                ProblemCode.RATE_LIMITED,
                ProblemCode.RATE_LIMITED.detail(),
                null,
                null,
                List.of(),
                List.of(retryAfter(seconds)));
    }

    /** @param allow the methods that this path has */
    public static Problem methodNotAllowed(String allow) {
        ProblemCode code = ProblemCode.METHOD_NOT_ALLOWED;
        return new Problem(code, code.detail(), null, null, List.of(), List.of(RawHeader.create("Allow", allow)));
    }

    public HttpResponse response() {
        List<HttpHeader> all = new ArrayList<>(SecurityHeaders.ALL);
        all.add(NO_STORE);
        all.addAll(headers);
        return HttpResponse.create()
                .withStatus(code.status())
                .withEntity(PROBLEM_JSON, json())
                .addHeaders(all);
    }

    byte[] json() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = Json.FACTORY.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("type", "/problems/" + code.code());
            json.writeStringField("title", code.title());
            json.writeNumberField("status", code.status());
            json.writeStringField("code", code.code());
            json.writeStringField("detail", detail);
            json.writeStringField("retry", code.retry().word());
            writeParams(json);
            writeErrors(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private void writeParams(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("params");
        if (phase != null && round != null) {
            json.writeStringField("phase", phase.word());
            json.writeNumberField("round", round);
        }
        json.writeEndObject();
    }

    private void writeErrors(JsonGenerator json) throws IOException {
        if (code != ProblemCode.REQUEST_INVALID) {
            return;
        }
        json.writeArrayFieldStart("errors");
        for (Fault fault : errors) {
            json.writeStartObject();
            json.writeStringField("pointer", fault.pointer());
            json.writeStringField("code", fault.code().word());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static List<HttpHeader> headersOf(ProblemCode code) {
        return switch (code.status()) {
            case 401 -> List.of(BEARER);
            case 503 -> List.of(retryAfter(RETRY_AFTER_SECONDS));
            default -> List.of();
        };
    }

    private static HttpHeader retryAfter(long seconds) {
        return RawHeader.create("Retry-After", Long.toString(seconds));
    }
}
