package party.weirsoe.session;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.pekko.persistence.typed.javadsl.RetentionCriteria;
import party.weirsoe.game.SessionCode;

/**
 * After how many rows a session writes its next snapshot: about fifty, and each session at a pace of its own. Parties that
 * began together would all write theirs in one moment otherwise, and nobody's commands would be answered meanwhile.
 */
final class SnapshotPace {
    // There once, and not in every session.
    private static final List<RetentionCriteria> PACES = IntStream.rangeClosed(
                    SessionLimits.SNAPSHOT_EVERY_ROWS_MIN, SessionLimits.SNAPSHOT_EVERY_ROWS_MAX)
            .<RetentionCriteria>mapToObj(rows -> RetentionCriteria.snapshotEvery(rows, SessionLimits.SNAPSHOTS_KEPT))
            .toList();

    private SnapshotPace() {}

    static RetentionCriteria of(SessionCode code) {
        return PACES.get(rows(code) - SessionLimits.SNAPSHOT_EVERY_ROWS_MIN);
    }

    /** The same for every life of a code, on every node. */
    static int rows(SessionCode code) {
        return SessionLimits.SNAPSHOT_EVERY_ROWS_MIN
                + Math.floorMod(code.value().hashCode(), PACES.size());
    }
}
