package party.weirsoe.http;

import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.http.javadsl.ServerBinding;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import party.weirsoe.http.edge.Edge;
import party.weirsoe.http.limit.HttpLimits;
import party.weirsoe.http.socket.EventSocket;

/**
 * How a node stops: it is no longer ready, takes no new connections, says {@code bye restarting} to its sockets, answers the
 * requests that it has taken, hands its sessions over, and closes its journal last. Each step is bounded in time.
 */
final class Shutdown {
    private static final Logger LOG = LoggerFactory.getLogger(Shutdown.class);

    private final Readiness readiness;
    private final Edge edge;
    private final EventSocket sockets;
    private final ServerBinding http;
    private final ServerBinding ops;
    private final BooleanSupplier hasEnded;
    private final Runnable closing;
    private final AtomicBoolean begun = new AtomicBoolean();

    /**
     * @param hasEnded whether the actors have ended by themselves
     * @param closing closes what the node has opened besides its ports
     */
    Shutdown(
            Readiness readiness,
            Edge edge,
            EventSocket sockets,
            ServerBinding http,
            ServerBinding ops,
            BooleanSupplier hasEnded,
            Runnable closing) {
        this.readiness = readiness;
        this.edge = edge;
        this.sockets = sockets;
        this.http = http;
        this.ops = ops;
        this.hasEnded = hasEnded;
        this.closing = closing;
    }

    void run() {
        if (!begun.compareAndSet(false, true)) {
            return;
        }
        if (hasEnded.getAsBoolean()) {
            // Put down by the others: nobody is left who could answer.
            closing.run();
            return;
        }
        readiness.stop();
        edge.stop();
        within(HttpLimits.CUT_WAIT_MAX, "closing the port", http.unbind());
        within(HttpLimits.CUT_WAIT_MAX, "bye to the sockets", sockets.restarting());
        within(HttpLimits.DRAIN_WAIT_MAX, "the requests that were taken", edge.drained());
        // What was on its way when the port was closed arrives now; each connection brings one request more at most.
        LockSupport.parkNanos(HttpLimits.LAST_REQUESTS_WAIT.toNanos());
        within(HttpLimits.DRAIN_WAIT_MAX, "the last requests", edge.drained());
        within(HttpLimits.DRAIN_WAIT_MAX, "closing connections", http.terminate(HttpLimits.CUT_WAIT_MAX));
        within(HttpLimits.DRAIN_WAIT_MAX, "closing the operations port", ops.terminate(HttpLimits.CUT_WAIT_MAX));
        closing.run();
    }

    /** Sessions are handed over and the cluster is left in the course of it. */
    static void end(ActorSystem<?> system) {
        system.terminate();
        within(HttpLimits.ACTORS_WAIT_MAX, "handing the sessions over", system.getWhenTerminated());
    }

    private static void within(Duration bound, String what, CompletionStage<?> step) {
        try {
            step.toCompletableFuture()
                    .copy()
                    .orTimeout(bound.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException e) {
            LOG.warn("Stopping: {} took longer than {} or failed: {}", what, bound, String.valueOf(e.getCause()));
        }
    }
}
