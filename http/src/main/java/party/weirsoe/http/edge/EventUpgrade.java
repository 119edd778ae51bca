package party.weirsoe.http.edge;

import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.ws.WebSocketUpgrade;
import party.weirsoe.game.SessionCode;
import party.weirsoe.http.limit.Network;

/** The event socket, as far as a route has to do with it. */
public interface EventUpgrade {
    /** Whether a page of the request's {@code Origin} may open a socket here. */
    boolean allows(HttpRequest request);

    /** @param from who is counted when the first message brings no valid token */
    HttpResponse accept(SessionCode code, WebSocketUpgrade upgrade, Network from);
}
