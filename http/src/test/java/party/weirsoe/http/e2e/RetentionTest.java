package party.weirsoe.http.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import party.weirsoe.game.Nickname;
import party.weirsoe.game.PlayerId;
import party.weirsoe.game.Refusal;
import party.weirsoe.game.SessionCode;
import party.weirsoe.game.SessionSettings;
import party.weirsoe.persistence.PostgresForTests;
import party.weirsoe.session.Identity;
import party.weirsoe.session.OpenRequest;
import party.weirsoe.session.Reply;
import party.weirsoe.session.SessionLimits;
import party.weirsoe.session.SessionRequest;
import party.weirsoe.session.Sessions;

/** Two nodes on one real database: old sessions go, once, whichever of the nodes sees to it, and no other session does. */
class RetentionTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Reply GONE = new Reply.Refused(Refusal.SESSION_NOT_FOUND, null, null);

    private final String url = PostgresForTests.databaseUrl();
    private final AtomicReference<Instant> clock = new AtomicReference<>(Instant.EPOCH);
    private final SessionNode first = SessionNode.start(url, clock::get, null);
    private final SessionNode second = SessionNode.start(url, clock::get, first);
    private Connection connection;
    private int keys;

    @BeforeEach
    void connect() throws SQLException {
        connection = DriverManager.getConnection(url);
    }

    @AfterEach
    void stop() throws SQLException {
        connection.close();
        second.close();
        first.close();
    }

    @Test
    void oldSessionsGoFinishedOrNotAndNoOther() throws SQLException {
        Identity finished = open(first.sessions());
        play(first.sessions(), finished);
        Identity lobby = open(second.sessions());
        Identity touched = open(first.sessions());
        for (Identity old : List.of(finished, lobby, touched)) {
            makeOld(old.code());
        }
        join(second.sessions(), touched, "Ada");
        Identity fresh = open(second.sessions());

        clock.set(Instant.now());
        awaitRemoved(2);

        for (Identity old : List.of(finished, lobby)) {
            assertThat(rows(old.code())).isZero();
            assertThat(await(second.sessions().view(old, null))).isEqualTo(GONE);
        }
        for (Identity kept : List.of(touched, fresh)) {
            assertThat(rows(kept.code())).isPositive();
            assertThat(await(first.sessions().view(kept, null))).isInstanceOf(Reply.View.class);
        }
        awaitAnotherRun();
        assertThat(first.probe().removed() + second.probe().removed()).isEqualTo(2);
        assertThat(first.probe().runs() == 0 || second.probe().runs() == 0)
                .as("one node alone sees to it")
                .isTrue();
        assertThat(first.probe().backlog() + second.probe().backlog()).isZero();
    }

    @Test
    void theFreedCodeBeginsANewLifeAndTheTokensOfTheOldOneAreNoLongerGood() throws SQLException {
        String key = key();
        Identity old = open(first.sessions(), key);
        makeOld(old.code());
        clock.set(Instant.now());
        awaitRemoved(1);

        Identity next = open(second.sessions(), key);

        assertThat(next.code()).isEqualTo(old.code());
        assertThat(next.epoch()).isNotEqualTo(old.epoch());
        assertThat(await(first.sessions().view(old, null))).isEqualTo(unauthorized());
        assertThat(await(first.sessions().command(old, new SessionRequest.Delete())))
                .isEqualTo(unauthorized());
        assertThat(json(await(first.sessions().view(next, null)))).contains("\"version\":1,");
    }

    @Test
    void whatACrashHasLeftOfADeletionGoesWhateverItsAge() throws SQLException {
        Identity model = open(first.sessions());
        int rows = 1;
        for (int i = 1; rows <= SessionLimits.SNAPSHOT_EVERY_ROWS_MAX; i++) {
            join(first.sessions(), model, "P" + i);
            await(first.sessions().command(model, new SessionRequest.RemovePlayer(new PlayerId(i))));
            rows += 2;
        }
        int written = rows;
        Await.until(SOON, "a snapshot", () -> rows(model.code()) > written);
        // The rows of a deleted session, and a snapshot that came after its rows had gone.
        execute("INSERT INTO event_journal(persistence_id, sequence_number, writer, write_timestamp, adapter_manifest,"
                + " event_ser_id, event_ser_manifest, event_payload)"
                + " SELECT 'session|ZZZZZZ', number, writer, write_timestamp, adapter_manifest, event_ser_id,"
                + " CASE number WHEN 1 THEN event_ser_manifest ELSE 'tombstone.v1' END,"
                + " CASE number WHEN 1 THEN event_payload ELSE '\\xa0' END"
                + " FROM event_journal, generate_series(1, 2) number"
                + " WHERE persistence_id = 'session|" + model.code() + "' AND sequence_number = 1");
        unguarded(
                "INSERT INTO snapshot(persistence_id, sequence_number, created, snapshot_ser_id, snapshot_ser_manifest,"
                        + " snapshot_payload) SELECT 'session|XXXXXX', sequence_number, created, snapshot_ser_id,"
                        + " snapshot_ser_manifest, snapshot_payload FROM snapshot WHERE persistence_id = 'session|"
                        + model.code() + "'");
        assertThat(rows(new SessionCode("ZZZZZZ"))).isEqualTo(2);
        assertThat(rows(new SessionCode("XXXXXX"))).isEqualTo(1);

        Await.until(
                SOON, "both are gone", () -> rows(new SessionCode("ZZZZZZ")) + rows(new SessionCode("XXXXXX")) == 0);

        assertThat(rows(model.code())).isGreaterThan(written);
    }

    @Test
    void anotherNodeGoesOnWhenTheOneThatSawToItLeaves() throws SQLException {
        Await.until(SOON, "a look", () -> first.probe().runs() > 0);
        Identity old = open(first.sessions());
        makeOld(old.code());
        first.close();
        clock.set(Instant.now());

        Await.until(SOON, "the other node has removed it", () -> second.probe().removed() == 1);

        assertThat(rows(old.code())).isZero();
        assertThat(first.probe().removed()).isZero();
    }

    @Test
    void aLookAtManySessionsWakesNoneOfTheYoung() throws SQLException {
        List<Identity> young = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            young.add(open(first.sessions()));
        }
        clock.set(Instant.now());
        awaitAnotherRun();
        int live = first.probe().live() + second.probe().live();
        assertThat(live).isEqualTo(young.size());
        assertThat(first.probe().removed() + second.probe().removed()).isZero();
    }

    private void awaitRemoved(int sessions) {
        Await.until(
                SOON,
                "old sessions are removed",
                () -> first.probe().removed() + second.probe().removed() >= sessions);
    }

    private void awaitAnotherRun() {
        int before = first.probe().runs() + second.probe().runs();
        Await.until(
                SOON,
                "two more looks",
                () -> first.probe().runs() + second.probe().runs() >= before + 2);
    }

    private Identity open(Sessions sessions) {
        return open(sessions, key());
    }

    private static Identity open(Sessions sessions, String key) {
        OpenRequest request =
                new OpenRequest(new SessionSettings(SessionNode.PACK, 1, 60, 45, 8, false), key, "members");
        // The first request of a cluster may take longer than a session is waited for.
        Reply reply = Await.that(SOON, "an open session", () -> Optional.of(await(sessions.open(request)))
                .filter(Reply.Opened.class::isInstance));
        String json = json(reply);
        SessionCode code = ((Reply.Opened) reply).code();
        return SessionNode.identity(code, json.replaceAll(".*\"host_token\":\"([^\"]+)\".*", "$1"));
    }

    private String key() {
        return "retention-test-key-" + keys++;
    }

    private static void play(Sessions sessions, Identity host) {
        join(sessions, host, "Ada");
        join(sessions, host, "Bo");
        for (SessionRequest move : List.of(
                new SessionRequest.StartRounds(0),
                new SessionRequest.StartGuess(1),
                new SessionRequest.Reveal(1),
                new SessionRequest.ShowScoreboard(1),
                new SessionRequest.Finish(1))) {
            assertThat(await(sessions.command(host, move))).isInstanceOf(Reply.Done.class);
        }
    }

    private static void join(Sessions sessions, Identity host, String nickname) {
        assertThat(await(sessions.join(host.code(), new Nickname(nickname), null)))
                .isInstanceOf(Reply.Joined.class);
    }

    private static Reply unauthorized() {
        return new Reply.Refused(Refusal.UNAUTHORIZED, null, null);
    }

    private static String json(Reply reply) {
        return switch (reply) {
            case Reply.Opened opened -> opened.json().utf8String();
            case Reply.View view -> view.json().utf8String();
            default -> throw new AssertionError(reply);
        };
    }

    private void makeOld(SessionCode code) throws SQLException {
        execute("UPDATE event_journal SET write_timestamp = write_timestamp - "
                + SessionNode.KEEP.plusDays(1).toMillis() + " WHERE persistence_id = 'session|" + code + "'");
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).as(sql).isPositive();
        }
    }

    /** As a database of the first release could hold it: the triggers of this one would refuse it. */
    private void unguarded(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET session_replication_role = replica");
            assertThat(statement.executeUpdate(sql)).as(sql).isPositive();
            statement.execute("SET session_replication_role = DEFAULT");
        }
    }

    /** And snapshots. */
    private long rows(SessionCode code) {
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT (SELECT count(*) FROM event_journal WHERE persistence_id"
                                + " = 'session|" + code
                                + "') + (SELECT count(*) FROM snapshot WHERE persistence_id = 'session|"
                                + code + "')")) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static <T> T await(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(SOON.toSeconds(), TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
