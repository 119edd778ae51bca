package party.weirsoe.http.edge;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.http.javadsl.ServerBinding;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.ws.WebSocketUpgrade;
import org.apache.pekko.stream.javadsl.Flow;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;
import party.weirsoe.game.Epoch;
import party.weirsoe.game.PlayerId;
import party.weirsoe.game.Question;
import party.weirsoe.game.SessionCode;
import party.weirsoe.http.EdgeListening;
import party.weirsoe.http.limit.AddressRange;
import party.weirsoe.http.limit.HttpLimits;
import party.weirsoe.http.limit.Network;
import party.weirsoe.http.limit.RateLimits;
import party.weirsoe.http.limit.TrustedProxies;
import party.weirsoe.http.metrics.Metrics;
import party.weirsoe.http.web.WebSite;
import party.weirsoe.pack.Pack;
import party.weirsoe.pack.Packs;
import party.weirsoe.session.Identity;
import party.weirsoe.session.Tokens;
import party.weirsoe.view.Viewer;

/** The edge on a real port, with the production's HTTP settings, before sessions that a test can steer. */
public final class EdgeServer implements AutoCloseable {
    static final SessionCode CODE = new SessionCode("BCDFGH");
    static final String SESSION = "/lobby/sessions/BCDFGH";
    private static final long MINUTE = 60_000_000_000L;

    final FakeSessions sessions = new FakeSessions();
    final Tokens tokens = new Tokens("a secret of enough characters");
    final Metrics metrics = new Metrics(() -> true);
    final AtomicBoolean ready = new AtomicBoolean(true);
    final AtomicBoolean originAllowed = new AtomicBoolean(true);
    final AtomicReference<String> lanOrigin = new AtomicReference<>("");
    final AtomicLong nanos = new AtomicLong();
    final Router router;
    private final Gate gate;
    final Edge edge;
    final RawClient client;
    final String host = "Authorization: Bearer " + token(new Viewer.Host());
    final String player = "Authorization: Bearer " + token(new Viewer.OfPlayer(new PlayerId(3)));
    private final ActorSystem<Void> system = EdgeListening.system();
    private final ServerBinding binding;

    EdgeServer(boolean rateLimit) {
        Packs packs = new Packs(List.of(pack(Packs.DEFAULT_PACK, 20), pack("small", 2)));
        EventUpgrade events = new EventUpgrade() {
            @Override
            public boolean allows(HttpRequest request) {
                return originAllowed.get();
            }

            @Override
            public HttpResponse accept(SessionCode code, WebSocketUpgrade upgrade, Network from) {
                return upgrade.handleMessagesWith(Flow.fromSinkAndSource(Sink.ignore(), Source.empty()));
            }
        };
        router = new Router(Routes.table(
                new LobbyHandlers(sessions, tokens, packs),
                new SessionHandlers(sessions, metrics),
                new OpenHandlers(packs, events, ready::get),
                new PageHandlers(WebSite.load(), lanOrigin::get)));
        TrustedProxies proxies =
                new TrustedProxies(List.of(new AddressRange(java.net.InetAddress.getLoopbackAddress(), 32)));
        gate = new Gate(tokens, new RateLimits(rateLimit, nanos::get), proxies);
        edge = edge(HttpLimits.ANSWER_WAIT_MAX);
        binding = EdgeListening.bind(system, edge);
        client = new RawClient(binding.localAddress().getPort());
    }

    /** Another one before the same sessions. */
    Edge edge(Duration patience) {
        return new Edge(system, router, gate, metrics, patience);
    }

    String token(Viewer viewer) {
        return tokens.mint(new Identity(CODE, new Epoch("9f2c61d0a4b37e15"), viewer, 0));
    }

    void minutePasses() {
        nanos.addAndGet(MINUTE);
    }

    @Override
    public void close() {
        binding.terminate(Duration.ofSeconds(1)).toCompletableFuture().join();
        system.terminate();
        metrics.close();
    }

    private static Pack pack(String id, int questions) {
        return new Pack(
                id,
                "A pack",
                "en",
                "CC0-1.0",
                List.of("nobody"),
                true,
                IntStream.range(0, questions)
                        .mapToObj(n -> new Question(
                                id + "/q" + n,
                                "Things",
                                "A <BLANK>.",
                                "truth" + n,
                                List.of(),
                                List.of("a", "b", "c", "d", "e"),
                                "Because.",
                                "https://example.org/",
                                n % 2 == 0,
                                false))
                        .toList());
    }
}
