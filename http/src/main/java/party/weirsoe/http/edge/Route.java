package party.weirsoe.http.edge;

import org.apache.pekko.http.javadsl.model.HttpMethod;
import party.weirsoe.http.body.BodySpec;

/**
 * One line of the contract's tables.
 *
 * @param path {@code /lobby/sessions/{code}}: a segment in braces is a parameter
 * @param name of the command, or of what is fetched; a label of the metrics
 */
public record Route(HttpMethod method, String path, Caller caller, String name, BodySpec body, Handler handler) {
    static final String CODE = "{code}";
    static final String PLAYER_ID = "{player_id}";
    static final String ROUND = "{round}";

    /** All but GET change something. */
    boolean isCommand() {
        return !method.isSafe();
    }
}
