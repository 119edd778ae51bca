package party.weirsoe.http.edge;

import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.util.ByteString;
import org.jspecify.annotations.Nullable;
import party.weirsoe.http.problem.Problem;
import party.weirsoe.http.problem.ProblemCode;
import party.weirsoe.http.problem.SecurityHeaders;
import party.weirsoe.session.Reply;

/**
 * A response, and what the metrics and the rate limits want to know of it.
 *
 * @param problem null: it went well
 */
record Answer(HttpResponse response, @Nullable ProblemCode problem, boolean replayed) {
    private static final String SESSIONS = "/lobby/sessions/";
    private static final HttpHeader NO_STORE = cacheControl("no-store");
    private static final HttpHeader PRIVATE = cacheControl("private, no-cache");
    private static final HttpHeader VARY = RawHeader.create("Vary", "Authorization");
    private static final HttpHeader REPLAYED = RawHeader.create("Idempotency-Replayed", "true");

    static Answer of(Problem problem) {
        return new Answer(problem.response(), problem.code(), false);
    }

    static Answer of(HttpResponse response) {
        return new Answer(response.addHeaders(SecurityHeaders.ALL), null, false);
    }

    /** What everybody may see. */
    static Answer content(ContentType type, ByteString bytes, String cacheControl) {
        return of(HttpResponse.create().withEntity(type, bytes).addHeader(cacheControl(cacheControl)));
    }

    static Answer of(Reply reply) {
        return switch (reply) {
            case Reply.Done done -> command(StatusCodes.OK.intValue(), done.json(), null, done.replayed());
            case Reply.Opened opened ->
                command(StatusCodes.CREATED.intValue(), opened.json(), SESSIONS + opened.code(), opened.replayed());
            case Reply.Joined joined ->
                command(
                        StatusCodes.CREATED.intValue(),
                        joined.json(),
                        SESSIONS + joined.code() + "/players/" + joined.player(),
                        joined.replayed());
            case Reply.View view ->
                view(view.etag(), HttpResponse.create().withEntity(ContentTypes.APPLICATION_JSON, view.json()));
            case Reply.NotModified same ->
                view(same.etag(), HttpResponse.create().withStatus(StatusCodes.NOT_MODIFIED));
            case Reply.Refused refused -> of(Problem.refused(refused));
            case Reply.OutcomeUnknown unknown -> of(Problem.of(ProblemCode.OUTCOME_UNKNOWN));
            case Reply.Unavailable unavailable -> of(Problem.of(ProblemCode.UNAVAILABLE));
        };
    }

    private static Answer command(int status, ByteString json, @Nullable String location, boolean replayed) {
        List<HttpHeader> headers = new ArrayList<>(SecurityHeaders.ALL);
        headers.add(NO_STORE);
        if (location != null) {
            headers.add(RawHeader.create("Location", location));
        }
        if (replayed) {
            headers.add(REPLAYED);
        }
        HttpResponse response = HttpResponse.create().addHeaders(headers);
        return new Answer(
                json.isEmpty()
                        ? response.withStatus(StatusCodes.NO_CONTENT)
                        : response.withStatus(status).withEntity(ContentTypes.APPLICATION_JSON, json),
                null,
                replayed);
    }

    private static Answer view(String etag, HttpResponse response) {
        return of(response.addHeaders(List.of(RawHeader.create("ETag", etag), PRIVATE, VARY)));
    }

    private static HttpHeader cacheControl(String value) {
        return RawHeader.create("Cache-Control", value);
    }
}
