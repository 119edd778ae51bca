package party.weirsoe.http.edge;

import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.ws.WebSocketUpgrade;
import party.weirsoe.game.SessionCode;

/** The event socket, as far as a route has to do with it. */
public interface EventUpgrade {
    /** Whether a page of the request's {@code Origin} may open a socket here. */
    boolean allows(HttpRequest request);

    HttpResponse accept(SessionCode code, WebSocketUpgrade upgrade);
}
