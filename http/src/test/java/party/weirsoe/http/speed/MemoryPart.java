package party.weirsoe.http.speed;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a live party holds: its heap without sockets, from the first round to the last, and its memory with nine sockets. */
final class MemoryPart {
    /** Classes are loaded, and pools and tables have grown, by these. */
    private static final int FIRST_PARTIES = 200;

    private static final int MANY_PARTIES = 2_000;
    private static final int CONNECTIONS = 64;
    /** Until the server has forgotten the connections that were closed. */
    private static final Duration HANGING_UP = Duration.ofSeconds(2);
    /** Until the scheduler has forgotten the timers of what was answered long ago, those of recoveries among them. */
    private static final Duration IDLE = Duration.ofSeconds(35);

    private static final int PARTIES = 200;
    /** Of the first parties' play, until classes are loaded and pools are filled. */
    private static final Duration LOADING = Duration.ofSeconds(10);

    private static final double KB = 1024;

    private final Speed speed;
    private final Path dir;

    MemoryPart(Speed speed, Path dir) {
        this.speed = speed;
        this.dir = dir;
    }

    /** Of an idle party, in the server's heap, after a full collection and with no connection open. */
    List<Row> heap() {
        List<Row> rows = new ArrayList<>();
        try (Wpp wpp = Wpp.start(dir);
                Loop loop = Loop.start()) {
            Crowd first = open(loop, wpp, FIRST_PARTIES);
            double before = heapAfter(IDLE, wpp, first);
            Crowd others = open(loop, wpp, MANY_PARTIES);
            double fresh = (heapAfter(IDLE, wpp, others) - before) / MANY_PARTIES;
            rows.add(Row.of("heap of an idle party, lies of round 1", "KB", fresh / KB)
                    .atMost(6));
            double withoutParties = before - fresh * FIRST_PARTIES;
            for (int round : new int[] {2, speed.rounds()}) {
                first.playUntil(round);
                first.hangUp();
                others.playUntil(round);
                double grown = (heapAfter(IDLE, wpp, others) - withoutParties) / (FIRST_PARTIES + MANY_PARTIES);
                rows.add(Row.of("the same, lies of round " + round, "KB", grown / KB));
            }
        }
        return rows;
    }

    private Crowd open(Loop loop, Wpp wpp, int parties) {
        Crowd crowd = Crowd.withoutSockets(loop, wpp.address(), CONNECTIONS, parties, speed.players(), speed.rounds());
        crowd.playUntil(1);
        return crowd;
    }

    private static double heapAfter(Duration rest, Wpp wpp, Crowd crowd) {
        crowd.hangUp();
        Speed.wait(rest);
        return wpp.process().heapBytes();
    }

    /** Of a party whose host and players have an event socket each; and with a connection for requests each, too. */
    List<Row> withSockets() {
        double[] rss = new double[speed.reps()];
        double[] heap = new double[speed.reps()];
        double[] busy = new double[speed.reps()];
        double @Nullable [] peer = speed.colyseus() == null ? null : new double[speed.reps()];
        for (int rep = 0; rep < speed.reps(); rep++) {
            try (Wpp wpp = Wpp.start(dir.resolve("sockets-" + rep));
                    Loop loop = Loop.start()) {
                Crowd first = Crowd.withSockets(loop, wpp.address(), PARTIES / 4, speed.players(), speed.rounds());
                first.play();
                Speed.wait(LOADING);
                first.rest();
                double heapBefore = heapAfter(HANGING_UP, wpp, first);
                double rssBefore = wpp.process().rssBytes();
                Crowd crowd = Crowd.withSockets(loop, wpp.address(), PARTIES, speed.players(), speed.rounds());
                crowd.playUntil(1);
                busy[rep] = (wpp.process().heapBytes() - heapBefore) / PARTIES / KB;
                heap[rep] = (heapAfter(HANGING_UP, wpp, crowd) - heapBefore) / PARTIES / KB;
                rss[rep] = (wpp.process().rssBytes() - rssBefore) / PARTIES / KB;
            }
            if (peer != null) {
                peer[rep] = colyseus();
            }
        }
        double[] larger = new double[speed.reps()];
        Arrays.setAll(larger, rep -> Math.max(rss[rep], heap[rep]));
        return List.of(
                Row.of("memory of a party with nine sockets: RSS or heap, whichever is more", "KB", larger)
                        .beside("Colyseus, RSS", peer)
                        .atMost(100),
                Row.of("of it: heap after a collection", "KB", heap),
                Row.of("of it: RSS", "KB", rss),
                Row.of("heap with nine connections for requests, too", "KB", busy));
    }

    /** As the peer's own driver counts it, on a fresh server. */
    private double colyseus() {
        try (Colyseus colyseus = Colyseus.start(java.util.Objects.requireNonNull(speed.colyseus()))) {
            JsonNode line = colyseus.play(PARTIES, speed.players(), 1);
            return line.path("server_kb_per_live_party").asDouble();
        }
    }
}
