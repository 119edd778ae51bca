package party.weirsoe.http.simulate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * Where a session stood: the {@code session} of a command's answer.
 *
 * @param version 0 where an answer has none
 * @param phase in the protocol's word
 */
record Stamp(long version, String phase, int game, int round, int totalRounds) {
    static final Stamp NONE = new Stamp(0, "", 0, 0, 0);

    private static final JsonFactory JSON = new JsonFactory();

    /** Of a command's answer, without reading the rest of it. */
    static Stamp of(String body) {
        try (JsonParser in = JSON.createParser(body)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                return NONE;
            }
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                boolean found = in.currentName().equals("session");
                if (in.nextToken() == JsonToken.START_OBJECT && found) {
                    return read(in);
                }
                in.skipChildren();
            }
        } catch (IOException e) {
            return NONE;
        }
        return NONE;
    }

    private static Stamp read(JsonParser in) throws IOException {
        long version = 0;
        String phase = "";
        int game = 0;
        int round = 0;
        int totalRounds = 0;
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            in.nextToken();
            switch (name) {
                case "version" -> version = in.getLongValue();
                case "phase" -> phase = in.getText().intern();
                case "game" -> game = in.getIntValue();
                case "round" -> round = in.getIntValue();
                case "total_rounds" -> totalRounds = in.getIntValue();
                default -> in.skipChildren();
            }
        }
        return new Stamp(version, phase, game, round, totalRounds);
    }
}
