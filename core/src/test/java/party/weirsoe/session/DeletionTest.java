package party.weirsoe.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import party.weirsoe.game.Epoch;
import party.weirsoe.game.Game;
import party.weirsoe.game.Phase;
import party.weirsoe.game.Refusal;

/** A deleted session is gone for everybody at once, its rows soon after, and then its code is free. */
class DeletionTest {
    private static final Reply GONE = new Reply.Refused(Refusal.SESSION_NOT_FOUND, null, null);
    private static final RequestKey KEY = new RequestKey("key", "members");

    private final SessionRig rig = new SessionRig();

    @BeforeEach
    void aRound() {
        rig.playing(3, 2);
        rig.hints();
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void afterADeletionNobodyFindsTheSession() {
        assertThat(delete()).isEqualTo(Answers.empty(false));
        rig.relay.expectMessageClass(FeedMessage.Closed.class);

        assertThat(delete()).isEqualTo(GONE);
        assertThat(rig.view(SessionRig.HOST)).isEqualTo(GONE);
        assertThat(rig.view(SessionRig.player(1))).isEqualTo(GONE);
        assertThat(rig.host(new SessionRequest.StartRounds(0))).isEqualTo(GONE);
        assertThat(rig.join("Cy", KEY)).isEqualTo(GONE);
        rig.session.runCommand(new SessionMessage.Poll(rig.relay.getRef()));
        rig.relay.expectMessageClass(FeedMessage.Closed.class);
        TestProbe<FeedSignal> socket = rig.kit.createTestProbe();
        rig.session.runCommand(new SessionMessage.Subscribe(SessionRig.HOST, socket.getRef(), rig.relay.getRef()));
        assertThat(rig.relay.expectMessageClass(FeedMessage.Denied.class).reason())
                .isEqualTo(FeedSignal.Reason.SESSION_CLOSED);
    }

    @Test
    void theRowsAreErasedOnceAndTheActorMakesRoom() {
        delete();
        assertThat(rig.state().game()).isEqualTo(new Game.Deleted());
        assertThat(rig.journal.erasures()).isEqualTo(1);
        rig.shard.expectMessageClass(ClusterSharding.Passivate.class);
    }

    @Test
    void aJournalThatEndsInATombstoneIsErasedAgainAfterARestart() {
        rig.journal.erasing = new CompletableFuture<>();
        delete();
        rig.journal.erasing = CompletableFuture.completedFuture(null);
        rig.restart();
        assertThat(rig.view(SessionRig.HOST)).isEqualTo(GONE);
        assertThat(rig.journal.erasures()).isEqualTo(2);
        rig.shard.expectMessageClass(ClusterSharding.Passivate.class);
    }

    @Test
    void aTombstoneInASnapshotIsErasedToo() {
        delete();
        SessionState deleted = rig.state();
        rig.session.initialize((SessionState) rig.throughBytes(deleted));
        assertThat(rig.view(SessionRig.HOST)).isEqualTo(GONE);
        assertThat(rig.journal.erasures()).isEqualTo(2);
    }

    @Test
    void anErasureThatFailsIsTriedAgain() {
        rig.journal.erasing = CompletableFuture.failedFuture(new IllegalStateException("the database is away"));
        delete();
        assertThat(rig.state().game()).isEqualTo(new Game.Deleted());
        rig.timePasses(SessionLimits.ERASE_RETRY);
        assertThat(rig.state().game()).isEqualTo(new Game.Deleted());
        assertThat(rig.journal.erasures()).isEqualTo(2);
        rig.shard.expectNoMessage();

        rig.journal.erasing = CompletableFuture.completedFuture(null);
        rig.timePasses(SessionLimits.ERASE_RETRY);
        rig.shard.expectMessageClass(ClusterSharding.Passivate.class);
        assertThat(rig.journal.erasures()).isEqualTo(3);
    }

    @Test
    void aCreateThatComesDuringTheErasureIsDeliveredToTheCodesNextLife() {
        CompletableFuture<Void> erasing = new CompletableFuture<>();
        rig.journal.erasing = erasing;
        delete();
        TestProbe<OpenAnswer> answer = rig.kit.createTestProbe();
        SessionMessage.Open open =
                new SessionMessage.Open(SessionRig.settings(3), "en", SessionRig.EPOCH, KEY, answer.getRef());
        rig.session.runCommand(open);
        answer.expectNoMessage();
        rig.shard.expectNoMessage();

        erasing.complete(null);
        rig.shard.expectMessageClass(ClusterSharding.Passivate.class);
        rig.actor().tell(new SessionMessage.Stop());
        answer.expectTerminated(rig.actor());
        assertThat(rig.redelivered).containsExactly(open);
    }

    @Test
    void onlySoManyCreatesWait() {
        rig.journal.erasing = new CompletableFuture<>();
        delete();
        TestProbe<OpenAnswer> answer = rig.kit.createTestProbe();
        for (int i = 0; i <= SessionLimits.WAITING_FOR_ERASURE_MAX; i++) {
            rig.actor()
                    .tell(new SessionMessage.Open(
                            SessionRig.settings(3), "en", SessionRig.EPOCH, KEY, answer.getRef()));
        }
        assertThat(answer.receiveMessage()).isEqualTo(new OpenAnswer.Answered(new Reply.Unavailable()));
        answer.expectNoMessage();
    }

    @Test
    void aDeletionNeedsTheHostsTokenOfThisLife() {
        assertThat(rig.send(
                        new Identity(SessionRig.CODE, new Epoch("0000000000000000"), SessionRig.HOST.viewer(), 0),
                        new SessionRequest.Delete()))
                .isEqualTo(new Reply.Refused(Refusal.UNAUTHORIZED, null, null));
        assertThat(rig.join("Cy")).isInstanceOf(Reply.Joined.class);
    }

    @Test
    void aSessionIsDeletedInWhateverPhaseItIs() {
        List<Consumer<SessionRig>> steps = List.of(
                session -> {},
                session -> session.host(new SessionRequest.StartRounds(0)),
                session -> session.host(new SessionRequest.StartGuess(1)),
                session -> session.host(new SessionRequest.Reveal(1)),
                session -> session.host(new SessionRequest.ShowScoreboard(1)),
                session -> session.host(new SessionRequest.Finish(1)));
        List<Phase> phases = List.of(Phase.values());
        for (Phase phase : phases) {
            try (SessionRig other = new SessionRig()) {
                other.open(3);
                other.join("Ada");
                other.join("Bo");
                steps.subList(0, phases.indexOf(phase) + 1).forEach(step -> step.accept(other));
                assertThat(other.game().phase()).isEqualTo(phase);
                assertThat(other.host(new SessionRequest.Delete())).isEqualTo(Answers.empty(false));
                assertThat(other.view(SessionRig.HOST))
                        .isEqualTo(new Reply.Refused(Refusal.SESSION_NOT_FOUND, null, null));
            }
        }
    }

    private Reply delete() {
        return rig.host(new SessionRequest.Delete());
    }
}
