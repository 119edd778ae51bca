package party.weirsoe.persistence;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.remote.artery.RemoteInstrument;

/** Counts the hints that each node gets from others. Made by Pekko, by name. */
public final class HintCount extends RemoteInstrument {
    private static final Map<ActorSystem, AtomicInteger> RECEIVED = new ConcurrentHashMap<>();
    private static final byte ANY_IDENTIFIER = 20;

    private final ExtendedActorSystem node;

    public HintCount(ExtendedActorSystem node) {
        this.node = node;
    }

    static int receivedBy(SessionsNode node) {
        return counter(node.system.classicSystem()).get();
    }

    private static AtomicInteger counter(ActorSystem node) {
        return RECEIVED.computeIfAbsent(node, any -> new AtomicInteger());
    }

    @Override
    public byte identifier() {
        return ANY_IDENTIFIER;
    }

    @Override
    public void remoteMessageReceived(ActorRef recipient, Object message, ActorRef sender, int size, long nanos) {
        if (message.getClass().getSimpleName().equals("Published")) {
            counter(node).incrementAndGet();
        }
    }

    @Override
    public void remoteMessageSent(ActorRef recipient, Object message, ActorRef sender, int size, long nanos) {}

    @Override
    public void remoteWriteMetadata(ActorRef recipient, Object message, ActorRef sender, ByteBuffer buffer) {}

    @Override
    public void remoteReadMetadata(ActorRef recipient, Object message, ActorRef sender, ByteBuffer buffer) {}
}
