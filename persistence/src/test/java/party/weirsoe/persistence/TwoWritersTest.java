package party.weirsoe.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import party.weirsoe.game.Nickname;
import party.weirsoe.game.Refusal;
import party.weirsoe.game.SessionCode;
import party.weirsoe.session.Identity;
import party.weirsoe.session.Reply;
import party.weirsoe.session.SessionLimits;
import party.weirsoe.session.SessionRequest;

/**
 * Two nodes that know nothing of each other hold the same sessions: as after a split that nobody has noticed, or when a
 * suspended node wakes. They never both act.
 */
class TwoWritersTest {
    private static final int SESSIONS = 60;
    private static final Reply UNKNOWN = new Reply.OutcomeUnknown();

    private static String url;
    private static SessionsNode here;
    private static SessionsNode there;

    @BeforeAll
    static void start() {
        url = PostgresForTests.databaseUrl();
        here = SessionsNode.alone(url);
        there = SessionsNode.alone(url);
    }

    @AfterAll
    static void stop() {
        here.close();
        there.close();
    }

    @Test
    void whoComesSecondIsToldAtOnceThatTheOutcomeIsUnknownAndThenKnowsWhatTheFirstHasDone() {
        Reply.Opened opened = here.open(null);
        SessionCode code = opened.code();
        Identity host = SessionsNode.host(opened);
        assertThat(there.view(host)).isEqualTo(here.view(host));
        assertThat(SessionsNode.version(here.join(code, "Ada"))).isEqualTo(2);

        long asked = System.nanoTime();
        assertThat(there.join(code, "Bo")).isEqualTo(UNKNOWN);
        assertThat(System.nanoTime() - asked).isLessThan(SessionLimits.ASK_TIMEOUT.toNanos());

        // Not what it knew before: that is certainly old.
        assertThat(there.view(host)).isEqualTo(here.view(host));
        assertThat(SessionsNode.version(there.join(code, "Bo"))).isEqualTo(3);
        assertThat(here.join(code, "Cy")).isEqualTo(UNKNOWN);
        Reply.Joined replayed = (Reply.Joined) here.join(code, "Bo");
        assertThat(replayed.replayed()).isTrue();
        assertThat(SessionsNode.version(here.join(code, "Cy"))).isEqualTo(4);
    }

    @Test
    void theOtherSessionsOfTheBatchAreWritten() {
        List<SessionCode> codes = new ArrayList<>();
        for (int i = 0; i < SESSIONS; i++) {
            codes.add(there.open(null).code());
        }
        SessionCode contested = codes.get(SESSIONS / 2);
        assertThat(here.join(contested, "Ada")).isInstanceOf(Reply.Joined.class);

        List<CompletionStage<Reply>> joins = codes.stream()
                .map(code -> there.sessions.join(code, new Nickname("Bo"), null))
                .toList();

        for (int i = 0; i < SESSIONS; i++) {
            Reply reply = SessionsNode.answer(joins.get(i));
            if (codes.get(i).equals(contested)) {
                assertThat(reply).isEqualTo(UNKNOWN);
            } else {
                assertThat(SessionsNode.version(reply)).isEqualTo(2);
            }
        }
    }

    @Test
    void whoHasSleptThroughTheDeletionWritesNothingBehindIt() {
        Reply.Opened opened = here.open(null);
        Identity host = SessionsNode.host(opened);
        there.view(host);
        here.join(opened.code(), "Ada");
        delete(here, host);

        assertThat(there.join(opened.code(), "Bo")).isEqualTo(UNKNOWN);

        assertThat(rows(opened.code())).isEmpty();
        assertThat(there.view(host)).isEqualTo(new Reply.Refused(Refusal.SESSION_NOT_FOUND, null, null));
    }

    @Test
    void whoHasSleptThroughALifeOfTheCodeWritesNothingIntoTheNext() {
        String key = "the-key-of-both-lives";
        Reply.Opened first = here.open(key);
        Identity firstHost = SessionsNode.host(first);
        there.view(firstHost);
        delete(here, firstHost);
        Reply.Opened second = here.open(key);
        assertThat(second.code()).isEqualTo(first.code());
        Identity secondHost = SessionsNode.host(second);

        // Its next row would have a number that is free.
        assertThat(there.join(first.code(), "Bo")).isEqualTo(UNKNOWN);

        assertThat(rows(first.code())).containsExactly(1L);
        assertThat(there.view(firstHost)).isEqualTo(new Reply.Refused(Refusal.UNAUTHORIZED, null, null));
        assertThat(there.view(secondHost)).isEqualTo(here.view(secondHost));
        assertThat(SessionsNode.version(there.join(first.code(), "Bo"))).isEqualTo(2);
    }

    private static void delete(SessionsNode node, Identity host) {
        Reply deleted = SessionsNode.answer(node.sessions.command(host, new SessionRequest.Delete()));
        assertThat(deleted).isInstanceOf(Reply.Done.class);
        Wait.until("the rows are gone", () -> rows(host.code()).isEmpty());
    }

    private static List<Long> rows(SessionCode code) {
        try (Connection connection = PostgresForTests.connect(url)) {
            return Rows.numbers(connection, "session|" + code.value());
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
