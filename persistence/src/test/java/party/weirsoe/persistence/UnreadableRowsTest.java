package party.weirsoe.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;
import party.weirsoe.game.PlayerId;
import party.weirsoe.session.Identity;
import party.weirsoe.session.Reply;
import party.weirsoe.session.SessionLimits;
import party.weirsoe.session.SessionRequest;

/** After a downgrade: rows that a newer release has written close their own session, and say so; a snapshot does not. */
@Isolated("reads the log of all")
class UnreadableRowsTest {
    private static final Reply UNAVAILABLE = new Reply.Unavailable();

    private final String url = PostgresForTests.databaseUrl();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

    @BeforeEach
    void listen() {
        log.start();
        root.addAppender(log);
    }

    @AfterEach
    void close() {
        root.detachAppender(log);
    }

    @Test
    void aRowOfANewerReleaseMakesItsOwnSessionUnavailableAtOnceAndIsNamedOnceInTheLog() throws SQLException {
        Reply.Opened newer;
        Reply.Opened known;
        try (SessionsNode before = SessionsNode.alone(url)) {
            newer = before.open(null);
            known = before.open(null);
            before.join(newer.code(), "Ada");
            before.join(known.code(), "Ada");
        }
        execute("UPDATE event_journal SET event_ser_manifest = 'step.v2' WHERE sequence_number = 2"
                + " AND persistence_id = 'session|" + newer.code().value() + "'");

        try (SessionsNode after = SessionsNode.alone(url)) {
            Identity host = SessionsNode.host(newer);
            long asked = System.nanoTime();
            for (int i = 0; i < 5; i++) {
                assertThat(after.join(newer.code(), "Bo")).isEqualTo(UNAVAILABLE);
                assertThat(after.view(host)).isEqualTo(UNAVAILABLE);
            }
            assertThat(System.nanoTime() - asked).isLessThan(SessionLimits.ASK_TIMEOUT.toNanos());
            assertThat(SessionsNode.version(after.join(known.code(), "Bo"))).isEqualTo(3);
        }
        List<String> errors = errors();
        assertThat(errors).hasSize(1);
        assertThat(errors.getFirst())
                .contains(newer.code().value(), "step.v2", "newer release")
                .hasLineCount(1);
    }

    @Test
    void aSnapshotOfANewerReleaseIsLeftAsideWhereTheRowsSayTheSame() throws SQLException {
        Reply.Opened opened;
        Identity host;
        Reply known;
        try (SessionsNode before = SessionsNode.alone(url)) {
            opened = before.open(null);
            host = SessionsNode.host(opened);
            before.join(opened.code(), "Ada");
            for (int i = 0; i < SessionLimits.SNAPSHOT_EVERY_ROWS_MAX; i++) {
                Reply renewed = SessionsNode.answer(
                        before.sessions.command(host, new SessionRequest.RenewSeat(new PlayerId(1), null)));
                assertThat(renewed).isInstanceOf(Reply.Done.class);
            }
            known = before.view(host);
        }
        assertThat(snapshots()).isNotEmpty();
        execute("UPDATE snapshot SET snapshot_ser_manifest = 'snapshot.v2'");

        try (SessionsNode after = SessionsNode.alone(url)) {
            assertThat(after.view(host)).isEqualTo(known);
        }
        assertThat(errors()).isEmpty();
    }

    private List<String> errors() {
        return log.list.stream()
                .filter(event -> event.getLevel() == Level.ERROR)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    private List<Long> snapshots() throws SQLException {
        try (Connection connection = PostgresForTests.connect(url)) {
            return Rows.longs(connection, "SELECT sequence_number FROM snapshot");
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = PostgresForTests.connect(url)) {
            Rows.execute(connection, sql);
        }
    }
}
