package party.weirsoe.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;
import org.apache.pekko.persistence.testkit.PersistenceTestKitPlugin;
import org.apache.pekko.persistence.testkit.PersistenceTestKitSnapshotPlugin;
import org.apache.pekko.persistence.testkit.javadsl.PersistenceTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import party.weirsoe.game.Nickname;
import party.weirsoe.game.Refusal;
import party.weirsoe.pack.Packs;
import party.weirsoe.view.Viewer;

/** The sharded form in a cluster of one, on the in-memory journal. */
class ShardedSessionsTest {
    private static final ActorTestKit KIT = ActorTestKit.create(
            ConfigFactory.parseString("pekko.remote.artery.canonical { hostname = 127.0.0.1, port = 0 }\n"
                            + "pekko.coordinated-shutdown.run-by-actor-system-terminate = off")
                    .withFallback(PersistenceTestKitPlugin.config())
                    .withFallback(PersistenceTestKitSnapshotPlugin.config())
                    .withFallback(SessionConfiguration.config())
                    .withFallback(ConfigFactory.load())
                    .resolve());
    private static final PersistenceTestKit ROWS = PersistenceTestKit.create(KIT.system());
    private static final List<String> ERASED = new CopyOnWriteArrayList<>();
    private static final Journal JOURNAL = new SessionRig.FakeJournal() {
        @Override
        public CompletionStage<Void> erase(String persistenceId) {
            ERASED.add(persistenceId);
            ROWS.clearByPersistenceId(persistenceId);
            return super.erase(persistenceId);
        }
    };
    private static Sessions sessions;

    @BeforeAll
    static void joinItself() {
        Cluster cluster = Cluster.get(KIT.system());
        cluster.manager().tell(Join.create(cluster.selfMember().address()));
        sessions = ShardedSessions.start(
                KIT.system(), new Packs(List.of(SessionRig.pack(30))), SessionRig.TOKENS, JOURNAL, SessionProbe.NONE);
    }

    @AfterAll
    static void close() {
        KIT.shutdownTestKit();
    }

    @Test
    void aRepeatedCreateFindsItsSessionAndAnotherKeyOpensAnother() {
        Reply.Opened first = open("key-000000000000001", "same");
        Reply.Opened again = open("key-000000000000001", "same");
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.replayed()).isTrue();
        assertThat(open("key-000000000000002", "same").code()).isNotEqualTo(first.code());
        assertThat(await(sessions.open(new OpenRequest(SessionRig.settings(3), "key-000000000000001", "other"))))
                .isEqualTo(new Reply.Refused(Refusal.IDEMPOTENCY_KEY_REUSED, null, null));
    }

    @Test
    void aCreateWhoseSessionWasDeletedOpensANewOneUnderTheSameCodeInAnotherEpoch() {
        Reply.Opened first = open("key-000000000000003", "same");
        Identity host = host(first);
        assertThat(await(sessions.command(host, new SessionRequest.Delete()))).isEqualTo(Answers.empty(false));
        Reply.Opened second = open("key-000000000000003", "same");
        assertThat(second.code()).isEqualTo(first.code());
        assertThat(second.replayed()).isFalse();
        assertThat(SessionRig.json(second)).contains("\"version\":1,");
        assertThat(ERASED).contains(SessionActor.persistenceId(first.code()));
        assertThat(await(sessions.view(host, null))).isEqualTo(new Reply.Refused(Refusal.UNAUTHORIZED, null, null));
    }

    @Test
    void aSocketIsGreetedAndHearsOfTheNextRow() {
        Reply.Opened opened = open("key-000000000000004", "same");
        TestProbe<FeedSignal> socket = KIT.createTestProbe();
        sessions.watch(host(opened), socket.getRef());
        assertThat(socket.expectMessageClass(FeedSignal.Hello.class).version()).isEqualTo(1);
        await(sessions.join(opened.code(), new Nickname("Ada"), null));
        assertThat(socket.expectMessageClass(FeedSignal.Hinted.class).hint().version())
                .isEqualTo(2);
    }

    @Test
    void aViewIsNeverOlderThanTheAnswerBeforeIt() {
        Reply.Opened opened = open("key-000000000000005", "same");
        Identity host = host(opened);
        for (int player = 1; player <= 8; player++) {
            Reply joined = await(sessions.join(opened.code(), new Nickname("Player " + player), null));
            assertThat(joined).isInstanceOf(Reply.Joined.class);
            assertThat(SessionRig.json(await(sessions.view(host, null))))
                    .contains("\"version\":" + (player + 1) + ",", "\"Player " + player + "\"");
        }
    }

    @Test
    void aViewAfterARowThatFailedIsThatOfTheJournal() {
        Reply.Opened opened = open("key-000000000000006", "same");
        Identity host = host(opened);
        ROWS.failNextPersisted(SessionActor.persistenceId(opened.code()));
        assertThat(await(sessions.join(opened.code(), new Nickname("Ada"), null)))
                .isEqualTo(new Reply.OutcomeUnknown());
        assertThat(SessionRig.json(await(sessions.view(host, null)))).contains("\"version\":1,");
        assertThat(await(sessions.join(opened.code(), new Nickname("Bo"), null)))
                .isInstanceOf(Reply.Joined.class);
        assertThat(SessionRig.json(await(sessions.view(host, null)))).contains("\"version\":2,", "\"Bo\"");
    }

    @Test
    void aJoinToACodeThatNobodyHasIsNotFound() {
        assertThat(await(sessions.join(SessionRig.CODE, new Nickname("Ada"), null)))
                .isEqualTo(new Reply.Refused(Refusal.SESSION_NOT_FOUND, null, null));
    }

    private static Reply.Opened open(String key, String fingerprint) {
        return (Reply.Opened) await(sessions.open(new OpenRequest(SessionRig.settings(3), key, fingerprint)));
    }

    private static Identity host(Reply.Opened opened) {
        String json = SessionRig.json(opened);
        String token = json.replaceAll(".*\"host_token\":\"([^\"]+)\".*", "$1");
        Identity identity = Objects.requireNonNull(SessionRig.TOKENS.verify(opened.code(), token));
        assertThat(identity.viewer()).isEqualTo(new Viewer.Host());
        return identity;
    }

    private static Reply await(CompletionStage<Reply> stage) {
        try {
            return stage.toCompletableFuture().get(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
