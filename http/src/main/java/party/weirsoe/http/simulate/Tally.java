package party.weirsoe.http.simulate;

import java.util.concurrent.atomic.LongAdder;

/** What all the bots have done so far. */
public final class Tally {
    final LongAdder rows = new LongAdder();
    final LongAdder commands = new LongAdder();
    final LongAdder retries = new LongAdder();
    final LongAdder replays = new LongAdder();
    final LongAdder refusals = new LongAdder();
    final LongAdder views = new LongAdder();
    final LongAdder parties = new LongAdder();
    final LongAdder unfinished = new LongAdder();

    /** Commands that were acknowledged, each once, however often it was sent or answered. */
    public long rows() {
        return rows.sum();
    }

    /** Acknowledged, the replayed ones included. */
    public long commands() {
        return commands.sum();
    }

    /** Sendings after the first one. */
    public long retries() {
        return retries.sum();
    }

    public long replays() {
        return replays.sum();
    }

    public long refusals() {
        return refusals.sum();
    }

    public long views() {
        return views.sum();
    }

    /** Played to their end. */
    public long parties() {
        return parties.sum();
    }

    /** Given up before their end. */
    public long unfinished() {
        return unfinished.sum();
    }
}
