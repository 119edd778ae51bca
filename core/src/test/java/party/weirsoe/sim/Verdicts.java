package party.weirsoe.sim;

import java.util.ArrayList;
import java.util.List;

/** What the judges find in one party; the first of it, since one fault tends to show in many places. */
final class Verdicts {
    private static final int TOLD_MAX = 20;

    private final List<Verdict> found = new ArrayList<>();

    void tell(Rule rule, String what) {
        if (found.size() < TOLD_MAX) {
            found.add(new Verdict(rule, what));
        }
    }

    List<Verdict> all() {
        return List.copyOf(found);
    }
}
