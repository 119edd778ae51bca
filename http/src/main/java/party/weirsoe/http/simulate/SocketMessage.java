package party.weirsoe.http.simulate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * What a message of the event socket says.
 *
 * @param at when it came, in {@link System#nanoTime}
 * @param type empty where it is no message of ours
 * @param version 0 in a {@code bye}
 * @param phase empty in what is no hint
 * @param reconnect of a {@code bye}: whether the client may come back
 * @param afterMillis of a {@code bye}: not sooner than this
 */
record SocketMessage(long at, String type, long version, String phase, int round, boolean reconnect, long afterMillis) {
    private static final JsonFactory JSON = new JsonFactory();

    boolean isHint() {
        return !phase.isEmpty();
    }

    boolean announcesPhase() {
        return type.startsWith("phase.");
    }

    static SocketMessage parse(long at, String text) {
        String type = "";
        String phase = "";
        long version = 0;
        int round = 0;
        boolean reconnect = false;
        long after = 0;
        try (JsonParser in = JSON.createParser(text)) {
            in.nextToken();
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                String name = in.currentName();
                in.nextToken();
                switch (name) {
                    case "type" -> type = in.getText().intern();
                    case "version" -> version = in.getLongValue();
                    case "phase" -> phase = in.getText().intern();
                    case "round" -> round = in.getIntValue();
                    case "reconnect" -> reconnect = in.getBooleanValue();
                    case "after_ms" -> after = in.getValueAsLong();
                    default -> in.skipChildren();
                }
            }
        } catch (IOException e) {
            type = "";
        }
        return new SocketMessage(at, type, version, phase, round, reconnect, after);
    }

    @Override
    public String toString() {
        return type + " " + version + (isHint() ? " " + phase + " " + round : "");
    }
}
