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
    private static final int FIRST_SESSIONS = 200;
    private static final int SESSIONS = 2_000;
    private static final int IN_FLIGHT = 256;
    private static final Duration PASSIVATE_AFTER = Duration.ofMinutes(30);
    private static final int PARTIES = 200;
    private static final double KB = 1024;

    private final Speed speed;
    private final Path dir;

    MemoryPart(Speed speed, Path dir) {
        this.speed = speed;
        this.dir = dir;
    }

    /** Of an idle party, in its node's heap, after a full collection. */
    List<Row> heap(List<String> flags) {
        List<Row> rows = new ArrayList<>();
        try (Running node = ProcessPart.start(flags, dir, PASSIVATE_AFTER)) {
            node.ask("open " + FIRST_SESSIONS + " " + speed.players() + " " + speed.rounds());
            long before = node.heapBytes();
            node.ask("open " + SESSIONS + " " + speed.players() + " " + speed.rounds());
            double fresh = each((double) node.heapBytes() - before, SESSIONS);
            rows.add(Row.of("heap of an idle party, lies of round 1", "KB", fresh)
                    .atMost(6));
            double withoutParties = before - fresh * KB * FIRST_SESSIONS;
            for (int round : new int[] {2, speed.rounds()}) {
                node.ask("until " + round + " " + IN_FLIGHT);
                double grown = each(node.heapBytes() - withoutParties, FIRST_SESSIONS + SESSIONS);
                rows.add(Row.of("the same, lies of round " + round, "KB", grown));
            }
        }
        return rows;
    }

    /** Of a party whose host and players have an event socket and a connection each. */
    List<Row> withSockets() {
        double[] rss = new double[speed.reps()];
        double[] heap = new double[speed.reps()];
        double @Nullable [] peer = speed.colyseus() == null ? null : new double[speed.reps()];
        for (int rep = 0; rep < speed.reps(); rep++) {
            try (Wpp wpp = Wpp.start(dir.resolve("sockets-" + rep));
                    Loop loop = Loop.start()) {
                // Classes are loaded and pools are filled by the first ones.
                Crowd first = Crowd.withSockets(loop, wpp.address(), PARTIES / 4, speed.players(), speed.rounds());
                first.play();
                Speed.wait(Duration.ofSeconds(10));
                first.rest();
                long heapBefore = wpp.process().heapBytes();
                long rssBefore = wpp.process().rssBytes();
                Crowd.withSockets(loop, wpp.address(), PARTIES, speed.players(), speed.rounds())
                        .playUntil(1);
                rss[rep] = each((double) wpp.process().rssBytes() - rssBefore, PARTIES);
                heap[rep] = each((double) wpp.process().heapBytes() - heapBefore, PARTIES);
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
                Row.of("of it: RSS", "KB", rss));
    }

    /** As the peer's own driver counts it, on a fresh server. */
    private double colyseus() {
        try (Colyseus colyseus = Colyseus.start(java.util.Objects.requireNonNull(speed.colyseus()))) {
            JsonNode line = colyseus.play(PARTIES, speed.players(), 1);
            return line.path("server_kb_per_live_party").asDouble();
        }
    }

    private static double each(double bytes, int parties) {
        return bytes / KB / parties;
    }
}
