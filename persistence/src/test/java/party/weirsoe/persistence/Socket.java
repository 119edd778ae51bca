package party.weirsoe.persistence;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import party.weirsoe.session.FeedSignal;
import party.weirsoe.session.Identity;

/** A socket on a node: writes down what it is told. */
final class Socket {
    private final List<FeedSignal> heard = new CopyOnWriteArrayList<>();

    Socket(SessionsNode node, Identity who, String name) {
        ActorRef<FeedSignal> actor = node.system.systemActorOf(listening(), name, Props.empty());
        node.sessions.watch(who, actor);
        Wait.until("the hello", () -> !heard.isEmpty());
    }

    private Behavior<FeedSignal> listening() {
        return Behaviors.receiveMessage(signal -> {
            heard.add(signal);
            return Behaviors.same();
        });
    }

    /** The highest version that it has been told of. */
    long version() {
        return heard.stream().mapToLong(Socket::version).max().orElse(0);
    }

    /** The versions of the hints, in the order in which they came. */
    List<Long> hints() {
        return heard.stream()
                .filter(FeedSignal.Hinted.class::isInstance)
                .map(Socket::version)
                .toList();
    }

    /** Whether each hint is newer than all that was told before it. */
    boolean isInOrder() {
        long told = 0;
        for (FeedSignal signal : heard) {
            if (signal instanceof FeedSignal.Hinted && version(signal) <= told) {
                return false;
            }
            told = Math.max(told, version(signal));
        }
        return true;
    }

    private static long version(FeedSignal signal) {
        return switch (signal) {
            case FeedSignal.Hello hello -> hello.version();
            case FeedSignal.Ping ping -> ping.version();
            case FeedSignal.Hinted hinted -> hinted.hint().version();
            case FeedSignal.Ended ended -> 0;
        };
    }
}
