package party.weirsoe.http.simulate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * How long the hints of one party took: from the sending of the command that a hint tells of. A hint may be heard before its
 * sender knows which version the command made, so the half that comes first waits for the other.
 */
final class HintTimes {
    private final LongConsumer took;
    private final Map<Long, Long> sentAt = new HashMap<>();
    private final Map<Long, List<Long>> early = new HashMap<>();

    /** @param took is told the nanoseconds of each hint */
    HintTimes(LongConsumer took) {
        this.took = took;
    }

    void sent(long version, long at) {
        if (sentAt.putIfAbsent(version, at) == null) {
            List<Long> heard = early.remove(version);
            if (heard != null) {
                heard.forEach(heardAt -> took.accept(heardAt - at));
            }
        }
    }

    void heard(long version, long at) {
        Long sent = sentAt.get(version);
        if (sent != null) {
            took.accept(at - sent);
        } else {
            early.computeIfAbsent(version, first -> new ArrayList<>()).add(at);
        }
    }
}
