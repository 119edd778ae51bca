package party.weirsoe.http.simulate;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Many parties at once, each followed by a new one when it ends, until told to stop. A thread for each bot, virtual, so
 * that a bot reads as one sequence.
 */
public final class Simulation implements AutoCloseable {
    private final Servers servers;
    private final List<Habits> habits;
    private final Consumer<PartyHistory> ended;
    private final SplittableRandom seeds;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<CompletableFuture<Void>> tables = new ArrayList<>();
    private final AtomicLong numbers = new AtomicLong();
    private final Tally tally = new Tally();
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
        this.seeds = new SplittableRandom(seed);
        this.ended = ended;
    }

    /** @param parties so many at once */
    public void start(int parties) {
        servers.all().forEach(server -> threads.execute(() -> keepChecking(server)));
        for (int table = 0; table < parties; table++) {
            Habits own = habits.get(table % habits.size());
            tables.add(CompletableFuture.runAsync(
                    () -> {
                        while (!lastParties) {
                            play(own);
                        }
                    },
                    threads));
        }
    }

    private void keepChecking(URI server) {
        while (!closed) {
            servers.check(server);
            LockSupport.parkNanos(SimulateLimits.CHECK_EVERY.toNanos());
        }
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
            abandoned = true;
            all.join();
        }
    }

    public Tally tally() {
        return tally;
    }

    private void play(Habits own) {
        long number = numbers.incrementAndGet();
        PartyHistory history = new PartyHistory("party " + number);
        CompletableFuture<String> code = new CompletableFuture<>();
        List<CompletableFuture<Void>> bots = new ArrayList<>();
        bots.add(run(new HostBot(this, history, own, newChance(), code), history, code));
        for (int player = 1; player <= own.players(); player++) {
            bots.add(run(new PlayerBot(this, history, own, newChance(), "Bot " + player, code), history, code));
        }
        for (CompletableFuture<Void> bot : bots) {
            bot.exceptionally(cutShort -> null).join();
        }
        if (bots.stream().noneMatch(CompletableFuture::isCompletedExceptionally)) {
            history.finish();
        }
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

    Messenger messenger(PartyHistory history, RandomGenerator chance) {
        return new Messenger(history, servers, tally, chance, () -> abandoned || history.givenUp() != null);
    }

    synchronized RandomGenerator newChance() {
        return seeds.split();
    }

    ExecutorService threads() {
        return threads;
    }

    @Override
    public void close() {
        lastParties = true;
        abandoned = true;
        closed = true;
        threads.close();
    }
}
