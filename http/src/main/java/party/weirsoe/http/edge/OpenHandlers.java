package party.weirsoe.http.edge;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import org.apache.pekko.http.javadsl.model.AttributeKeys;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.ws.WebSocketUpgrade;
import org.apache.pekko.util.ByteString;
import party.weirsoe.http.body.Json;
import party.weirsoe.http.body.JsonBody;
import party.weirsoe.http.problem.Problem;
import party.weirsoe.http.problem.ProblemCode;
import party.weirsoe.http.problem.ProblemException;
import party.weirsoe.pack.Pack;
import party.weirsoe.pack.Packs;

/** What needs no token: packs, health, and the door of the event socket. */
public final class OpenHandlers {
    private static final Answer LIVE = health("live");
    private static final Answer READY = health("ready");

    private final EventUpgrade events;
    private final BooleanSupplier ready;
    private final Answer packs;

    /** @param ready whether this node is in the cluster, has reached the database, and is not about to stop */
    public OpenHandlers(Packs packs, EventUpgrade events, BooleanSupplier ready) {
        this.events = events;
        this.ready = ready;
        this.packs = Answer.content(ContentTypes.APPLICATION_JSON, list(packs), "public, max-age=60");
    }

    CompletionStage<Answer> packs(Call call, JsonBody body) {
        return CompletableFuture.completedFuture(packs);
    }

    CompletionStage<Answer> live(Call call, JsonBody body) {
        return CompletableFuture.completedFuture(LIVE);
    }

    CompletionStage<Answer> ready(Call call, JsonBody body) {
        return CompletableFuture.completedFuture(
                ready.getAsBoolean()
                        ? READY
                        : Answer.of(Problem.of(ProblemCode.UNAVAILABLE, "This node takes no traffic now.")));
    }

    CompletionStage<Answer> events(Call call, JsonBody body) {
        WebSocketUpgrade upgrade = call.request()
                .getAttribute(AttributeKeys.webSocketUpgrade)
                .orElseThrow(() -> new ProblemException(
                        Problem.of(ProblemCode.REQUEST_INVALID, "This path takes WebSocket upgrades only.")));
        if (!events.allows(call.request())) {
            throw new ProblemException(ProblemCode.ORIGIN_NOT_ALLOWED);
        }
        return CompletableFuture.completedFuture(Answer.of(events.accept(call.session(), upgrade, call.from())));
    }

    private static Answer health(String status) {
        return Answer.content(
                ContentTypes.APPLICATION_JSON, ByteString.fromString("{\"status\":\"" + status + "\"}"), "no-store");
    }

    private static ByteString list(Packs packs) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = Json.FACTORY.createGenerator(out)) {
            json.writeStartArray();
            for (Pack pack : packs.all()) {
                json.writeStartObject();
                json.writeStringField("id", pack.id());
                json.writeStringField("title", pack.title());
                json.writeStringField("language", pack.language());
                json.writeNumberField("questions", pack.questions().size());
                json.writeBooleanField("family_friendly", pack.familyFriendly());
                json.writeEndObject();
            }
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ByteString.fromArray(out.toByteArray());
    }
}
