package party.weirsoe.session;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import party.weirsoe.game.Epoch;
import party.weirsoe.game.Game;
import party.weirsoe.game.GameEvent;
import party.weirsoe.game.GameRules;

/**
 * What a session's rows add up to.
 *
 * @param version the number of rows
 * @param epoch null before the session is opened
 */
record SessionState(Game game, long version, @Nullable Epoch epoch, Ledger ledger) {
    static final SessionState INITIAL = new SessionState(new Game.Vacant(), 0, null, Ledger.EMPTY);

    /** @throws IllegalStateException for a row that cannot follow: a corrupt journal */
    SessionState after(SessionRow row) {
        Game next = GameRules.evolve(game, events(row));
        long nextVersion = version + 1;
        Epoch nextEpoch = row instanceof SessionRow.Opened opened ? opened.epoch() : epoch;
        return next instanceof Game.Live live
                ? new SessionState(next, nextVersion, nextEpoch, ledger.record(row, nextVersion, live))
                : new SessionState(next, nextVersion, nextEpoch, Ledger.EMPTY);
    }

    Epoch life() {
        return Objects.requireNonNull(epoch, "a session that is not open has no epoch");
    }

    private static List<GameEvent> events(SessionRow row) {
        return switch (row) {
            case SessionRow.Opened opened -> List.of(opened.event());
            case SessionRow.Step step -> step.events();
            case SessionRow.Tombstone tombstone -> List.of(new GameEvent.SessionDeleted());
        };
    }
}
