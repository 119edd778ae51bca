package party.weirsoe.http.simulate;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import party.weirsoe.http.figures.Meters;

/**
 * Many parties at once: either each followed by a new one when it ends, until told to stop, or a number of them, by the clock
 * or all at once. A virtual thread for each bot, so that a bot reads as one sequence, and one thread for all their sockets.
 */
public final class Simulation implements AutoCloseable {
    private final Servers servers;
    private final List<Habits> habits;
    private final Consumer<PartyHistory> ended;
    private final long seed;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Ears ears = new Ears();
    private final List<CompletableFuture<Void>> tables = new ArrayList<>();
    private final Set<PartyHistory> running = ConcurrentHashMap.newKeySet();
    private final AtomicLong numbers = new AtomicLong();
    private final Semaphore places = new Semaphore(SimulateLimits.PARTIES_AT_ONCE_MAX);
    private final Tally tally = new Tally();
    private final Meters meters = new Meters();
    private volatile boolean lastParties;
    private volatile boolean abandoned;
    private volatile boolean closed;

    /**
     * @param habits of the parties, in turn
     * @param seed decides what the bots choose; what the machine does in between it cannot
     * @param ended is given each party that has been played to its end, or that was given up
     */
    public Simulation(Servers servers, List<Habits> habits, long seed, Consumer<PartyHistory> ended) {
        this.servers = servers;
        this.habits = List.copyOf(habits);
        this.seed = seed;
        this.ended = ended;
        threads.execute(this::keepLooking);
    }

    /** Whether anybody answers there at all. */
    public boolean isServerThere() {
        return servers.isAnyThere();
    }

    /** @param parties so many at once, again and again */
    public void start(int parties) {
        keepChecking();
        for (int table = 0; table < parties; table++) {
            Habits own = habits.get(table % habits.size());
            tables.add(CompletableFuture.runAsync(
                    () -> {
                        while (!lastParties) {
                            play(own, numbers.incrementAndGet(), System.nanoTime());
                        }
                    },
                    threads));
        }
    }

    /**
     * Returns when all have ended.
     *
     * @param parties in all
     * @param rate so many are meant to begin each second, whether or not earlier ones have ended; 0: as many at once as may be
     */
    public void play(int parties, double rate) {
        keepChecking();
        long begun = System.nanoTime();
        for (int party = 0; party < parties && !abandoned; party++) {
            Habits own = habits.get(party % habits.size());
            long due = rate > 0 ? begun + Math.round(party / rate * 1e9) : begun;
            for (long left = due - System.nanoTime(); left > 0 && !abandoned; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            places.acquireUninterruptibly();
            // By the clock, a party that has to wait for its place is late, and what it takes counts from when it was
            // due.
            long meantAt = rate > 0 ? due : System.nanoTime();
            long number = numbers.incrementAndGet();
            tables.add(CompletableFuture.runAsync(() -> play(own, number, meantAt), threads)
                    .whenComplete((end, failure) -> places.release()));
        }
        CompletableFuture.allOf(tables.toArray(CompletableFuture[]::new)).join();
    }

    /** One address alone is all that there is, ready or not. */
    private void keepChecking() {
        if (servers.all().size() > 1) {
            servers.all().forEach(server -> threads.execute(() -> keepChecking(server)));
        }
    }

    private void keepChecking(URI server) {
        while (!closed) {
            servers.check(server);
            LockSupport.parkNanos(SimulateLimits.CHECK_EVERY.toNanos());
        }
    }

    private void keepLooking() {
        while (!closed) {
            servers.closeLate();
            long now = System.nanoTime();
            running.forEach(party -> {
                if (now - party.progressAt() > silenceMax().toNanos()) {
                    party.giveUp(
                            "no command was acknowledged for " + silenceMax().toSeconds() + " s");
                }
            });
            LockSupport.parkNanos(SimulateLimits.LOOK_EVERY.toNanos());
        }
    }

    private Duration silenceMax() {
        Duration slowest =
                habits.stream().map(Habits::think).max(Duration::compareTo).orElse(Duration.ZERO);
        return SimulateLimits.PARTY_SILENCE_MAX.plus(slowest.multipliedBy(10));
    }

    /** No party begins any more; returns when all have ended, or gives the rest up. */
    public void finish(long secondsMax) {
        lastParties = true;
        CompletableFuture<Void> all = CompletableFuture.allOf(tables.toArray(CompletableFuture[]::new));
        try {
            all.copy().orTimeout(secondsMax, TimeUnit.SECONDS).join();
        } catch (CompletionException late) {
            if (!(late.getCause() instanceof TimeoutException)) {
                throw late;
            }
            abandon();
            all.join();
        }
    }

    /** The parties that are not over are given up, from any thread. */
    public void abandon() {
        lastParties = true;
        abandoned = true;
        running.forEach(party -> party.giveUp("the simulation was stopped"));
    }

    public boolean isAbandoned() {
        return abandoned;
    }

    public Tally tally() {
        return tally;
    }

    public Meters meters() {
        return meters;
    }

    private void play(Habits own, long number, long meantAt) {
        // Far from the parties of the next seed.
        RandomGenerator chances = chanceOf(seed * 0x9e3779b97f4a7c15L + number);
        PartyHistory history = new PartyHistory("party " + number, meters.hint()::took);
        running.add(history);
        CompletableFuture<String> code = new CompletableFuture<>();
        List<CompletableFuture<Void>> bots = new ArrayList<>();
        bots.add(run(new HostBot(this, history, own, chanceOf(chances.nextLong()), code, meantAt), history, code));
        for (int player = 1; player <= own.players(); player++) {
            RandomGenerator chance = chanceOf(chances.nextLong());
            bots.add(run(new PlayerBot(this, history, own, chance, "Bot " + player, code), history, code));
        }
        for (CompletableFuture<Void> bot : bots) {
            bot.exceptionally(cutShort -> null).join();
        }
        if (bots.stream().noneMatch(CompletableFuture::isCompletedExceptionally)) {
            history.finish();
        }
        running.remove(history);
        (history.isFinished() ? tally.parties : tally.unfinished).increment();
        ended.accept(history);
    }

    private CompletableFuture<Void> run(Bot bot, PartyHistory history, CompletableFuture<String> code) {
        return CompletableFuture.runAsync(bot::play, threads).whenComplete((done, failure) -> {
            if (failure != null) {
                code.completeExceptionally(failure);
                history.giveUp(String.valueOf(failure.getCause()));
            }
        });
    }

    Messenger messenger(PartyHistory history, Habits own, RandomGenerator chance) {
        return new Messenger(
                history,
                servers,
                tally,
                meters,
                chance,
                own.mishaps().lostAnswer(),
                () -> abandoned || history.givenUp() != null);
    }

    Feed feed(PartyHistory history, String token, RandomGenerator chance, boolean wanted) {
        // The socket's own: when it is asked is not the bot's to say.
        return new Feed(history, ears, token, chanceOf(chance.nextLong()), meters.hintToView(), wanted);
    }

    RandomGenerator chanceOf(long ownSeed) {
        return new SplittableRandom(ownSeed);
    }

    ExecutorService threads() {
        return threads;
    }

    @Override
    public void close() {
        abandon();
        closed = true;
        threads.close();
        ears.close();
        servers.close();
    }
}
