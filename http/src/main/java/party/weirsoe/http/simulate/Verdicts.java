package party.weirsoe.http.simulate;

import java.util.ArrayList;
import java.util.List;

/** What the judge has found in one party; the first of it, since one fault tends to show in many places. */
final class Verdicts {
    private static final int TOLD_MAX = 20;

    private final String party;
    private final List<Violation> violations = new ArrayList<>();

    Verdicts(String party) {
        this.party = party;
    }

    void tell(Violation.Rule rule, String what) {
        if (violations.size() < TOLD_MAX) {
            violations.add(new Violation(party, rule, what));
        }
    }

    List<Violation> all() {
        return List.copyOf(violations);
    }
}
