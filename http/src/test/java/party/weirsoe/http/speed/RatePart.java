package party.weirsoe.http.speed;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** How long a command waits for its answer, and its hints to come, at a rate that is set: an open loop, beside the peer's. */
final class RatePart {
    private static final int COMMANDS_PER_SECOND = 1_000;
    private static final long INTERVAL = TimeUnit.SECONDS.toNanos(1) / COMMANDS_PER_SECOND;

    private final Speed speed;
    private final Path dir;
    private final List<RatedTable> tables = new ArrayList<>();
    private Histogram acks = new Histogram(3);
    private Histogram hints = new Histogram(3);

    RatePart(Speed speed, Path dir) {
        this.speed = speed;
        this.dir = dir;
    }

    List<Row> measure() {
        int reps = speed.reps();
        double[][] ours = new double[6][reps];
        double[][] peers = new double[4][reps];
        try (Wpp wpp = Wpp.start(dir);
                @Nullable Colyseus colyseus = speed.colyseus() == null ? null : Colyseus.start(speed.colyseus());
                Loop loop = Loop.start()) {
            wpp.postgres().assertDurable();
            open(loop, wpp.address());
            offer(loop, speed.warmUp());
            for (int rep = 0; rep < reps; rep++) {
                offer(loop, Duration.ofSeconds(2));
                acks = new Histogram(3);
                hints = new Histogram(3);
                long behind = offer(loop, speed.window());
                take(ours, rep, behind);
                if (colyseus != null) {
                    take(
                            peers,
                            rep,
                            colyseus.rate(
                                    speed.parties(),
                                    speed.players(),
                                    COMMANDS_PER_SECOND,
                                    speed.window().toSeconds()));
                }
            }
            return rows(ours, colyseus == null ? null : peers);
        }
    }

    private void take(double[][] ours, int rep, long behind) {
        double[] now = {
            millis(acks, 99), millis(hints, 99), millis(acks, 50), millis(hints, 50), millis(acks, 99.9), behind
        };
        for (int i = 0; i < now.length; i++) {
            ours[i][rep] = now[i];
        }
    }

    private static void take(double[][] peers, int rep, JsonNode line) {
        List<String> names = List.of("ack_p99_ms", "hint_p99_ms", "ack_p50_ms", "hint_p50_ms");
        for (int i = 0; i < names.size(); i++) {
            peers[i][rep] = line.path(names.get(i)).asDouble();
        }
    }

    private static List<Row> rows(double[][] ours, double @Nullable [][] peers) {
        String peer = "Colyseus";
        return List.of(
                Row.of("ack p99 at 1,000 commands/s offered", "ms", ours[0])
                        .beside(peer, column(peers, 0))
                        .ratioAtMost(1.0),
                Row.of("the same, by itself", "ms", ours[0]).atMost(10),
                Row.of("hint p99 at 1,000 commands/s offered", "ms", ours[1])
                        .beside(peer, column(peers, 1))
                        .ratioAtMost(1.0),
                Row.of("ack p50", "ms", ours[2]).beside(peer, column(peers, 2)),
                Row.of("hint p50", "ms", ours[3]).beside(peer, column(peers, 3)),
                Row.of("ack p99.9", "ms", ours[4]),
                Row.of("commands not yet answered when the time was over", "", ours[5]));
    }

    private static double @Nullable [] column(double @Nullable [][] measured, int i) {
        return measured == null ? null : measured[i];
    }

    private static double millis(Histogram histogram, double percentile) {
        return histogram.getValueAtPercentile(percentile) / 1e6;
    }

    private void open(Loop loop, InetSocketAddress server) {
        Semaphore opening = new Semaphore(SpeedLimits.OPENING_AT_ONCE);
        AtomicInteger toSeat = new AtomicInteger(speed.parties());
        CompletableFuture<Void> all = new CompletableFuture<>();
        for (int i = 0; i < speed.parties(); i++) {
            opening.acquireUninterruptibly();
            loop.check();
            loop.execute(() -> {
                HttpLine line = new HttpLine(loop, server);
                HttpParty.open(line, speed.players(), speed.rounds(), party -> {
                    line.close();
                    seat(loop, server, party, () -> {
                        opening.release();
                        if (toSeat.decrementAndGet() == 0) {
                            all.complete(null);
                        }
                    });
                });
            });
        }
        all.orTimeout(SpeedLimits.SETTLE_MAX.toSeconds(), TimeUnit.SECONDS).join();
    }

    private void seat(Loop loop, InetSocketAddress server, HttpParty party, Runnable seated) {
        Courier courier = Courier.ofSeats(loop, server, speed.players() + 1);
        RatedTable table =
                new RatedTable(party, courier, nanos -> acks.recordValue(nanos), nanos -> hints.recordValue(nanos));
        tables.add(table);
        AtomicInteger silent = new AtomicInteger(speed.players() + 1);
        for (int seat = 0; seat <= speed.players(); seat++) {
            new HintLine(
                    loop,
                    server,
                    party.code(),
                    party.token(seat),
                    () -> {
                        if (silent.decrementAndGet() == 0) {
                            seated.run();
                        }
                    },
                    table::hear);
        }
    }

    /** Offers the parties commands in turn. Answers how many were still to be answered at the end. */
    private long offer(Loop loop, Duration time) {
        long begun = System.nanoTime();
        long count = time.toNanos() / INTERVAL;
        for (long i = 0; i < count; i++) {
            long at = begun + i * INTERVAL;
            for (long left = at - System.nanoTime(); left > 0; left = at - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            RatedTable table = tables.get((int) (i % tables.size()));
            loop.execute(() -> table.offer(at));
            loop.check();
        }
        CompletableFuture<Long> behind = new CompletableFuture<>();
        loop.execute(() ->
                behind.complete(tables.stream().mapToLong(RatedTable::behind).sum()));
        long left = behind.join();
        party.weirsoe.http.e2e.Await.until(SpeedLimits.SETTLE_MAX, "the last answers", () -> {
            loop.check();
            CompletableFuture<Long> now = new CompletableFuture<>();
            loop.execute(() ->
                    now.complete(tables.stream().mapToLong(RatedTable::behind).sum()));
            return now.join() == 0;
        });
        return left;
    }
}
