package party.weirsoe.sim;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.apache.pekko.dispatch.Mailbox;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Virtual time, and the one thread on which all actors of a simulated server run. What is ready runs in an order that the
 * seed decides, as if by many threads; when nothing is ready, time leaps to what is due next.
 */
public final class Clockwork {
    private static final String DIGITS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+~";
    private static final ThreadLocal<@Nullable Clockwork> STARTING = new ThreadLocal<>();

    /** Something that is due at a moment. */
    public static final class Due implements Comparable<Due> {
        private final long at;
        private final long number;
        private @Nullable Runnable action;

        private Due(long at, long number, Runnable action) {
            this.at = at;
            this.number = number;
            this.action = action;
        }

        /** Answers whether it was still to come. */
        public boolean cancel() {
            boolean was = action != null;
            action = null;
            return was;
        }

        boolean isOver() {
            return action == null;
        }

        @Override
        public int compareTo(Due other) {
            return at == other.at ? Long.compare(number, other.number) : Long.compare(at, other.at);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return Long.hashCode(number);
        }
    }

    /** @param key of the actor whose turn it is; empty for what is no actor's */
    private record Ready(String key, Runnable action) {}

    private final PriorityQueue<Due> due = new PriorityQueue<>();
    private final List<Ready> ready = new ArrayList<>();
    private SplittableRandom order = new SplittableRandom(0);
    private long now;
    private long number;
    private boolean starting;

    /** Makes an actor system that runs on this clockwork: its parts are made by names that its configuration has. */
    public <T> T starting(Supplier<T> system) {
        STARTING.set(this);
        starting = true;
        try {
            return system.get();
        } finally {
            starting = false;
            STARTING.remove();
        }
    }

    /** The one that an actor system is being made for. */
    static Clockwork ofThisThread() {
        return Objects.requireNonNull(STARTING.get(), "no simulation runs on this thread");
    }

    /** Forgets what is due and begins anew. */
    public void reset(long seed) {
        due.clear();
        ready.clear();
        order = new SplittableRandom(seed);
        now = 0;
        number = 0;
    }

    /** Since the last {@link #reset}. */
    public long nanos() {
        return now;
    }

    public Duration elapsed() {
        return Duration.ofNanos(now);
    }

    public Due after(Duration delay, Runnable action) {
        return after(delay.toNanos(), action);
    }

    Due after(long nanos, Runnable action) {
        Due task = new Due(now + Math.max(0, nanos), number++, action);
        due.add(task);
        return task;
    }

    /** As soon as whatever else is ready lets it. */
    public void soon(Runnable action) {
        if (starting) {
            // The start of an actor system waits for its actors.
            action.run();
        } else {
            Ready newcomer = new Ready(key(action), action);
            int place = ready.size();
            while (place > 0 && ready.get(place - 1).key().compareTo(newcomer.key()) > 0) {
                place--;
            }
            ready.add(place, newcomer);
        }
    }

    /** Runs what is ready until nothing is. */
    public void settle() {
        while (!ready.isEmpty()) {
            ready.remove(order.nextInt(ready.size())).action().run();
        }
    }

    /**
     * Orders actors by their birth. In which order they became ready may hang on hashes that the library draws at random:
     * those who watched one that has died are told in the order of such.
     */
    private static String key(Runnable action) {
        if (!(action instanceof Mailbox mailbox) || mailbox.actor() == null) {
            return "";
        }
        StringBuilder key = new StringBuilder();
        for (String name :
                CollectionConverters.asJava(mailbox.actor().self().path().elements())) {
            key.append('/').append(name.startsWith("$") ? HexFormat.of().toHexDigits(birth(name)) : name);
        }
        return key.toString();
    }

    /** The number that the library has made an anonymous actor's name from. */
    private static long birth(String name) {
        long number = 0;
        for (int i = name.length() - 1; i > 0; i--) {
            number = (number << 6) + DIGITS.indexOf(name.charAt(i));
        }
        return number;
    }

    /** Runs what is ready, and then what is due next; answers whether there was anything due. */
    public boolean step() {
        settle();
        Due next = due.poll();
        while (next != null && next.isOver()) {
            next = due.poll();
        }
        if (next == null) {
            return false;
        }
        now = next.at;
        Runnable action = Objects.requireNonNull(next.action);
        next.action = null;
        action.run();
        settle();
        return true;
    }
}
