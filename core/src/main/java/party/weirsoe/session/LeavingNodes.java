package party.weirsoe.session;

import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.pekko.actor.Address;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.receptionist.Receptionist;
import org.apache.pekko.actor.typed.receptionist.ServiceKey;
import org.apache.pekko.cluster.Cluster;

/**
 * The nodes that are about to stop and still have sessions. The receptionist spreads the word, in a second at most; the cluster
 * itself learns it only when they leave, which is too late to move what they have.
 */
final class LeavingNodes implements Predicate<Address> {
    private static final ServiceKey<Void> KEY = ServiceKey.create(Void.class, "leaving-node");

    private final ActorSystem<?> system;
    private volatile Set<Address> leaving = Set.of();

    /** Once for each actor system. */
    LeavingNodes(ActorSystem<?> system) {
        this.system = system;
        var unused = system.systemActorOf(reader(), "leaving-nodes", Props.empty());
    }

    private Behavior<Receptionist.Listing> reader() {
        return Behaviors.setup(context -> {
            context.getSystem().receptionist().tell(Receptionist.subscribe(KEY, context.getSelf()));
            return Behaviors.receiveMessage(listing -> {
                leaving = listing.getServiceInstances(KEY).stream()
                        .map(node -> node.path().address())
                        .map(node -> node.hasLocalScope() ? Cluster.get(system).selfAddress() : node)
                        .collect(Collectors.toUnmodifiableSet());
                return Behaviors.same();
            });
        });
    }

    /** This node is about to stop: all nodes will know. Once. */
    void announce() {
        ActorRef<Void> sign = system.systemActorOf(Behaviors.empty(), "leaving-node", Props.empty());
        system.receptionist().tell(Receptionist.register(KEY, sign));
    }

    @Override
    public boolean test(Address node) {
        return leaving.contains(node);
    }
}
