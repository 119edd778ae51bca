package party.weirsoe.http.simulate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Judges the views of one party: each is of its time, the same bytes whenever it is the same, and tells nothing too early. */
final class ReadingJudge {
    private final Timeline timeline;
    private final Staleness staleness;
    private final Verdicts verdicts;
    private final Map<String, Integer> prints = new HashMap<>();

    ReadingJudge(Timeline timeline, Staleness staleness, Verdicts verdicts) {
        this.timeline = timeline;
        this.staleness = staleness;
        this.verdicts = verdicts;
    }

    void judge(List<PartyHistory.Reading> readings) {
        for (PartyHistory.Reading reading : readings) {
            isOfItsTime(reading);
            PartyHistory.Seen seen = reading.seen();
            if (seen != null) {
                isTheSame(reading.version(), seen);
                if (seen.leak() != null) {
                    verdicts.tell(
                            Violation.Rule.NOTHING_LEAKS,
                            seen.viewer() + " was shown `" + seen.leak() + "` in the phase "
                                    + seen.stamp().phase() + " of round "
                                    + seen.stamp().round());
                }
            }
        }
    }

    private void isOfItsTime(PartyHistory.Reading reading) {
        long newest = timeline.reachableUntil(reading.endedAt());
        long oldest = timeline.reachedBefore(reading.sentAt());
        boolean behind = reading.version() < oldest && !staleness.touches(reading.sentAt(), reading.endedAt());
        if (behind || reading.version() > newest) {
            verdicts.tell(
                    Violation.Rule.VIEWS_ARE_CURRENT,
                    reading.server() + " showed version " + reading.version() + " when it was from " + oldest + " to "
                            + newest);
        }
    }

    private void isTheSame(long version, PartyHistory.Seen seen) {
        Integer before = prints.putIfAbsent(seen.viewer() + " " + version, seen.print());
        if (before != null && before != seen.print()) {
            verdicts.tell(
                    Violation.Rule.VIEWS_ARE_CURRENT,
                    seen.viewer() + " was shown version " + version + " with different bytes or tags");
        }
    }
}
