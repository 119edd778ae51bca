package party.weirsoe.http.socket;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import party.weirsoe.http.body.Json;

/** What a client may say. Commands never travel over the socket. */
sealed interface ClientMessage {
    /** Who the client is; its first message, and never again. */
    record Auth(String token) implements ClientMessage {
        /** A token stands in no log. */
        @Override
        public String toString() {
            return "Auth";
        }
    }

    record Pong() implements ClientMessage {}

    /** Anything else: over the bound, binary, no JSON, or JSON with other members than these. */
    record Malformed() implements ClientMessage {}

    /** Reads one text message; takes exactly the members of the protocol, each once, in any order. */
    static ClientMessage read(String text) {
        try (JsonParser in = Json.FACTORY.createParser(text)) {
            return Members.message(in);
        } catch (IOException e) {
            return new Malformed();
        }
    }

    /** The reader of {@link #read}. */
    final class Members {
        private Members() {}

        private static ClientMessage message(JsonParser in) throws IOException {
            String type = null;
            String token = null;
            if (in.nextToken() != JsonToken.START_OBJECT) {
                return new Malformed();
            }
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                String member = in.currentName();
                if (in.nextToken() != JsonToken.VALUE_STRING) {
                    return new Malformed();
                }
                if (member.equals("type") && type == null) {
                    type = in.getText();
                } else if (member.equals("token") && token == null) {
                    token = in.getText();
                } else {
                    return new Malformed();
                }
            }
            return in.nextToken() == null ? message(type, token) : new Malformed();
        }

        private static ClientMessage message(@Nullable String type, @Nullable String token) {
            if ("auth".equals(type) && token != null) {
                return new Auth(token);
            }
            return "pong".equals(type) && token == null ? new Pong() : new Malformed();
        }
    }
}
