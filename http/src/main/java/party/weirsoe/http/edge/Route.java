package party.weirsoe.http.edge;

import org.apache.pekko.http.javadsl.model.HttpMethod;
import party.weirsoe.http.body.BodySpec;

/**
 * One line of the contract's tables.
 *
 * @param path {@code /lobby/sessions/{code}}: a segment in braces is a parameter; {@code {path}} takes all that is left
 * @param name of the command, or of what is fetched; a label of the metrics
 */
public record Route(HttpMethod method, String path, Caller caller, String name, BodySpec body, Handler handler) {
    static final String CODE = "{code}";
    static final String PLAYER_ID = "{player_id}";
    static final String ROUND = "{round}";
    static final String HASH = "{hash}";
    static final String REST = "{path}";

    boolean hasBody() {
        return !method.isSafe();
    }

    /** What changes something is no open path. */
    boolean isCommand() {
        return hasBody() && caller != Caller.ANYONE;
    }
}
