package party.weirsoe.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class LiveSessionsTest {
    private static final ActorTestKit KIT = ActorTestKit.create();
    private final AtomicInteger gauge = new AtomicInteger();
    private final LiveSessions live = new LiveSessions(1, new SessionProbe() {
        @Override
        public void rowWritten(long nanos) {}

        @Override
        public void liveSessions(int change) {
            gauge.addAndGet(change);
        }
    });
    private final TestProbe<ClusterSharding.ShardCommand> shard = KIT.createTestProbe();
    private final TestProbe<Reply> replies = KIT.createTestProbe();

    @AfterAll
    static void close() {
        KIT.shutdownTestKit();
    }

    @Test
    void aNodeThatHoldsItsBoundIsUnavailableForMoreUntilOneIsPutAway() {
        ActorRef<SessionMessage> first = admit();
        assertThat(gauge).hasValue(1);

        ActorRef<SessionMessage> second = admit();
        second.tell(new SessionMessage.View(SessionRig.HOST, null, replies.getRef()));
        replies.expectMessage(new Reply.Unavailable());
        shard.expectMessageClass(ClusterSharding.Passivate.class);
        second.tell(new SessionMessage.Stop());
        shard.expectTerminated(second);
        assertThat(gauge).hasValue(1);

        first.tell(new SessionMessage.Stop());
        shard.expectTerminated(first);
        assertThat(gauge).hasValue(0);
        admit().tell(new SessionMessage.View(SessionRig.HOST, null, replies.getRef()));
        replies.expectMessage(new Reply.OutcomeUnknown());
    }

    /** Stands for a session: it answers something that a full node does not. */
    private ActorRef<SessionMessage> admit() {
        Behavior<SessionMessage> session = Behaviors.receiveMessage(message -> {
            if (message instanceof SessionMessage.View view) {
                view.replyTo().tell(new Reply.OutcomeUnknown());
            }
            return message instanceof SessionMessage.Stop ? Behaviors.stopped() : Behaviors.same();
        });
        return KIT.spawn(live.admit(session, shard.getRef()));
    }
}
