package party.weirsoe.sim;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import party.weirsoe.game.Phase;

/** All judges on one party. */
final class Judges {
    /** In a party in which nothing goes wrong a phase ends so soon after its grace. */
    private static final long CALM_LATENESS_MS = 100;
    /** However much goes wrong: somebody looks every half a minute, and no fault lasts longer than a quarter. */
    private static final long LATENESS_MS = 100_000;

    private Judges() {}

    static List<Verdict> judge(Witness witness) {
        Verdicts verdicts = new Verdicts();
        if (!witness.isEnded()) {
            verdicts.tell(
                    Rule.PARTIES_END, "it stands still after " + witness.rows().size() + " rows");
        }
        witness.errors().forEach(error -> verdicts.tell(Rule.NOTHING_BREAKS, error));
        List<Table> tables = RuleBook.read(witness, verdicts);
        RowsJudge.judge(witness, verdicts);
        Chronicle chronicle = new Chronicle(witness, tables, verdicts);
        new AnswerJudge(witness, chronicle, verdicts).judge();
        new ViewJudge(witness, chronicle, verdicts).judge();
        new HintJudge(witness, chronicle, verdicts).judge();
        judgeDeadlines(witness, chronicle, verdicts);
        return verdicts.all();
    }

    private static void judgeDeadlines(Witness witness, Chronicle chronicle, Verdicts verdicts) {
        long most = witness.plan().isCalm() ? CALM_LATENESS_MS : LATENESS_MS;
        for (long version = 1; version <= chronicle.last(); version++) {
            Table before = chronicle.table(version - 1);
            Instant at =
                    witness.time(Objects.requireNonNull(witness.row(version)).decidedAt());
            boolean timed = before.phase == Phase.LIE || before.phase == Phase.GUESS;
            Instant deadline = before.deadline;
            if (timed && deadline != null && at.isAfter(deadline.plusMillis(1_500 + most))) {
                verdicts.tell(
                        Rule.DEADLINES_ARE_KEPT,
                        "row " + version + " came at " + at + ", when the phase should have ended at " + deadline);
            }
        }
    }
}
