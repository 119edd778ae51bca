package party.weirsoe.session;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.apache.pekko.util.ByteString;
import org.jspecify.annotations.Nullable;
import party.weirsoe.game.RoundQuestion;
import party.weirsoe.game.Standing;

/** The parts that canonical responses and views share. Members are written in the order of the protocol's examples. */
final class Json {
    /** Emoji are written as themselves, not as two escapes. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .build();

    private static final DateTimeFormatter RFC_3339_MILLIS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Json() {}

    /** Writes one value. */
    interface Writing {
        void to(JsonGenerator out) throws IOException;
    }

    static ByteString bytes(Writing writing) {
        try (ByteArrayBuilder buffer = new ByteArrayBuilder(1024)) {
            try (JsonGenerator out = FACTORY.createGenerator(buffer, JsonEncoding.UTF8)) {
                writing.to(out);
            }
            return ByteString.fromArrayUnsafe(buffer.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void instant(JsonGenerator out, String name, @Nullable Instant at) throws IOException {
        out.writeStringField(name, at == null ? null : RFC_3339_MILLIS.format(at));
    }

    static void integer(JsonGenerator out, String name, @Nullable Integer value) throws IOException {
        if (value == null) {
            out.writeNullField(name);
        } else {
            out.writeNumberField(name, value);
        }
    }

    static void question(JsonGenerator out, RoundQuestion question) throws IOException {
        out.writeStringField("id", question.id());
        out.writeStringField("category", question.category());
        out.writeStringField("prompt", question.prompt());
    }

    static void leaderboard(JsonGenerator out, List<Standing> rows, boolean withDelta) throws IOException {
        out.writeArrayFieldStart("leaderboard");
        for (Standing row : rows) {
            out.writeStartObject();
            out.writeNumberField("rank", row.rank());
            out.writeStringField("player_id", row.player().toString());
            out.writeStringField("nickname", row.nickname().text());
            out.writeNumberField("score", row.score());
            if (withDelta) {
                out.writeNumberField("delta", row.delta());
            }
            out.writeEndObject();
        }
        out.writeEndArray();
    }
}
