package party.weirsoe.http.socket;

import java.time.Duration;
import party.weirsoe.session.SessionLimits;

/**
 * Every bound of the event socket, in one place; tests take shorter ones.
 *
 * @param socketsMax open sockets of one node; more are told {@code overloaded}
 * @param frameBytesMax of one inbound message, in UTF-8
 * @param frameMax from the first to the last piece of a fragmented message
 * @param authMax from the upgrade to the first message
 * @param helloMax from a good token to the session's hello; then {@code overloaded}
 * @param writeMax how long a connection may take nothing; then {@code slow}
 * @param pongMax from a ping to its pong; then {@code no_pong}
 * @param closeMax from the end to the end of the connection; then it is cut
 * @param pingInterval what {@code hello} promises; the session's feed keeps it
 */
public record SocketLimits(
        int socketsMax,
        int frameBytesMax,
        Duration frameMax,
        Duration authMax,
        Duration helloMax,
        Duration writeMax,
        Duration pongMax,
        Duration closeMax,
        Duration pingInterval) {

    public static final SocketLimits DEFAULT = new SocketLimits(
            20_000,
            1024,
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            Duration.ofSeconds(3),
            SessionLimits.PING_INTERVAL);

    /** A reconnect that must be spread waits at random between these. */
    static final int SPREAD_MS_MIN = 5_000;

    static final int SPREAD_MS_MAX = 30_000;
    /** What the kernel holds of a connection that does not read; the rest is conflated. */
    static final int SEND_BUFFER_BYTES = 32 * 1024;
}
