package party.weirsoe.http.simulate;

import java.util.List;
import org.jspecify.annotations.Nullable;
import party.weirsoe.game.GameEvent;
import party.weirsoe.game.Receipt;

/**
 * One row of a session's journal: what the server itself says has happened, and in which order.
 *
 * @param version its number
 * @param receipt null where the row made no transition
 */
public record JournalRow(
        long version, List<GameEvent> events, @Nullable Receipt receipt) {
    public JournalRow {
        events = List.copyOf(events);
    }
}
