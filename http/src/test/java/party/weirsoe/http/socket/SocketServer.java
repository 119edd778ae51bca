package party.weirsoe.http.socket;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.ServerBinding;
import org.apache.pekko.http.javadsl.model.AttributeKeys;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.settings.ServerSettings;

/** A server on a real port that has nothing but event sockets of one fake session. */
public final class SocketServer implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-21T22:30:05.040Z");
    /** No cluster: its transport would take a port of its own. */
    public static final Config LOCAL = ConfigFactory.parseString("pekko.actor.provider = local");

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    public final FakeSessions sessions = new FakeSessions();
    final CountingProbe probe = new CountingProbe();
    final EventSocket sockets;
    private final ActorTestKit kit;
    private final ServerBinding binding;

    public SocketServer(ActorTestKit kit, SocketLimits limits) {
        this.kit = kit;
        this.sockets = new EventSocket(kit.system(), sessions, FakeSessions.TOKENS, limits, probe, () -> NOW);
        this.binding = join(Http.get(kit.system())
                .newServerAt("127.0.0.1", 0)
                .withSettings(
                        EventSocket.tune(ServerSettings.create(kit.system().classicSystem())))
                .bind(this::answer));
    }

    public InetSocketAddress address() {
        return binding.localAddress();
    }

    URI uri() {
        return URI.create("ws://127.0.0.1:" + address().getPort() + "/lobby/sessions/BCDFGH/events");
    }

    public void await(BooleanSupplier condition) {
        kit.createTestProbe().awaitAssert(PATIENCE, Duration.ofMillis(5), () -> {
            if (!condition.getAsBoolean()) {
                throw new AssertionError("not yet");
            }
            return "now";
        });
    }

    static <T> T join(CompletionStage<T> stage) {
        return stage.toCompletableFuture()
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    private CompletionStage<HttpResponse> answer(HttpRequest request) {
        return CompletableFuture.completedFuture(request.getAttribute(AttributeKeys.webSocketUpgrade)
                .map(upgrade -> sockets.upgrade(upgrade, FakeSessions.CODE, () -> {}))
                .orElseGet(() -> HttpResponse.create().withStatus(StatusCodes.BAD_REQUEST)));
    }

    @Override
    public void close() {
        join(binding.unbind());
        join(sockets.restarting());
    }
}
