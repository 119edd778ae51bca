package party.weirsoe.sim;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;
import party.weirsoe.game.Epoch;
import party.weirsoe.game.SessionCode;
import party.weirsoe.session.FeedSignal;
import party.weirsoe.session.Identity;
import party.weirsoe.session.StoredRows;

/** All that was sent, said, written and heard in one party. Times are virtual nanoseconds since its beginning. */
final class Witness {
    /** A committed row. */
    record Row(long number, StoredRows.Row content, long at, long decidedAt) {}

    record Heard(long at, FeedSignal signal) {}

    private record Cut(long from, long to) {}

    /** One connection of the event socket. */
    static final class Socket {
        private final int number;
        private final Identity who;
        private final long openedAt;
        private long closedAt = Long.MAX_VALUE;
        private final List<Heard> heard = new ArrayList<>();

        private Socket(int number, Identity who, long openedAt) {
            this.number = number;
            this.who = who;
            this.openedAt = openedAt;
        }

        void hears(long at, FeedSignal signal) {
            if (at <= closedAt) {
                heard.add(new Heard(at, signal));
            }
        }

        int number() {
            return number;
        }

        Identity who() {
            return who;
        }

        long openedAt() {
            return openedAt;
        }

        /** {@link Long#MAX_VALUE}: it never was. */
        long closedAt() {
            return closedAt;
        }

        List<Heard> heard() {
            return heard;
        }
    }

    private final Plan plan;
    private final SessionCode code;
    private final Epoch epoch;
    private final Instant start;
    private final List<Row> rows = new ArrayList<>();
    private final List<Operation> operations = new ArrayList<>();
    private final List<Socket> sockets = new ArrayList<>();
    private final Map<ActorRef<FeedSignal>, Socket> byActor = new HashMap<>();
    private final List<String> errors = new ArrayList<>();
    private final List<Cut> cuts = new ArrayList<>();
    private int starts;
    private boolean ended;
    private long quietAt;
    private String hash = "";

    Witness(Plan plan, SessionCode code, Epoch epoch, Instant start) {
        this.plan = plan;
        this.code = code;
        this.epoch = epoch;
        this.start = start;
    }

    void commits(Disk.Row row, Object read) {
        rows.add(new Row(row.number(), StoredRows.of(read), row.at(), row.decidedAt()));
    }

    Socket connects(Identity who, long at) {
        Socket socket = new Socket(sockets.size() + 1, who, at);
        sockets.add(socket);
        return socket;
    }

    void isSocket(ActorRef<FeedSignal> actor, Socket socket) {
        byActor.put(actor, socket);
    }

    void disconnects(ActorRef<FeedSignal> actor, long at) {
        Socket socket = byActor.get(actor);
        if (socket != null) {
            socket.closedAt = at;
        }
    }

    void cutOff(long at, Duration time) {
        cuts.add(new Cut(at, at + time.toNanos()));
    }

    /** Whether a node was cut off then, which may have answered reads and refusals of an older version. */
    boolean isCutOff(long from, long to) {
        return cuts.stream().anyMatch(cut -> cut.from() <= to && cut.to() >= from);
    }

    void starts() {
        starts++;
    }

    void ended(boolean whether) {
        ended = whether;
    }

    void quiet(long at) {
        quietAt = at;
    }

    void hash(String newHash) {
        hash = newHash;
    }

    Plan plan() {
        return plan;
    }

    SessionCode code() {
        return code;
    }

    Epoch epoch() {
        return epoch;
    }

    /** In whole milliseconds, as the session's clock. */
    Instant time(long nanos) {
        return start.plusMillis(nanos / 1_000_000);
    }

    List<Row> rows() {
        return rows;
    }

    List<Operation> operations() {
        return operations;
    }

    List<Socket> sockets() {
        return sockets;
    }

    /** How often the rows were read. */
    int readings() {
        return starts;
    }

    /** What actors threw. */
    List<String> errors() {
        return errors;
    }

    boolean isEnded() {
        return ended;
    }

    /** When nothing had happened for longer than a ping takes. */
    long quietAt() {
        return quietAt;
    }

    String hash() {
        return hash;
    }

    /** The row that was number {@code version} of this life; null where there is none. */
    @Nullable Row row(long version) {
        return version >= 1 && version <= rows.size() ? rows.get((int) version - 1) : null;
    }
}
