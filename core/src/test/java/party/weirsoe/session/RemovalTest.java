package party.weirsoe.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import party.weirsoe.game.Epoch;
import party.weirsoe.game.Phase;

/** A session that the server removes: for its age, which it asks the journal about, or because it is to be forgotten. */
class RemovalTest {
    private static final Duration MONTH = Duration.ofDays(30);
    private static final Duration AGE = Duration.ofDays(31);

    private final SessionRig rig = new SessionRig();
    private final TestProbe<Removal> asker = rig.kit.createTestProbe();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void anOldSessionGoesAsIfItsHostHadDeletedIt() {
        rig.open(3);
        lastRow(1, rig.now());
        rig.clockMoves(AGE);

        removeIfOld();

        asker.expectMessage(Removal.REMOVED);
        rig.relay.expectMessageClass(FeedMessage.Closed.class);
        rig.shard.expectMessageClass(ClusterSharding.Passivate.class);
        assertThat(rig.journal.erasures()).isEqualTo(1);
        assertThat(rig.state().version()).isEqualTo(2);
    }

    @Test
    void oneThatSomebodyHasTouchedSinceTheJobLookedIsKept() {
        rig.open(3);
        rig.clockMoves(AGE);
        rig.join("Ada");
        lastRow(2, rig.now());

        removeIfOld();

        asker.expectMessage(Removal.KEPT);
        assertThat(rig.join("Bo")).isInstanceOf(Reply.Joined.class);
    }

    @Test
    void oneThatSomebodyTouchesWhileTheJournalIsAskedIsKept() {
        rig.open(3);
        CompletableFuture<Optional<Journal.LastRow>> answer = new CompletableFuture<>();
        rig.journal.lastRow = answer;
        Instant opened = rig.now();
        rig.clockMoves(AGE);
        removeIfOld();
        rig.join("Ada");

        answer.complete(Optional.of(new Journal.LastRow(1, opened, false)));

        asker.expectMessage(Removal.KEPT);
        assertThat(rig.game().phase()).isEqualTo(Phase.LOBBY);
    }

    @Test
    void anAnswerAboutAnEarlierLifeOfTheCodeTouchesNobody() {
        rig.open(3);
        rig.clockMoves(AGE);
        SessionMessage.Remove remove = new SessionMessage.Remove(rig.now().minus(MONTH), asker.getRef());

        rig.tell(new SessionMessage.Dated(
                remove, new Epoch("0000000000000000"), new Journal.LastRow(1, SessionRig.START, false), true));

        asker.expectMessage(Removal.KEPT);
        assertThat(rig.game().phase()).isEqualTo(Phase.LOBBY);
    }

    /** Its end would be a row, and keep the session for another month, three times. */
    @Test
    void anOverduePhaseDoesNotMakeAnOldSessionYoung() {
        rig.playing(3, 2);
        long version = rig.state().version();
        CompletableFuture<Optional<Journal.LastRow>> answer = new CompletableFuture<>();
        rig.journal.lastRow = answer;
        Instant started = rig.now();
        rig.clockMoves(AGE);

        removeIfOld();
        rig.tell(new SessionMessage.DeadlineDue(1, Phase.LIE));
        answer.complete(Optional.of(new Journal.LastRow(version, started, false)));

        asker.expectMessage(Removal.REMOVED);
        assertThat(rig.state().version()).isEqualTo(version + 1);
    }

    @Test
    void whileTheJournalDoesNotAnswerNothingIsRemoved() {
        rig.open(3);
        rig.clockMoves(AGE);
        rig.journal.lastRow = CompletableFuture.failedFuture(new IllegalStateException("the database is away"));

        removeIfOld();

        asker.expectMessage(Removal.UNKNOWN);
        assertThat(rig.game().phase()).isEqualTo(Phase.LOBBY);
    }

    @Test
    void aSnapshotThatAnEarlierLifeHasLeftBehindIsRemoved() {
        rig.open(3);
        SessionState old = rig.state();
        rig.restoreSnapshot(old);

        removeIfOld();

        asker.expectMessage(Removal.REMOVED);
        rig.shard.expectMessageClass(ClusterSharding.Passivate.class);
        assertThat(rig.journal.erasures()).isEqualTo(1);
        assertThat(rig.state().version()).as("no row follows on it").isEqualTo(1);
    }

    @Test
    void toForgetNeedsNoAgeAndNoJournalToAsk() {
        rig.playing(3, 2);

        forget();

        asker.expectMessage(Removal.REMOVED);
        rig.shard.expectMessageClass(ClusterSharding.Passivate.class);
        assertThat(rig.view(SessionRig.player(1))).isInstanceOf(Reply.Refused.class);
    }

    @Test
    void aCodeThatNobodyHasIsNotFound() {
        Removal removal = rig.session
                .<Removal>runCommand(replyTo -> new SessionMessage.Remove(null, replyTo))
                .reply();

        assertThat(removal).isEqualTo(Removal.NOT_FOUND);
        rig.shard.expectMessageClass(ClusterSharding.Passivate.class);
    }

    @Test
    void nobodyIsToldThatItIsGoneBeforeTheRowsAre() {
        rig.open(3);
        CompletableFuture<Void> erasing = new CompletableFuture<>();
        rig.journal.erasing = erasing;
        forget();
        forget();
        asker.expectNoMessage();

        erasing.complete(null);

        asker.expectMessage(Removal.REMOVED);
        asker.expectMessage(Removal.REMOVED);
        forget();
        asker.expectMessage(Removal.REMOVED);
    }

    @Test
    void onlySoManyWaitForTheRowsToGo() {
        rig.open(3);
        rig.journal.erasing = new CompletableFuture<>();
        for (int i = 0; i <= SessionLimits.WAITING_FOR_ERASURE_MAX; i++) {
            forget();
        }
        asker.expectMessage(Removal.UNKNOWN);
        asker.expectNoMessage();
    }

    private void removeIfOld() {
        rig.tell(new SessionMessage.Remove(rig.now().minus(MONTH), asker.getRef()));
    }

    private void forget() {
        rig.tell(new SessionMessage.Remove(null, asker.getRef()));
    }

    private void lastRow(long number, Instant at) {
        rig.journal.lastRow = CompletableFuture.completedFuture(Optional.of(new Journal.LastRow(number, at, false)));
    }
}
