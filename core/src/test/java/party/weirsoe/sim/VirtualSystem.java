package party.weirsoe.sim;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.actor.AbstractActor;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.BootstrapSetup;
import org.apache.pekko.actor.Props;
import org.apache.pekko.actor.setup.ActorSystemSetup;
import org.apache.pekko.event.Logging;
import party.weirsoe.session.SessionConfiguration;

/** An actor system on a clockwork: one for each thread that simulates, used for one party after the other. */
public final class VirtualSystem implements AutoCloseable {
    private static final String CONFIGURATION = """
            pekko {
              loggers = []
              use-slf4j = off
              loglevel = OFF
              stdout-loglevel = OFF
              log-dead-letters = off
              jvm-shutdown-hooks = off
              coordinated-shutdown.run-by-jvm-shutdown-hook = off
              scheduler.implementation = "party.weirsoe.sim.VirtualScheduler"
              actor {
                provider = local
                default-dispatcher { type = Dispatcher, executor = "party.weirsoe.sim.VirtualExecutor", throughput = 1 }
                internal-dispatcher { type = Dispatcher, executor = "party.weirsoe.sim.VirtualExecutor", throughput = 1 }
                default-blocking-io-dispatcher { type = Dispatcher, executor = "party.weirsoe.sim.VirtualExecutor" }
              }
              persistence {
                journal.plugin = sim.journal
                snapshot-store.plugin = sim.snapshots
              }
            }
            sim {
              journal { class = "party.weirsoe.sim.VirtualJournal", plugin-dispatcher = pekko.actor.default-dispatcher }
              snapshots { class = "party.weirsoe.sim.VirtualSnapshots", plugin-dispatcher = pekko.actor.default-dispatcher }
            }
            """;

    private final Clockwork clockwork = new Clockwork();
    private final VirtualStore store = new VirtualStore(clockwork);
    private final ActorSystem actors;
    private final List<String> errors = new ArrayList<>();

    public VirtualSystem() {
        ClassLoader loader = VirtualSystem.class.getClassLoader();
        Config config = ConfigFactory.parseString(CONFIGURATION)
                .withFallback(SessionConfiguration.config())
                .withFallback(ConfigFactory.load(loader))
                .resolve();
        actors = clockwork.starting(() -> ActorSystem.create(
                "sim", ActorSystemSetup.create(BootstrapSetup.create(config).withClassloader(loader), store)));
        ActorRef listener = actors.actorOf(Props.create(Complaints.class, () -> new Complaints(errors)));
        actors.eventStream().subscribe(listener, Logging.Error.class);
        clockwork.settle();
    }

    /** What actors have thrown since the last call. */
    List<String> errors() {
        List<String> since = List.copyOf(errors);
        errors.clear();
        return since;
    }

    Clockwork clockwork() {
        return clockwork;
    }

    VirtualStore store() {
        return store;
    }

    ActorSystem actors() {
        return actors;
    }

    @Override
    public void close() {
        actors.terminate();
        while (!actors.getWhenTerminated().toCompletableFuture().isDone() && clockwork.step()) {}
    }

    /** Hears of every actor that throws. */
    private static final class Complaints extends AbstractActor {
        private final List<String> errors;

        Complaints(List<String> errors) {
            this.errors = errors;
        }

        @Override
        public Receive createReceive() {
            return receiveBuilder()
                    .match(Logging.Error.class, error -> errors.add(error.message() + ", " + error.cause()))
                    .build();
        }
    }
}
