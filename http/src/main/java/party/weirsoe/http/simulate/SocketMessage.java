package party.weirsoe.http.simulate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;

/**
 * What a message of the event socket says.
 *
 * @param version 0 in a {@code bye}
 * @param phase empty in what is no hint
 */
record SocketMessage(long at, String type, long version, String phase, int round) {
    private static final ObjectMapper JSON = new ObjectMapper();

    boolean isHint() {
        return !phase.isEmpty();
    }

    boolean announcesPhase() {
        return type.startsWith("phase.");
    }

    static List<SocketMessage> of(PartyHistory.Connection connection) {
        List<SocketMessage> messages = new ArrayList<>();
        for (PartyHistory.Heard heard : connection.heard()) {
            JsonNode json = parse(heard.text());
            messages.add(new SocketMessage(
                    heard.at(),
                    json.path("type").asText(),
                    json.path("version").asLong(),
                    json.path("phase").asText(),
                    json.path("round").asInt()));
        }
        return messages;
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }
}
