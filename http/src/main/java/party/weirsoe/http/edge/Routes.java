package party.weirsoe.http.edge;

import static org.apache.pekko.http.javadsl.model.HttpMethods.DELETE;
import static org.apache.pekko.http.javadsl.model.HttpMethods.GET;
import static org.apache.pekko.http.javadsl.model.HttpMethods.POST;
import static org.apache.pekko.http.javadsl.model.HttpMethods.PUT;
import static party.weirsoe.http.body.BodySpec.EMPTY;
import static party.weirsoe.http.edge.Caller.ANYONE;
import static party.weirsoe.http.edge.Caller.HOST;
import static party.weirsoe.http.edge.Caller.HOST_OR_THAT_PLAYER;
import static party.weirsoe.http.edge.Caller.KNOWS_THE_CODE;
import static party.weirsoe.http.edge.Caller.MEMBER;
import static party.weirsoe.http.edge.Caller.OPENS;
import static party.weirsoe.http.edge.Caller.PLAYER;
import static party.weirsoe.http.edge.Caller.SPEAKS_LATER;
import static party.weirsoe.http.edge.LobbyHandlers.JOIN;
import static party.weirsoe.http.edge.LobbyHandlers.OPEN;
import static party.weirsoe.http.edge.PageHandlers.QR;
import static party.weirsoe.http.edge.SessionHandlers.FROM_ROUND;
import static party.weirsoe.http.edge.SessionHandlers.GUESS;
import static party.weirsoe.http.edge.SessionHandlers.LIE;
import static party.weirsoe.http.edge.SessionHandlers.REMATCH;
import static party.weirsoe.http.edge.SessionHandlers.SEAT;

import java.util.List;

/** The table of all paths of the public port: the contract's sections 3, 4, 5 and 6. */
public final class Routes {
    private static final String SESSION = "/lobby/sessions/{code}";
    private static final String ROUND = SESSION + "/rounds/{round}";

    private Routes() {}

    public static List<Route> table(
            LobbyHandlers lobby, SessionHandlers session, OpenHandlers open, PageHandlers pages) {
        return List.of(
                new Route(POST, "/lobby/sessions", OPENS, "open", OPEN, lobby::open),
                new Route(POST, SESSION + "/players", KNOWS_THE_CODE, "join", JOIN, lobby::join),
                new Route(
                        DELETE,
                        SESSION + "/players/{player_id}",
                        HOST_OR_THAT_PLAYER,
                        "remove",
                        EMPTY,
                        session::remove),
                new Route(POST, SESSION + "/players/{player_id}/seat", HOST, "seat", SEAT, session::seat),
                new Route(POST, SESSION + "/rounds/start", HOST, "rounds.start", FROM_ROUND, session::startRounds),
                new Route(PUT, ROUND + "/lie", PLAYER, "lie", LIE, session::lie),
                new Route(POST, ROUND + "/guess/start", HOST, "guess.start", EMPTY, session::startGuess),
                new Route(PUT, ROUND + "/guess", PLAYER, "guess", GUESS, session::guess),
                new Route(POST, ROUND + "/reveal", HOST, "reveal", EMPTY, session::reveal),
                new Route(POST, ROUND + "/scoreboard", HOST, "scoreboard", EMPTY, session::scoreboard),
                new Route(POST, SESSION + "/rounds/next", HOST, "rounds.next", FROM_ROUND, session::nextRound),
                new Route(POST, SESSION + "/finish", HOST, "finish", FROM_ROUND, session::finish),
                new Route(POST, SESSION + "/rematch", HOST, "rematch", REMATCH, session::rematch),
                new Route(DELETE, SESSION, HOST, "delete", EMPTY, session::delete),
                new Route(GET, SESSION, MEMBER, "view", EMPTY, session::view),
                new Route(GET, SESSION + "/events", SPEAKS_LATER, "events", EMPTY, open::events),
                new Route(GET, "/lobby/packs", ANYONE, "packs", EMPTY, open::packs),
                new Route(GET, "/health/live", ANYONE, "live", EMPTY, open::live),
                new Route(GET, "/health/ready", ANYONE, "ready", EMPTY, open::ready),
                new Route(GET, "/", ANYONE, "page", EMPTY, pages::home),
                new Route(GET, "/host", ANYONE, "page", EMPTY, pages::host),
                new Route(GET, "/play", ANYONE, "page", EMPTY, pages::play),
                new Route(GET, "/assets/{hash}/{path}", ANYONE, "asset", EMPTY, pages::asset),
                new Route(POST, "/qr", ANYONE, "qr", QR, pages::qr));
    }
}
