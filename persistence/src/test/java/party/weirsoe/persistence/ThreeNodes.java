package party.weirsoe.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import party.weirsoe.game.SessionCode;
import party.weirsoe.session.Identity;
import party.weirsoe.session.Reply;

/** A test's own three nodes on a database of theirs, and parties that are watched. */
abstract class ThreeNodes {
    static final int SESSIONS = 12;

    private final String url = PostgresForTests.databaseUrl();
    final List<SessionsNode> nodes = new ArrayList<>();

    @BeforeEach
    void start() {
        nodes.add(SessionsNode.alone(url));
        nodes.add(SessionsNode.with(nodes.get(0), url));
        nodes.add(SessionsNode.with(nodes.get(0), url));
        awaitMembers(3);
    }

    @AfterEach
    void stop() {
        nodes.forEach(SessionsNode::close);
    }

    /** Some of them on each node, watched from the last one. */
    final List<Party> parties() {
        List<Party> parties = new ArrayList<>();
        for (int i = 0; i < SESSIONS; i++) {
            Reply.Opened opened = node(i).open(null);
            Party party = new Party(opened, new Socket(node(2), SessionsNode.host(opened), "host-" + i));
            party.joins("Before");
            parties.add(party);
        }
        return parties;
    }

    final class Party {
        private final SessionCode code;
        final Identity host;
        private final Socket socket;
        private final List<Reply.Joined> joined = new ArrayList<>();

        Party(Reply.Opened opened, Socket socket) {
            this.code = opened.code();
            this.host = SessionsNode.host(opened);
            this.socket = socket;
        }

        /** As a client does: the same request again while its outcome is unknown. */
        void joins(String name) {
            Wait.until("the join", () -> {
                Reply reply = nodes.get(0).join(code, name);
                if (reply instanceof Reply.Joined done) {
                    joined.add(done);
                    return true;
                }
                assertThat(reply).isEqualTo(new Reply.OutcomeUnknown());
                return false;
            });
        }

        void assertToldOnceAndInOrder() {
            Wait.until("the last version", () -> socket.version() == 1 + joined.size());
            assertThat(socket.isInOrder()).isTrue();
            assertThat(socket.hints()).doesNotHaveDuplicates();
            assertThat(SessionsNode.version(nodes.get(0).view(host))).isEqualTo(1 + joined.size());
            Reply.Joined again = (Reply.Joined) nodes.get(1).join(code, "Before");
            assertThat(again.replayed()).isTrue();
            assertThat(again.json()).isEqualTo(joined.getFirst().json());
        }
    }

    final SessionsNode node(int n) {
        return nodes.get(n % nodes.size());
    }

    final void awaitMembers(int members) {
        Wait.until(members + " members", () -> nodes.stream().allMatch(node -> node.members() == members));
    }
}
