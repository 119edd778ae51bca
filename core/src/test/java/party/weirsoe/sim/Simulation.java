package party.weirsoe.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Plays the parties of seeds, has them judged, and makes the story of one that goes wrong as short as it can. */
public final class Simulation implements AutoCloseable {
    private static final int SHRINKING_RUNS_MAX = 600;
    /** How often a smaller plan is tried with other small chances: without a fault all later ones fall differently. */
    private static final int CHANCES = 3;

    private static final int STORY_LINES_MAX = 400;

    private final VirtualSystem system = new VirtualSystem();
    private final Fairness fairness = new Fairness();
    private long parties;
    private long rows;
    private long requests;

    /**
     * What an actor system makes when it first needs it must not be part of a party: it would be another one than the same
     * seed's on a system that has it.
     */
    public Simulation() {
        new PartyRun(
                        system,
                        new Plan(
                                0,
                                7,
                                1,
                                null,
                                null,
                                List.of(HostHabit.PATIENT),
                                List.of(Habit.QUICK, Habit.QUICK, Habit.QUICK, Habit.QUICK),
                                List.of(
                                        new Fault(Fault.Kind.WRITE_FAILS, 3, 0),
                                        new Fault(Fault.Kind.NODE_KILLED, 9_000, 0)),
                                true),
                        false)
                .play();
    }

    /** A party that broke a promise, and the smallest that breaks the same one. */
    record Failure(Plan drawn, Plan smallest, List<Verdict> verdicts, List<String> story) {
        @Override
        public String toString() {
            int skipped = Math.max(0, story.size() - STORY_LINES_MAX);
            return "seed " + drawn.seed() + " breaks a promise; play it again with -Dsim.seed=" + drawn.seed()
                    + " -Dsim.parties=1\ndrawn:    " + drawn + "\nshortest: " + smallest + "\n"
                    + verdicts.stream().map(Verdict::toString).collect(Collectors.joining("\n")) + "\n"
                    + (skipped > 0 ? skipped + " lines before\n" : "")
                    + String.join("\n", story.subList(skipped, story.size()));
        }
    }

    /** The seed, the broken promises and the shortest story of it, where the party of that seed breaks one; else empty. */
    public String story(long seed) {
        Plan plan = Plan.of(seed);
        List<Verdict> verdicts = verdicts(plan);
        return verdicts.isEmpty() ? "" : shrink(plan, verdicts).toString();
    }

    /**
     * The names of the rules that the party of this seed breaks.
     *
     * @param fault of which the party gets some more; empty: none
     */
    public List<String> broken(long seed, String fault) {
        Plan plan = Plan.of(seed);
        return verdicts(fault.isEmpty() ? plan : plan.with(Fault.Kind.valueOf(fault))).stream()
                .map(verdict -> verdict.rule().name())
                .distinct()
                .toList();
    }

    /** The hash of all that happens in the party of that seed. */
    public String hash(long seed) {
        return new PartyRun(system, Plan.of(seed), false).play().hash();
    }

    /** Why the place of the truth on all ballots so far is not by chance; empty where it may well be. */
    public String unfairness() {
        return fairness.complaint();
    }

    List<Verdict> verdicts(Plan plan) {
        Witness witness = new PartyRun(system, plan, false).play();
        fairness.count(witness);
        parties++;
        rows += witness.rows().size();
        requests += witness.operations().size();
        return Judges.judge(witness);
    }

    /** Takes away whatever can be missing while the same rule is broken. */
    private Failure shrink(Plan plan, List<Verdict> verdicts) {
        Rule rule = verdicts.getFirst().rule();
        Plan smallest = plan;
        int runs = 0;
        boolean smaller = true;
        while (smaller && runs < SHRINKING_RUNS_MAX) {
            smaller = false;
            for (Plan candidate : smallest.smaller()) {
                runs += CHANCES;
                Plan broken = runs < SHRINKING_RUNS_MAX ? breaking(candidate, rule) : null;
                if (broken != null) {
                    smallest = broken;
                    smaller = true;
                    break;
                }
            }
        }
        PartyRun told = new PartyRun(system, smallest, true);
        List<Verdict> last = Judges.judge(told.play());
        return new Failure(plan, smallest, last, new ArrayList<>(told.story()));
    }

    /** The plan, with its own small chances or with others, that breaks that rule; null where none of a few does. */
    private @Nullable Plan breaking(Plan plan, Rule rule) {
        for (int other = 0; other < CHANCES; other++) {
            Plan tried = plan.withSeed(plan.seed() + other);
            if (verdicts(tried).stream().anyMatch(verdict -> verdict.rule() == rule)) {
                return tried;
            }
        }
        return null;
    }

    public long parties() {
        return parties;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%,d parties, %,d rows, %,d requests", parties, rows, requests);
    }

    @Override
    public void close() {
        system.close();
    }
}
