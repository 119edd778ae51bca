package party.weirsoe.http.simulate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

/**
 * What came back.
 *
 * @param location empty where there is none
 * @param retryAfter seconds; 0 where there is none
 */
public record Answer(
        int status, String body, String location, @Nullable String etag, boolean replayed, int retryAfter) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OK_MIN = 200;
    private static final int REDIRECT_MIN = 300;
    private static final int UNAVAILABLE = 503;
    private static final int TOO_MANY = 429;
    private static final int SERVER_FAULT_MIN = 500;

    public boolean isDone() {
        return status >= OK_MIN && status < REDIRECT_MIN;
    }

    /** Neither done nor refused: the same request is to be sent again. */
    public boolean isOpen() {
        return status >= SERVER_FAULT_MIN || status == TOO_MANY;
    }

    /** Nobody promises that there is an answer at all times. */
    boolean isUnavailable() {
        return status == UNAVAILABLE || status == TOO_MANY;
    }

    /** The server's word that this very request was not applied. */
    public boolean saysNotApplied() {
        return status == TOO_MANY || (status == UNAVAILABLE && code().equals("unavailable"));
    }

    /** Of a problem; empty in any other answer. */
    public String code() {
        return isDone() ? "" : json().path("code").asText();
    }

    public JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }

    /** Where the session stood when a command was accepted. */
    Stamp stamp() {
        return Stamp.of(body);
    }

    /** What every duplicate must get again, to the byte. */
    String canonical() {
        return status + " " + location + "\n" + body;
    }
}
