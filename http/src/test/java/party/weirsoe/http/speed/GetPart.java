package party.weirsoe.http.speed;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import party.weirsoe.http.e2e.Await;

/** GETs of a view that has not changed, beside a route of the same HTTP library that does nothing, on the same JVM flags. */
final class GetPart {
    private static final int CONNECTIONS = 64;

    private final Speed speed;
    private final Path dir;

    GetPart(Speed speed, Path dir) {
        this.speed = speed;
        this.dir = dir;
    }

    List<Row> measure(List<String> flags) {
        double[] views = new double[speed.reps()];
        double[] bare = new double[speed.reps()];
        double[] viewCpu = new double[speed.reps()];
        double[] bareCpu = new double[speed.reps()];
        try (Wpp wpp = Wpp.start(dir);
                Running route = Running.java(flags, BareRoute.class);
                Loop loop = Loop.start()) {
            InetSocketAddress bareAddress =
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(route.answer()));
            List<byte[]> unchanged = unchangedViews(loop, wpp.address());
            byte[] nothing = HttpLine.request("GET", BareRoute.PATH, null, null);
            Getters ofViews = new Getters(loop, wpp.address(), unchanged);
            Getters ofBare = new Getters(loop, bareAddress, List.of(nothing));
            ofViews.measure(wpp.process(), speed.warmUp());
            ofBare.measure(route, speed.warmUp());
            for (int rep = 0; rep < speed.reps(); rep++) {
                Usage get = ofViews.measure(wpp.process(), speed.window());
                views[rep] = get.commands() / get.seconds();
                viewCpu[rep] = get.jvmMicros() / get.commands();
                Usage plain = ofBare.measure(route, speed.window());
                bare[rep] = plain.commands() / plain.seconds();
                bareCpu[rep] = plain.jvmMicros() / plain.commands();
            }
        }
        return List.of(
                Row.of("GET of an unchanged view (304)", "1/s", views)
                        .beside("bare pekko-http route", bare)
                        .ratioAtLeast(0.8),
                Row.of("CPU for it", "µs", viewCpu).beside("bare route", bareCpu));
    }

    /** Requests of views with the tags that they have: a session for each connection. */
    private static List<byte[]> unchangedViews(Loop loop, InetSocketAddress server) {
        List<CompletableFuture<byte[]>> requests = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            CompletableFuture<byte[]> request = new CompletableFuture<>();
            requests.add(request);
            loop.execute(() -> {
                HttpLine line = new HttpLine(loop, server);
                HttpParty.open(
                        line,
                        8,
                        7,
                        party -> line.exchange(
                                party.view(),
                                view -> request.complete(party.view("If-None-Match: " + view.header("ETag")))));
            });
        }
        return requests.stream().map(CompletableFuture::join).toList();
    }

    /** Connections that each ask again as soon as they are answered. */
    private static final class Getters {
        private final Loop loop;
        private final InetSocketAddress server;
        private final List<byte[]> requests;
        private final AtomicLong done = new AtomicLong();
        private final AtomicInteger busy = new AtomicInteger();
        private volatile boolean over;

        Getters(Loop loop, InetSocketAddress server, List<byte[]> requests) {
            this.loop = loop;
            this.server = server;
            this.requests = requests;
        }

        Usage measure(Running process, Duration time) {
            over = false;
            busy.set(CONNECTIONS);
            loop.execute(() -> {
                for (int i = 0; i < CONNECTIONS; i++) {
                    ask(new HttpLine(loop, server), requests.get(i % requests.size()));
                }
            });
            Usage usage = Usage.of(process, done::get, time);
            over = true;
            Await.until(SpeedLimits.SETTLE_MAX, "the last answers", () -> {
                loop.check();
                return busy.get() == 0;
            });
            return usage;
        }

        private void ask(HttpLine line, byte[] request) {
            if (over) {
                line.close();
                busy.decrementAndGet();
                return;
            }
            line.exchange(request, answer -> {
                if (answer.status() != 304) {
                    throw new IllegalStateException(answer.head());
                }
                done.lazySet(done.get() + 1);
                ask(line, request);
            });
        }
    }
}
