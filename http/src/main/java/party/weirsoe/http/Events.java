package party.weirsoe.http;

import java.net.InetAddress;
import org.apache.pekko.http.javadsl.model.AttributeKeys;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.RemoteAddress;
import org.apache.pekko.http.javadsl.model.ws.WebSocketUpgrade;
import party.weirsoe.game.SessionCode;
import party.weirsoe.http.edge.EventUpgrade;
import party.weirsoe.http.limit.Network;
import party.weirsoe.http.limit.RateLimits;
import party.weirsoe.http.metrics.Metrics;
import party.weirsoe.http.socket.EventSocket;
import party.weirsoe.http.socket.OriginCheck;
import party.weirsoe.http.socket.SocketProbe;

/** Joins the route of the event socket with the socket. */
record Events(EventSocket socket, OriginCheck origins, RateLimits limits) implements EventUpgrade {
    @Override
    public boolean allows(HttpRequest request) {
        InetAddress peer = request.getAttribute(AttributeKeys.remoteAddress)
                .flatMap(RemoteAddress::getAddress)
                .orElse(null);
        return origins.allows(request, peer);
    }

    @Override
    public HttpResponse accept(SessionCode code, WebSocketUpgrade upgrade, Network from) {
        return socket.upgrade(upgrade, code, () -> limits.miss(from));
    }

    static SocketProbe probe(Metrics metrics) {
        return new SocketProbe() {
            @Override
            public void sockets(int change) {
                metrics.sockets(change);
            }

            @Override
            public void hintSent() {
                metrics.hintSent();
            }

            @Override
            public void hintConflated() {
                metrics.hintConflated();
            }
        };
    }
}
