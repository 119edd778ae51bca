package party.weirsoe.session;

import java.util.List;
import org.jspecify.annotations.Nullable;
import party.weirsoe.game.Epoch;
import party.weirsoe.game.GameEvent;
import party.weirsoe.game.Receipt;

/** One journal row: an accepted command, or a deadline that passed, with its canonical response. Read for ever. */
sealed interface SessionRow {
    /** @param key null where the client sent none */
    record Opened(
            Epoch epoch,
            GameEvent.SessionOpened event,
            @Nullable RequestKey key) implements SessionRow {}

    /**
     * @param receipt of the transition that this row made; null where the phase stayed
     * @param key of a join; null for everything else and where the client sent none
     */
    record Step(
            List<GameEvent> events,
            @Nullable Receipt receipt,
            @Nullable RequestKey key) implements SessionRow {
        public Step {
            events = List.copyOf(events);
        }
    }

    /** The last row of a life of the code. Rows up to it are removed with SQL. */
    record Tombstone() implements SessionRow {}
}
