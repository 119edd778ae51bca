package party.weirsoe.http.socket;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.ws.WebSocketUpgrade;
import org.apache.pekko.http.javadsl.settings.ServerSettings;
import org.apache.pekko.io.Inet;
import org.apache.pekko.io.TcpSO;
import party.weirsoe.game.SessionCode;
import party.weirsoe.session.Sessions;
import party.weirsoe.session.Tokens;

/** The event sockets of one node: opens them, bounds their number, and sends them all away before a restart. */
public final class EventSocket {
    /** Names of actors are used once in a system, which tests share. */
    private static final AtomicLong NAMES = new AtomicLong();

    private final ActorSystem<?> system;
    private final SocketEnvironment env;
    private final Set<ActorRef<SocketMessage>> open = ConcurrentHashMap.newKeySet();
    private final CompletableFuture<Done> drained = new CompletableFuture<>();
    private volatile boolean restarting;

    public EventSocket(
            ActorSystem<?> system,
            Sessions sessions,
            Tokens tokens,
            SocketLimits limits,
            SocketProbe probe,
            InstantSource clock) {
        this.system = system;
        this.env = new SocketEnvironment(sessions, tokens, limits, probe, clock, System::nanoTime, this::stopped);
    }

    /**
     * Settings under which a client that does not read is noticed: what the kernel would hold for it is bounded, so that
     * newer hints replace waiting ones here. The library's own keep-alive is off, as it keeps dead peers open for ever.
     */
    public static ServerSettings tune(ServerSettings settings) {
        List<Inet.SocketOption> options = new ArrayList<>();
        settings.getSocketOptions().forEach(options::add);
        options.add(TcpSO.tcpNoDelay(true));
        options.add(TcpSO.sendBufferSize(SocketLimits.SEND_BUFFER_BYTES));
        return settings.withSocketOptions(options)
                .withWebsocketSettings(settings.getWebsocketSettings()
                        .withPeriodicKeepAliveMaxIdle(scala.concurrent.duration.Duration.Inf()));
    }

    /**
     * Answers one upgrade; the client must still say who it is. Above the bound, or before a restart, it is told so.
     *
     * @param missed run when the token that it brings is none
     */
    public HttpResponse upgrade(WebSocketUpgrade upgrade, SessionCode code, Runnable missed) {
        boolean overloaded = open.size() >= env.limits().socketsMax();
        ActorRef<SocketMessage> socket = system.systemActorOf(
                SocketActor.create(env, code, missed), "event-socket-" + NAMES.incrementAndGet(), Props.empty());
        open.add(socket);
        if (restarting) {
            socket.tell(new SocketMessage.Dismissed(ByeCode.RESTARTING));
        } else if (overloaded) {
            socket.tell(new SocketMessage.Dismissed(ByeCode.OVERLOADED));
        }
        HttpResponse response = upgrade.handleMessagesWith(SocketFlow.create(socket, env.limits()));
        return ConnectionCut.install(response, (cut, done) -> {
            socket.tell(new SocketMessage.Wired(cut));
            done.whenComplete((end, failure) -> socket.tell(new SocketMessage.Disconnected()));
        });
    }

    /**
     * Says {@code bye restarting} to every socket, and from now on to every new one.
     *
     * @return when every connection that was open has ended
     */
    public CompletionStage<Done> restarting() {
        restarting = true;
        open.forEach(socket -> socket.tell(new SocketMessage.Dismissed(ByeCode.RESTARTING)));
        completeIfDrained();
        return drained;
    }

    private void stopped(ActorRef<SocketMessage> socket) {
        open.remove(socket);
        completeIfDrained();
    }

    private void completeIfDrained() {
        if (restarting && open.isEmpty()) {
            drained.complete(Done.getInstance());
        }
    }
}
