package party.weirsoe.http.pages;

import com.microsoft.playwright.WebSocketFrame;
import com.microsoft.playwright.WebSocketRoute;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** What is between a page and the server's event socket: it can be cut, go silent, and say what the server never said. */
final class Wire {
    private static final String EVENTS = "**/events";

    private final List<WebSocketRoute> sockets = new ArrayList<>();
    private final Set<WebSocketRoute> silent = new HashSet<>();
    private boolean hanging;

    private Wire() {}

    /** Passes everything on, until told otherwise. To be laid before the page opens its socket. */
    static Wire tap(Tab tab) {
        Wire wire = new Wire();
        tab.page().routeWebSocket(EVENTS, wire::pass);
        return wire;
    }

    /** No socket ever opens: each is closed before it says anything. */
    static void cut(Tab tab) {
        tab.page().routeWebSocket(EVENTS, WebSocketRoute::close);
    }

    private void pass(WebSocketRoute socket) {
        sockets.add(socket);
        if (hanging) {
            return;
        }
        WebSocketRoute server = socket.connectToServer();
        socket.onMessage(unlessSilent(socket, server));
        server.onMessage(unlessSilent(socket, socket));
    }

    private Consumer<WebSocketFrame> unlessSilent(WebSocketRoute socket, WebSocketRoute to) {
        return frame -> {
            if (!silent.contains(socket)) {
                to.send(frame.text());
            }
        };
    }

    /** The connection looks open and is dead, as after a sleep; one that is opened anew works. */
    void goSilent() {
        silent.addAll(sockets);
    }

    /** The connections break, and those that are opened anew get no word. */
    void hang() {
        hanging = true;
        sockets.forEach(WebSocketRoute::close);
    }

    int opened() {
        return sockets.size();
    }

    /** To the page, as if the server had said it. */
    void forge(String message) {
        sockets.getLast().send(message);
    }
}
