package party.weirsoe.http.simulate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One client of a party: a page that keeps up with it as {@code web/js/sync.js} does, and a person who acts when the view
 * says that it is their turn, and when they have thought about it.
 */
abstract class Bot {
    final PartyHistory history;
    final Habits habits;
    final RandomGenerator chance;
    private final Simulation simulation;
    private final Messenger messenger;
    private final List<Operation> given = new ArrayList<>();
    private final List<CompletableFuture<Void>> secondTaps = new ArrayList<>();
    private @Nullable Feed feed;
    private @Nullable Intent intent;
    private Duration poll = SimulateLimits.POLL_SOCKET_DOWN;

    /**
     * What a person is about to do.
     *
     * @param about what they were looking at: as long as they do, they do not begin to think anew
     * @param at when they will have thought about it, in {@link System#nanoTime}
     * @param act gives the command, which is told when it was meant to be given, and returns its answer
     */
    record Intent(String about, long at, LongFunction<Answer> act) {}

    Bot(Simulation simulation, PartyHistory history, Habits habits, RandomGenerator chance) {
        this.simulation = simulation;
        this.history = history;
        this.habits = habits;
        this.chance = chance;
        this.messenger = simulation.messenger(history, habits, chance);
    }

    /** Who it is in the eyes of the judge. */
    abstract String viewer();

    /** Takes its place in the session, and returns its token. */
    abstract String enter();

    /** What this view asks for; null where that is nothing. */
    abstract @Nullable Intent plan(View view);

    /** Whether the evening is over for this bot. */
    final boolean isOver(View view) {
        return view.phase().equals("finished") && view.stamp().game() >= habits.games();
    }

    /** The wait between a hint and the view. */
    abstract Duration hintDelay();

    /** The whole evening. @throws Messenger.Abandoned where it is cut short */
    final void play() {
        Thread bot = Thread.currentThread();
        history.wakeAtEnd(() -> LockSupport.unpark(bot));
        String token = enter();
        try (Feed following = simulation.feed(history, token, chance, chance.nextInt(10) < habits.socketsOfTen())) {
            feed = following;
            follow(following, token);
        }
        secondTaps.forEach(CompletableFuture::join);
        for (int i = 0; i < Math.min(habits.mishaps().lastDuplicates(), given.size()); i++) {
            repeatAnyOf(given);
        }
    }

    private void follow(Feed following, String token) {
        long have = 0;
        String etag = null;
        int stale = 0;
        while (true) {
            long askedAt = System.nanoTime();
            long heardOf = following.heardOf();
            Messenger.Look look = messenger.look(viewer(), Request.get(path(""), token, etag), have);
            View view = look.view();
            if (view != null && view.version() > have) {
                have = view.version();
                etag = look.answer().etag();
                poll = view.pollAfter();
                following.seen(have);
                if (isOver(view)) {
                    return;
                }
                show(view);
            } else if (!look.answer().isDone() && look.answer().status() != 304) {
                throw new Stuck("a view was refused: " + look.answer().body());
            }
            if (following.heardOf() <= have) {
                stale = 0;
                rest(following, have, askedAt, Long.MAX_VALUE);
            } else if (following.heardOf() > heardOf) {
                // Heard of while the view was under way, which could not know it.
                stale = 0;
                rest(following, have, askedAt, System.nanoTime() + someOf(hintDelay()));
            } else if (stale < SimulateLimits.STALE_RETRIES) {
                long wait = SimulateLimits.STALE_RETRY_FIRST.toNanos() << stale++;
                rest(following, have, askedAt, System.nanoTime() + wait);
            } else {
                stale = 0;
                following.forget(have);
                rest(following, have, askedAt, Long.MAX_VALUE);
            }
            if (happensOnceIn(habits.mishaps().reload())) {
                have = 0;
                etag = null;
                intent = null;
                following.replace();
            }
        }
    }

    private void show(View view) {
        Intent next = plan(view);
        Intent before = intent;
        intent = next != null && before != null && next.about().equals(before.about())
                ? new Intent(next.about(), before.at(), next.act())
                : next;
        if (view.isRevealed()) {
            lookAtReveal(view);
        }
    }

