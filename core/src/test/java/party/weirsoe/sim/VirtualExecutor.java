package party.weirsoe.sim;

import com.typesafe.config.Config;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.dispatch.DispatcherPrerequisites;
import org.apache.pekko.dispatch.ExecutorServiceConfigurator;
import org.apache.pekko.dispatch.ExecutorServiceFactory;

/** Lets the dispatchers of an actor system run on its {@link Clockwork}. Made by its name in the configuration. */
public final class VirtualExecutor extends ExecutorServiceConfigurator {
    private final Clockwork clockwork = Clockwork.ofThisThread();

    public VirtualExecutor(Config config, DispatcherPrerequisites prerequisites) {
        super(config, prerequisites);
    }

    @Override
    public ExecutorServiceFactory createExecutorServiceFactory(String id, ThreadFactory threads) {
        return () -> new OnTheClockwork(clockwork);
    }

    private static final class OnTheClockwork extends AbstractExecutorService {
        private final Clockwork clockwork;
        private boolean shutdown;

        OnTheClockwork(Clockwork clockwork) {
            this.clockwork = clockwork;
        }

        @Override
        public void execute(Runnable action) {
            clockwork.soon(action);
        }

        @Override
        public void shutdown() {
            shutdown = true;
        }

        @Override
        public List<Runnable> shutdownNow() {
            shutdown = true;
            return List.of();
        }

        @Override
        public boolean isShutdown() {
            return shutdown;
        }

        @Override
        public boolean isTerminated() {
            return shutdown;
        }

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) {
            return shutdown;
        }
    }
}
