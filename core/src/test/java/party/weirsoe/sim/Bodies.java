package party.weirsoe.sim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pekko.util.ByteString;
import org.jspecify.annotations.Nullable;
import party.weirsoe.session.Reply;

/** The bytes of answers. */
final class Bodies {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Bodies() {}

    /** Null where there is none. */
    static @Nullable ByteString of(Reply reply) {
        ByteString body =
                switch (reply) {
                    case Reply.Done done -> done.json();
                    case Reply.Opened opened -> opened.json();
                    case Reply.Joined joined -> joined.json();
                    case Reply.View view -> view.json();
                    default -> null;
                };
        return body == null || body.isEmpty() ? null : body;
    }

    static JsonNode parse(@Nullable ByteString body) {
        try {
            return body == null ? JSON.missingNode() : JSON.readTree(body.toArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
