package party.weirsoe.http.socket;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import party.weirsoe.game.Epoch;
import party.weirsoe.http.body.Json;
import party.weirsoe.view.Hint;

/** Renders what the server says on a socket: the members of the protocol, in its order, and no others. */
final class SocketMessages {
    private static final int PROTOCOL_VERSION = 1;
    private static final DateTimeFormatter MILLISECONDS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private SocketMessages() {}

    static String hello(Epoch epoch, long version, Duration pingInterval, Instant now) {
        return message("hello", out -> {
            place(out, epoch, version);
            out.writeNumberField("ping_ms", pingInterval.toMillis());
            out.writeStringField("server_time", MILLISECONDS.format(now));
        });
    }

    static String ping(Epoch epoch, long version) {
        return message("ping", out -> place(out, epoch, version));
    }

    static String hint(Hint hint) {
        return message(hint.type().word(), out -> {
            out.writeStringField("session", hint.session().value());
            place(out, hint.epoch(), hint.version());
            out.writeStringField("phase", hint.phase().word());
            out.writeNumberField("game", hint.game());
            out.writeNumberField("round", hint.round());
            out.writeNumberField("total_rounds", hint.totalRounds());
            Instant deadline = hint.deadlineAt();
            if (deadline == null) {
                out.writeNullField("deadline_at");
            } else {
                out.writeStringField("deadline_at", MILLISECONDS.format(deadline));
            }
        });
    }

    static String bye(ByeCode code, int afterMs) {
        return message("bye", out -> {
            out.writeStringField("code", code.word());
            out.writeBooleanField("reconnect", code.reconnect());
            out.writeNumberField("after_ms", afterMs);
        });
    }

    private static void place(JsonGenerator out, Epoch epoch, long version) throws IOException {
        out.writeStringField("epoch", epoch.value());
        out.writeNumberField("version", version);
    }

    private static String message(String type, Members members) {
        StringWriter text = new StringWriter(256);
        try (JsonGenerator out = Json.FACTORY.createGenerator(text)) {
            out.writeStartObject();
            out.writeNumberField("v", PROTOCOL_VERSION);
            out.writeStringField("type", type);
            members.write(out);
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a string cannot fail", e);
        }
        return text.toString();
    }

    /** What follows {@code v} and {@code type}. */
    @FunctionalInterface
    private interface Members {
        void write(JsonGenerator out) throws IOException;
    }
}
