package party.weirsoe.http.simulate;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** All that the clients of one party sent, heard and saw, for the judge. Written by many threads. */
public final class PartyHistory {
    private final String party;
    private final HintTimes hintTimes;
    private final List<Operation> operations = new ArrayList<>();
    private final List<Reading> readings = new ArrayList<>();
    private final List<Connection> connections = new ArrayList<>();
    private final List<View> reveals = new ArrayList<>();
    private final List<Runnable> toWake = new ArrayList<>();
    private final BitSet acknowledged = new BitSet();
    private String code = "";
    private boolean finished;
    private long progressAt = System.nanoTime();
    private @Nullable String givenUp;

    /**
     * A view's version that a GET was answered, or that a 304 said was still the newest.
     *
     * @param seen null where nothing was shown anew
     */
    public record Reading(
            String server,
            long sentAt,
            long endedAt,
            long version,
            @Nullable Seen seen) {
        Reading(String server, long sentAt, long endedAt, long version) {
            this(server, sentAt, endedAt, version, null);
        }
    }

    /**
     * What the judge needs of a view.
     *
     * @param viewer its entity tag up to the viewer's name is the session's and the version's
     * @param print equal for equal bytes with equal tags
     * @param leak a member that may not be there in this phase
     */
    record Seen(
            String viewer,
            Stamp stamp,
            int print,
            boolean lied,
            boolean guessed,
            @Nullable String leak) {}

    /** A message of the event socket, as it came. */
    public record Heard(long at, String text) {}

    /** One connection of the event socket, from its {@code hello} to its end. */
    public static final class Connection {
        private final List<SocketMessage> heard = new ArrayList<>();

        public void hear(Heard message) {
            hear(SocketMessage.parse(message.at(), message.text()));
        }

        synchronized void hear(SocketMessage message) {
            heard.add(message);
        }

        synchronized List<SocketMessage> heard() {
            return List.copyOf(heard);
        }
    }

    /** @param party what reports call it */
    public PartyHistory(String party) {
        this(party, nanos -> {});
    }

    /** @param hintTook is told the nanoseconds of each hint */
    PartyHistory(String party, LongConsumer hintTook) {
        this.party = party;
        this.hintTimes = new HintTimes(hintTook);
    }

    public String party() {
        return party;
    }

    public synchronized void opened(String sessionCode) {
        code = sessionCode;
    }

    /** Empty while the session is not open. */
    public synchronized String code() {
        return code;
    }

    /** Every bot has had its whole evening. */
    public synchronized void finish() {
        finished = true;
    }

    public synchronized boolean isFinished() {
        return finished;
    }

    /** A bot cannot go on: the others need not wait for it. */
    public synchronized void giveUp(String why) {
        if (givenUp == null) {
            givenUp = why;
            toWake.forEach(Runnable::run);
        }
    }

    /** Null where no bot had to. */
    public synchronized @Nullable String givenUp() {
        return givenUp;
    }

    /** Run when the party is given up. */
    synchronized void wakeAtEnd(Runnable wake) {
        toWake.add(wake);
    }

    public synchronized void add(Operation operation) {
        operations.add(operation);
    }

    /**
     * A command was accepted.
     *
     * @param sentAt when the request was sent that made the version; 0 where that is not known
     * @return whether nobody has been told of that version before
     */
    synchronized boolean acknowledge(long version, long sentAt) {
        progressAt = System.nanoTime();
        if (version <= 0 || version > Integer.MAX_VALUE) {
            return false;
        }
        if (sentAt != 0) {
            hintTimes.sent(version, sentAt);
        }
        boolean first = !acknowledged.get((int) version);
        acknowledged.set((int) version);
        return first;
    }

    /** When a command was accepted last, in {@link System#nanoTime}. */
    synchronized long progressAt() {
        return progressAt;
    }

    synchronized void heardHint(SocketMessage hint) {
        hintTimes.heard(hint.version(), hint.at());
    }

    public synchronized void add(Reading reading) {
        readings.add(reading);
    }

    /** What the host was shown of a round when it was over; the first of each round. */
    synchronized void addReveal(View view) {
        if (reveals.isEmpty() || reveals.getLast().round() != view.round()) {
            reveals.add(view);
        }
    }

    public synchronized Connection connect() {
        Connection connection = new Connection();
        connections.add(connection);
        return connection;
    }

    public synchronized List<Operation> operations() {
        return List.copyOf(operations);
    }

    public synchronized List<Reading> readings() {
        return List.copyOf(readings);
    }

    public synchronized List<Connection> connections() {
        return List.copyOf(connections);
    }

    synchronized List<View> reveals() {
        return List.copyOf(reveals);
    }

    /** What is kept of a view that was answered with that tag. */
    static Seen seen(String viewer, Answer answer, View view) {
        return new Seen(
                viewer,
                view.stamp(),
                Objects.hash(answer.etag(), answer.body()),
                view.myLie() != null,
                view.myGuess() != null,
                view.leak());
    }
}
