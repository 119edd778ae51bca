package party.weirsoe.game;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the rules answer to a command. */
public sealed interface Decision {
    /** @param receipt of the transition that the command made; null where the phase stays */
    record Accepted(List<GameEvent> events, @Nullable Receipt receipt) implements Decision {
        public Accepted {
            events = List.copyOf(events);
        }

        static Accepted of(GameEvent event) {
            return new Accepted(List.of(event), null);
        }
    }

    record Refused(Refusal refusal) implements Decision {}

    /** A late timer: what it was set for is over. */
    record NothingToDo() implements Decision {}
}
