package party.weirsoe.sim;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.pekko.util.ByteString;
import org.jspecify.annotations.Nullable;
import party.weirsoe.session.SessionSerializer;

/**
 * The rows and snapshots of one session, as bytes, behind the same guards as the tables of the real database. What is
 * written, and when, is kept for the judges.
 */
public final class Disk {
    /** As of PostgreSQL: the row number is taken. */
    private static final String UNIQUE = "23505";
    /** As of PostgreSQL: the row follows nothing. */
    private static final String FOLLOWS_NOTHING = "23503";

    /**
     * @param life the epoch beside the row
     * @param at since the party's beginning, in nanoseconds: when it was committed
     * @param decidedAt when it was handed to the journal
     */
    public record Row(long number, ByteString bytes, String manifest, String life, long at, long decidedAt) {}

    /** @param row the row that it is of */
    record Snapshot(long row, ByteString bytes, String manifest, long at) {}

    /** What becomes of a write. */
    enum Fate {
        WRITTEN,
        /** Refused, as by a database that is away. */
        FAILS,
        /** Written, and the answer is that nobody knows. */
        ACK_LOST,
        /** The node ends before it is written. */
        NODE_ENDS_BEFORE,
        /** The node ends when it is written, before anybody is told. */
        NODE_ENDS_AFTER
    }

    /** @param until until it is committed, or fails */
    record Writing(Fate fate, Duration until, Duration answer) {}

    /** Decides what becomes of writes and reads. */
    interface Weather {
        Writing writing();

        boolean readFails();

        boolean snapshotFails();

        /** Snapshots cannot be read, and rows must do. */
        boolean snapshotIsLost();

        Duration reading();

        /** The node of whoever writes ends at once. */
        void nodeEnds();
    }

    private final List<Row> rows = new ArrayList<>();
    private final List<Snapshot> snapshots = new ArrayList<>();
    private final Consumer<Row> witness;
    private boolean snapshotsHidden;

    /** @param witness is told of every row that is committed */
    Disk(Consumer<Row> witness) {
        this.witness = witness;
    }

    void insert(Row row) throws SQLException {
        for (Row other : rows) {
            if (other.number() == row.number()) {
                throw new SQLException("row " + row.number() + " is there", UNIQUE);
            }
        }
        boolean follows = row.number() == 1
                || rows.stream()
                        .anyMatch(other -> other.number() == row.number() - 1
                                && other.life().equals(row.life()));
        if (!follows) {
            throw new SQLException("row " + row.number() + " follows no row of its life", FOLLOWS_NOTHING);
        }
        rows.add(row);
        witness.accept(row);
    }

    List<Row> rowsFrom(long first, long last) {
        return rows.stream()
                .filter(row -> row.number() >= first && row.number() <= last)
                .toList();
    }

    long highest() {
        return rows.isEmpty() ? 0 : rows.getLast().number();
    }

    void save(Snapshot snapshot) throws SQLException {
        if (rows.stream().noneMatch(row -> row.number() == snapshot.row())) {
            throw new SQLException("a snapshot of no row", FOLLOWS_NOTHING);
        }
        snapshots.removeIf(other -> other.row() == snapshot.row());
        snapshots.add(snapshot);
    }

    @Nullable Snapshot newestUpTo(long row) {
        Snapshot newest = null;
        for (Snapshot snapshot : snapshots) {
            boolean newer = newest == null || snapshot.row() > newest.row();
            if (newer && snapshot.row() <= row && !snapshotsHidden) {
                newest = snapshot;
            }
        }
        return newest;
    }

    /** From now on rows must do. */
    void hideSnapshots(boolean hidden) {
        snapshotsHidden = hidden;
    }

    void deleteSnapshots(long first, long last) {
        snapshots.removeIf(snapshot -> snapshot.row() >= first && snapshot.row() <= last);
    }

    /** As the real eraser does: up to the newest tombstone, and snapshots that are of no row. */
    void erase() {
        Row tombstone = null;
        for (Row row : rows) {
            if (row.manifest().equals(SessionSerializer.TOMBSTONE_MANIFEST)) {
                tombstone = row;
            }
        }
        if (tombstone != null) {
            long last = Objects.requireNonNull(tombstone).number();
            int until = rows.indexOf(tombstone);
            rows.subList(0, until + 1).clear();
            snapshots.removeIf(snapshot -> snapshot.row() <= last);
        }
        if (rows.isEmpty()) {
            snapshots.clear();
        }
    }
}
