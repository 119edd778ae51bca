package party.weirsoe.http.command;

import java.util.ArrayList;
import java.util.List;
import party.weirsoe.http.figures.Figures;
import party.weirsoe.http.simulate.Judge;
import party.weirsoe.http.simulate.PartyHistory;
import party.weirsoe.http.simulate.Violation;

/** What the judge has found in the parties that are over. */
final class Findings {
    private static final int KEPT_MAX = 100;

    private final List<Figures.Broken> first = new ArrayList<>();
    private long count;
    private boolean stopped;

    /** Of parties that somebody stopped nobody can say whether they would have ended. */
    synchronized void stop() {
        stopped = true;
    }

    void judge(PartyHistory party) {
        List<Violation> found = Judge.judge(party);
        synchronized (this) {
            for (Violation violation : found) {
                if (!stopped || violation.rule() != Violation.Rule.PARTIES_FINISH) {
                    tell(violation);
                }
            }
        }
    }

    private void tell(Violation violation) {
        count++;
        if (first.size() < KEPT_MAX) {
            first.add(new Figures.Broken(violation.party(), violation.rule().name(), violation.what()));
        }
    }

    synchronized long count() {
        return count;
    }

    synchronized List<Figures.Broken> first() {
        return List.copyOf(first);
    }
}
