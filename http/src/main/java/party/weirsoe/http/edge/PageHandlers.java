package party.weirsoe.http.edge;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.util.ByteString;
import party.weirsoe.http.body.BodySpec;
import party.weirsoe.http.body.Fault;
import party.weirsoe.http.body.Json;
import party.weirsoe.http.body.JsonBody;
import party.weirsoe.http.body.Member;
import party.weirsoe.http.limit.HttpLimits;
import party.weirsoe.http.problem.Problem;
import party.weirsoe.http.problem.ProblemCode;
import party.weirsoe.http.problem.ProblemException;
import party.weirsoe.http.problem.SecurityHeaders;
import party.weirsoe.http.web.Page;
import party.weirsoe.http.web.QrCode;
import party.weirsoe.http.web.WebFile;
import party.weirsoe.http.web.WebSite;

/** The pages, what they load, and the QR codes that they show. */
public final class PageHandlers {
    static final BodySpec QR = BodySpec.of(new Member.Text("text", true, HttpLimits.QR_CHARACTERS_MAX));

    private static final HttpHeader NO_CACHE = RawHeader.create("Cache-Control", "no-cache");
    private static final HttpHeader FOR_EVER = RawHeader.create("Cache-Control", "public, max-age=31536000, immutable");
    private static final HttpHeader VARY = RawHeader.create("Vary", "Accept-Encoding");
    private static final HttpHeader GZIP = RawHeader.create("Content-Encoding", "gzip");

    private final WebSite site;
    private final Supplier<String> lanOrigin;
    private final List<HttpHeader> pageHeaders;

    /** @param lanOrigin the origin under which phones find this server; empty where there is none */
    public PageHandlers(WebSite site, Supplier<String> lanOrigin) {
        this.site = site;
        this.lanOrigin = lanOrigin;
        this.pageHeaders = new ArrayList<>(SecurityHeaders.allowing(site.importMapSource()));
        pageHeaders.addAll(List.of(NO_CACHE, VARY));
    }

    CompletionStage<Answer> home(Call call, JsonBody body) {
        return page("index.html", call);
    }

    CompletionStage<Answer> host(Call call, JsonBody body) {
        return page("host.html", call);
    }

    CompletionStage<Answer> play(Call call, JsonBody body) {
        return page("play.html", call);
    }

    CompletionStage<Answer> asset(Call call, JsonBody body) {
        WebFile file = site.asset(call.parameter(Route.HASH), call.parameter(Route.REST));
        if (file == null) {
            throw new ProblemException(ProblemCode.NOT_FOUND);
        }
        return done(Answer.of(content(file, Encodings.takesGzip(call.request())).addHeaders(List.of(FOR_EVER, VARY))));
    }

    CompletionStage<Answer> qr(Call call, JsonBody body) {
        String text = Objects.requireNonNull(body.text("text"), "required");
        if (text.isEmpty()) {
            throw new ProblemException(Problem.invalid(List.of(Fault.at("text", Fault.Code.OUT_OF_RANGE))));
        }
        return done(Answer.content(ContentTypes.APPLICATION_JSON, json(QrCode.of(text)), "no-store"));
    }

    /** One who sits at the server itself sees an address that no phone has: the page is told a better one. */
    private CompletionStage<Answer> page(String name, Call call) {
        boolean here = ThisMachine.sent(call.request());
        Page.Edition edition = site.page(name).forReach(here ? lanOrigin.get() : "");
        boolean gzip = Encodings.takesGzip(call.request()) && edition.file().gzipped() != null;
        // Bytes that differ need tags that differ.
        String etag = "\"" + edition.hash() + (gzip ? "-gzip\"" : "\"");
        boolean known = EntityTags.of(call.header("If-None-Match")).match(etag);
        HttpResponse response =
                known ? HttpResponse.create().withStatus(StatusCodes.NOT_MODIFIED) : content(edition.file(), gzip);
        return done(
                new Answer(response.addHeaders(pageHeaders).addHeader(RawHeader.create("ETag", etag)), null, false));
    }

    private static HttpResponse content(WebFile file, boolean gzip) {
        ByteString gzipped = file.gzipped();
        return gzip && gzipped != null
                ? HttpResponse.create().withEntity(file.type(), gzipped).addHeader(GZIP)
                : HttpResponse.create().withEntity(file.type(), file.plain());
    }

    private static ByteString json(QrCode code) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = Json.FACTORY.createGenerator(out)) {
            json.writeStartObject();
            json.writeNumberField("size", code.size());
            json.writeStringField("path", code.path());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ByteString.fromArray(out.toByteArray());
    }

    private static CompletionStage<Answer> done(Answer answer) {
        return CompletableFuture.completedFuture(answer);
    }
}
