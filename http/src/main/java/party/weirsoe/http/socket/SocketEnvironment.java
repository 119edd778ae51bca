package party.weirsoe.http.socket;

import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.pekko.actor.typed.ActorRef;
import party.weirsoe.session.Sessions;
import party.weirsoe.session.Tokens;

/**
 * What all sockets of a node share.
 *
 * @param nanos a clock that is never set
 * @param onStopped told of each socket whose connection is gone
 */
record SocketEnvironment(
        Sessions sessions,
        Tokens tokens,
        SocketLimits limits,
        SocketProbe probe,
        InstantSource clock,
        LongSupplier nanos,
        Consumer<ActorRef<SocketMessage>> onStopped) {}
