package party.weirsoe.http.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import party.weirsoe.game.Deck;
import party.weirsoe.game.SessionSettings;
import party.weirsoe.http.simulate.Habits;
import party.weirsoe.http.simulate.JournalRow;
import party.weirsoe.http.simulate.Judge;
import party.weirsoe.http.simulate.PartyHistory;
import party.weirsoe.http.simulate.Simulation;
import party.weirsoe.http.simulate.Staleness;
import party.weirsoe.http.simulate.Story;
import party.weirsoe.http.simulate.Tally;
import party.weirsoe.http.simulate.Violation;
import party.weirsoe.pack.PackReader;
import party.weirsoe.pack.Packs;

/** Parties play on a cluster while faults strike it one after the other; afterwards each party is judged. */
final class Trial implements AutoCloseable {
    private static final int LAST_PARTIES_SECONDS_MAX = 300;

    private final LocalCluster cluster;
    private final JournalReader journal;
    private final Simulation simulation;
    private final Path stories;
    private final Random chance;
    private final Fault.Pace pace;
    private final Consumer<String> progress;
    private final Function<SessionSettings, Deck> decks = decks();
    private final BlockingQueue<PartyHistory> ended = new LinkedBlockingQueue<>();
    private final List<Disturbance> disturbances = new ArrayList<>();
    private final List<Violation> violations = new ArrayList<>();
    private final List<Struck> struck = new ArrayList<>();
    private final List<Staleness.Window> stale = new ArrayList<>();
    private final Map<Fault, Long> slowest = new EnumMap<>(Fault.class);
    private int judged;

    /**
     * A fault that happened.
     *
     * @param from when it struck
     * @param undone when its cause was gone
     * @param to when the next one may strike
     * @param retries of all the bots in that time
     */
    record Struck(Fault fault, long from, long undone, long to, long retries) {}

    /**
     * @param size nodes
     * @param parties at once
     */
    Trial(Path dir, int size, int parties, List<Habits> habits, Fault.Pace pace, long seed, Consumer<String> progress) {
        this.pace = pace;
        this.progress = progress;
        this.chance = new Random(seed);
        this.stories = dir;
        progress.accept("starting PostgreSQL and " + size + " nodes in " + dir);
        this.cluster = LocalCluster.start(dir, size, LocalCluster.SMALL);
        this.journal = new JournalReader(cluster.databaseUrl());
        this.simulation = new Simulation(cluster.servers(), habits, chance.nextLong(), ended::add);
        progress.accept(parties + " parties of " + habits.getFirst().players() + " begin");
        simulation.start(parties);
        pause(pace.before());
    }

    /** Returns when the cluster is whole again. */
    void strike(Fault fault) {
        long retries = simulation.tally().retries();
        long from = System.nanoTime();
        fault.strike(cluster, chance, pace);
        long undone = System.nanoTime();
        cluster.awaitReady();
        pause(pace.calm());
        if (fault.leavesStaleNodes()) {
            stale.add(new Staleness.Window(from, System.nanoTime()));
        }
        Struck last = new Struck(
                fault, from, undone, System.nanoTime(), simulation.tally().retries() - retries);
        struck.add(last);
        judgeEnded();
        progress.accept(TrialReport.line(last, disturbances) + ", " + violations.size() + " violations in " + judged
                + " parties");
    }

    /** Lets the last parties end, and judges them. */
    TrialReport finish() {
        progress.accept("the last parties end");
        simulation.finish(LAST_PARTIES_SECONDS_MAX);
        judgeEnded();
        return new TrialReport(struck, disturbances, violations, judged);
    }

    Tally tally() {
        return simulation.tally();
    }

    /** Only between faults: the judge needs the database, and all that was told. */
    private void judgeEnded() {
        List<PartyHistory> parties = new ArrayList<>();
        ended.drainTo(parties);
        for (PartyHistory party : parties) {
            List<Disturbance> own = Disturbance.of(party);
            disturbances.addAll(own);
            List<JournalRow> rows = party.code().isEmpty() ? List.of() : journal.rows(party.code());
            List<Violation> found = Judge.judge(party, rows, decks, new Staleness(stale));
            if (!found.isEmpty()) {
                violations.addAll(found);
                String file = party.party().replace(' ', '-');
                tellStory(file, found + System.lineSeparator() + Story.of(party, rows));
                progress.accept(found.getFirst() + " (" + stories.resolve(file + ".txt") + ")");
            }
            if (own.stream().anyMatch(this::isTheSlowest)) {
                tellStory("slowest-" + struck.getLast().fault(), Story.of(party, rows));
            }
            judged++;
        }
    }

    /** Of its kind of fault; where it is, it is from now on the one to beat. */
    private boolean isTheSlowest(Disturbance disturbance) {
        if (struck.isEmpty()
                || disturbance.isSilence()
                || disturbance.to() < struck.getLast().from()) {
            return false;
        }
        long length = disturbance.to() - disturbance.from();
        Fault fault = struck.getLast().fault();
        boolean slower = length > slowest.getOrDefault(fault, 0L);
        if (slower) {
            slowest.put(fault, length);
        }
        return slower;
    }

    private void tellStory(String name, String story) {
        try {
            Files.writeString(stories.resolve(name + ".txt"), story);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Function<SessionSettings, Deck> decks() {
        Packs packs = PackReader.load(null, fault -> {});
        return settings -> Objects.requireNonNull(packs.find(settings.pack())).deck(settings.familyFriendly());
    }

    private static void pause(Duration pause) {
        long until = System.nanoTime() + pause.toNanos();
        for (long left = pause.toNanos(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    @Override
    public void close() {
        simulation.close();
        journal.close();
        cluster.close();
    }
}
