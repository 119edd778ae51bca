package party.weirsoe.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * All that is decided about a party before it begins. Drawn from a seed, it is a value: a smaller one can be played to see
 * whether it goes wrong in the same way.
 *
 * @param seed of all the small chances: delays, thoughts, texts, the order in which actors run
 * @param games one after the other, by rematch
 * @param lieSeconds null: untimed
 * @param guessSeconds null: untimed
 * @param tabs of the host
 * @param deletes whether the host deletes the session in the end
 */
record Plan(
        long seed,
        int rounds,
        int games,
        @Nullable Integer lieSeconds,
        @Nullable Integer guessSeconds,
        List<HostHabit> tabs,
        List<Habit> players,
        List<Fault> faults,
        boolean deletes) {
    private static final int FAULTS_MAX = 7;

    Plan {
        tabs = List.copyOf(tabs);
        players = List.copyOf(players);
        faults = List.copyOf(faults);
    }

    /** The party of that seed. */
    static Plan of(long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        int rounds = chance.nextInt(12) == 0 ? 7 : chance.nextInt(1, 4);
        int games = chance.nextInt(7) == 0 ? 2 : 1;
        int playerCount = chance.nextInt(15) == 0 ? 8 : chance.nextInt(2, 5);
        List<Habit> players = several(playerCount, () -> of(Habit.values(), chance, Habit.QUICK));
        List<HostHabit> tabs =
                several(1 + chance.nextInt(5) / 4, () -> of(HostHabit.values(), chance, HostHabit.PATIENT));
        int faultCount = chance.nextInt(4) == 0 ? 0 : chance.nextInt(1, FAULTS_MAX + 1);
        int rows = 1 + playerCount + games * rounds * (2 * playerCount + 3);
        List<Fault> faults = several(faultCount, () -> fault(chance, rows, playerCount));
        return new Plan(
                seed,
                rounds,
                games,
                chance.nextInt(4) == 0 ? null : Integer.valueOf(chance.nextInt(5, 40)),
                chance.nextInt(4) == 0 ? null : Integer.valueOf(chance.nextInt(5, 40)),
                tabs,
                players,
                faults,
                chance.nextInt(6) == 0);
    }

    private static Fault fault(SplittableRandom chance, int rows, int players) {
        return fault(of(Fault.Kind.values(), chance, Fault.Kind.MESSAGE_LATE), chance, rows, players);
    }

    private static Fault fault(Fault.Kind kind, SplittableRandom chance, int rows, int players) {
        int at =
                switch (kind.target()) {
                    case MESSAGE -> chance.nextInt(rows * (players + 2) * 2);
                    case LINK -> chance.nextInt(rows * 2);
                    case WRITE -> chance.nextInt(rows);
                    case READ, SNAPSHOT_READ -> chance.nextInt(3);
                    case SNAPSHOT_WRITE -> chance.nextInt(2);
                    case TIME -> chance.nextInt(rows * 1_000);
                };
        return new Fault(kind, at, kind.amountMax() == 0 ? 0 : chance.nextInt(100, kind.amountMax()));
    }

    /** One in two is the plainest. */
    private static <T> T of(T[] values, SplittableRandom chance, T plainest) {
        return chance.nextBoolean() ? plainest : values[chance.nextInt(values.length)];
    }

    private static <T> List<T> several(int count, Supplier<T> each) {
        List<T> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(each.get());
        }
        return all;
    }

    /** The same party, with more of one kind of fault. */
    Plan with(Fault.Kind kind) {
        SplittableRandom chance = new SplittableRandom(seed);
        int rows = 1 + players.size() + games * rounds * (2 * players.size() + 3);
        List<Fault> more = new ArrayList<>(faults);
        more.addAll(several(FAULTS_MAX, () -> fault(kind, chance, rows, players.size())));
        return withFaults(more);
    }

    /** The same plan with other small chances. */
    Plan withSeed(long other) {
        return new Plan(other, rounds, games, lieSeconds, guessSeconds, tabs, players, faults, deletes);
    }

    /** Nothing goes wrong but what people do. */
    boolean isCalm() {
        return faults.isEmpty();
    }

    /** Plans that are smaller by one step, the boldest first. */
    List<Plan> smaller() {
        List<Plan> all = new ArrayList<>();
        for (int length = faults.size(); length >= 1; length /= 2) {
            for (int from = 0; from < faults.size(); from += length) {
                List<Fault> fewer = new ArrayList<>(faults);
                fewer.subList(from, Math.min(faults.size(), from + length)).clear();
                all.add(withFaults(fewer));
            }
        }
        for (int fewer = 1; fewer < rounds; fewer++) {
            all.add(new Plan(seed, fewer, games, lieSeconds, guessSeconds, tabs, players, faults, deletes));
        }
        if (games > 1) {
            all.add(new Plan(seed, rounds, 1, lieSeconds, guessSeconds, tabs, players, faults, deletes));
        }
        if (deletes) {
            all.add(new Plan(seed, rounds, games, lieSeconds, guessSeconds, tabs, players, faults, false));
        }
        for (int i = 0; players.size() > 2 && i < players.size(); i++) {
            int gone = i;
            all.add(withPlayers(change(players, list -> {
                list.remove(gone);
                return list;
            })));
        }
        for (int i = 0; tabs.size() > 1 && i < tabs.size(); i++) {
            int gone = i;
            all.add(withTabs(change(tabs, list -> {
                list.remove(gone);
                return list;
            })));
        }
        plainer(all);
        return all;
    }

    private void plainer(List<Plan> all) {
        for (int i = 0; i < players.size(); i++) {
            int at = i;
            if (players.get(at) != Habit.QUICK) {
                all.add(withPlayers(change(players, list -> {
                    list.set(at, Habit.QUICK);
                    return list;
                })));
            }
        }
        for (int i = 0; i < tabs.size(); i++) {
            int at = i;
            if (tabs.get(at) != HostHabit.PATIENT) {
                all.add(withTabs(change(tabs, list -> {
                    list.set(at, HostHabit.PATIENT);
                    return list;
                })));
            }
        }
        if (lieSeconds != null || guessSeconds != null) {
            all.add(new Plan(seed, rounds, games, null, null, tabs, players, faults, deletes));
        }
    }

    private static <T> List<T> change(List<T> list, UnaryOperator<List<T>> change) {
        return change.apply(new ArrayList<>(list));
    }

    private Plan withFaults(List<Fault> fewer) {
        return new Plan(seed, rounds, games, lieSeconds, guessSeconds, tabs, players, fewer, deletes);
    }

    private Plan withPlayers(List<Habit> others) {
        return new Plan(seed, rounds, games, lieSeconds, guessSeconds, tabs, others, faults, deletes);
    }

    private Plan withTabs(List<HostHabit> others) {
        return new Plan(seed, rounds, games, lieSeconds, guessSeconds, others, players, faults, deletes);
    }
}
