package party.weirsoe.sim;

import com.typesafe.config.Config;
import java.util.concurrent.ThreadFactory;
import org.apache.pekko.actor.AbstractScheduler;
import org.apache.pekko.actor.Cancellable;
import org.apache.pekko.event.LoggingAdapter;
import org.jspecify.annotations.Nullable;
import party.weirsoe.session.SessionLimits;
import scala.concurrent.ExecutionContext;
import scala.concurrent.duration.FiniteDuration;

/** An actor system's scheduler in virtual time. Made by the actor system, by its name in the configuration. */
public final class VirtualScheduler extends AbstractScheduler {
    private final Clockwork clockwork;

    public VirtualScheduler(Config config, LoggingAdapter log, ThreadFactory threads) {
        this.clockwork = Clockwork.ofThisThread();
    }

    @Override
    public Cancellable scheduleOnce(FiniteDuration delay, Runnable action, ExecutionContext context) {
        return cancellable(clockwork.after(certain(delay.toNanos()), () -> context.execute(action)));
    }

    @Override
    @SuppressWarnings("deprecation")
    public Cancellable schedule(
            FiniteDuration first, FiniteDuration interval, Runnable action, ExecutionContext context) {
        Repeating repeating = new Repeating(interval.toNanos(), action, context);
        repeating.next(first.toNanos());
        return repeating;
    }

    @Override
    public double maxFrequency() {
        return 1000;
    }

    /**
     * The library draws the backoff of a restart at random, up to a fifth more than its power of two, from a source that no
     * seed can be given to. Here it always takes a quarter more. Our own delays are whole milliseconds, its are not.
     */
    private static long certain(long nanos) {
        if (nanos % 1_000_000 == 0) {
            return nanos;
        }
        long backoff = SessionLimits.RESTART_BACKOFF_MIN.toNanos();
        long most = SessionLimits.RESTART_BACKOFF_MAX.toNanos();
        for (; backoff < most; backoff *= 2) {
            if (nanos > backoff && nanos < backoff * 6 / 5 + 1) {
                return backoff * 5 / 4;
            }
        }
        return nanos > most && nanos < most * 6 / 5 + 1 ? most * 5 / 4 : nanos;
    }

    private static Cancellable cancellable(Clockwork.Due due) {
        return new Cancellable() {
            @Override
            public boolean cancel() {
                return due.cancel();
            }

            @Override
            public boolean isCancelled() {
                return due.isOver();
            }
        };
    }

    private final class Repeating implements Cancellable {
        private final long interval;
        private final Runnable action;
        private final ExecutionContext context;
        private Clockwork.@Nullable Due due;
        private boolean cancelled;

        Repeating(long interval, Runnable action, ExecutionContext context) {
            this.interval = interval;
            this.action = action;
            this.context = context;
        }

        void next(long nanos) {
            due = clockwork.after(nanos, () -> {
                context.execute(action);
                if (!cancelled) {
                    next(interval);
                }
            });
        }

        @Override
        public boolean cancel() {
            boolean was = !cancelled;
            cancelled = true;
            if (due != null) {
                due.cancel();
            }
            return was;
        }

        @Override
        public boolean isCancelled() {
            return cancelled;
        }
    }
}