    void lookAtReveal(View view) {}

    /**
     * Until the next view is to be fetched; in the meantime the person may act.
     *
     * @param due when it is, if nothing comes
     */
    private void rest(Feed following, long have, long askedAt, long due) {
        mishap(following);
        long earliest = askedAt + SimulateLimits.VIEW_GAP.toNanos();
        double spread = 1 + SimulateLimits.POLL_SPREAD * (2 * chance.nextDouble() - 1);
        long begun = System.nanoTime();
        long next = due == Long.MAX_VALUE ? due : Math.max(due, earliest);
        while (true) {
            messenger.checkAbandoned();
            Intent ready = intent;
            if (ready != null && ready.at() - System.nanoTime() <= 0) {
                intent = null;
                if (!act(ready)) {
                    // Refused: what was looked at is no longer so.
                    next = Math.min(next, earliest);
                }
            }
            if (next == Long.MAX_VALUE && following.heardOf() > have) {
                next = Math.max(earliest, System.nanoTime() + someOf(hintDelay()));
            }
            long until = Math.min(next, begun + Math.round(pollAfter(following).toNanos() * spread));
            if (until - System.nanoTime() <= 0) {
                return;
            }
            Intent waiting = intent;
            following.await(
                    waiting == null ? until : Math.min(until, waiting.at()),
                    next == Long.MAX_VALUE ? have : Long.MAX_VALUE - 1,
                    messenger.home());
        }
    }

    private Duration pollAfter(Feed following) {
        return following.isUp() ? SimulateLimits.POLL_SOCKET_UP : poll;
    }

    private void mishap(Feed following) {
        if (happensOnceIn(habits.mishaps().lostSocket())) {
            following.breakOff();
        }
        if (happensOnceIn(habits.mishaps().sleep())) {
            messenger.pause(Duration.ofNanos(someOf(SimulateLimits.SLEEP_MAX)));
            following.replace();
        }
    }

    /** @return whether it was accepted */
    private boolean act(Intent ready) {
        boolean done = ready.act().apply(ready.at()).isDone();
        if (!given.isEmpty() && happensOnceIn(habits.mishaps().lateDuplicate())) {
            repeatAnyOf(given);
        }
        return done;
    }

    private void repeatAnyOf(List<Operation> earlier) {
        Operation again = earlier.get(chance.nextInt(earlier.size()));
        messenger.settle(again.deed(), again.request(), System.nanoTime());
    }

    final String path(String rest) {
        return "/lobby/sessions/" + history.code() + rest;
    }

    /** Gives a command, now and then by a double tap. */
    final Answer give(Deed deed, Request request, long meantAt) {
        if (happensOnceIn(habits.mishaps().doubleTap())) {
            RandomGenerator other = simulation.chanceOf(chance.nextLong());
            secondTaps.add(
                    CompletableFuture.runAsync(() -> tapAgain(deed, request, meantAt, other), simulation.threads()));
        }
        Answer answer = messenger.settle(deed, request, meantAt);
        if (answer.isDone()) {
            given.add(new Operation(deed, request));
            if (feed != null) {
                feed.hearOf(answer.stamp().version());
            }
        }
        return answer;
    }

    private void tapAgain(Deed deed, Request request, long meantAt, RandomGenerator other) {
        try {
            simulation.messenger(history, habits, other).settle(deed, request, meantAt);
        } catch (Messenger.Abandoned over) {
            return;
        }
    }

    /** When a person who begins to think now will have thought about it. */
    final long thought() {
        return System.nanoTime() + habits.think().toNanos() / 2 + someOf(habits.think());
    }

    final boolean happensOnceIn(int times) {
        return times > 0 && chance.nextInt(times) == 0;
    }

    private long someOf(Duration most) {
        return most.isZero() ? 0 : chance.nextLong(most.toNanos() + 1);
    }

    /** Not of the seed: the same parties played once more on the same server are new parties. */
    static String randomKey() {
        RandomGenerator any = ThreadLocalRandom.current();
        return Long.toHexString(any.nextLong()) + Long.toHexString(any.nextLong()) + "0123456789abcdef";
    }
}
