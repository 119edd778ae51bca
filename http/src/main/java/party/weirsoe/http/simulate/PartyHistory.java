package party.weirsoe.http.simulate;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that the clients of one party sent, heard and saw, for the judge. Written by many threads. */
public final class PartyHistory {
    private final String party;
    private final List<Operation> operations = new ArrayList<>();
    private final List<Reading> readings = new ArrayList<>();
    private final List<Connection> connections = new ArrayList<>();
    private String code = "";
    private boolean finished;
    private @Nullable String givenUp;

    /** A view's version that a GET was answered, or that a 304 said was still the newest. */
    public record Reading(String server, long sentAt, long endedAt, long version) {}

    /** A message of the event socket, as it came. */
    public record Heard(long at, String text) {}

    /** One connection of the event socket, from its {@code hello} to its end. */
    public static final class Connection {
        private final List<Heard> heard = new ArrayList<>();

        public synchronized void hear(Heard message) {
            heard.add(message);
        }

        public synchronized List<Heard> heard() {
            return List.copyOf(heard);
        }
    }

    /** @param party what reports call it */
    public PartyHistory(String party) {
        this.party = party;
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
        }
    }

    /** Null where no bot had to. */
    public synchronized @Nullable String givenUp() {
        return givenUp;
    }

    public synchronized void add(Operation operation) {
        operations.add(operation);
    }

    public synchronized void add(Reading reading) {
        readings.add(reading);
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
}
