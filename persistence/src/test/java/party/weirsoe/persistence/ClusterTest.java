package party.weirsoe.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.actor.Address;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import party.weirsoe.game.SessionCode;
import party.weirsoe.session.Identity;
import party.weirsoe.session.Reply;

/** Three nodes, one of them as good as another: whoever is asked answers, and who looks on hears of it. */
class ClusterTest {
    private static final int SESSIONS = 12;

    private final String url = PostgresForTests.databaseUrl();
    private final List<SessionsNode> nodes = new ArrayList<>();

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

    @Test
    void whatOneNodeHasAnsweredEveryNodeKnows() {
        for (int i = 0; i < SESSIONS; i++) {
            Reply.Opened opened = node(i).open("key-of-session-" + i + "-0000");
            Identity host = SessionsNode.host(opened);
            for (int n = 1; n <= 3; n++) {
                long version = SessionsNode.version(node(i + n).join(opened.code(), "Player " + n));
                assertThat(version).isEqualTo(1 + n);
                Reply seen = node(i + n + 1).view(host);
                assertThat(SessionsNode.version(seen)).isEqualTo(version);
                assertThat(node(i + n + 2).view(host)).isEqualTo(seen);
            }
            Reply.Joined again = (Reply.Joined) node(i).join(opened.code(), "Player 1");
            assertThat(again.replayed()).isTrue();
            assertThat(node(i + 1).open("key-of-session-" + i + "-0000").json()).isEqualTo(opened.json());
        }
    }

    @Test
    void hintsTravelOnlyToNodesOnWhichSomebodyLooksOn() {
        List<SessionCode> codes = new ArrayList<>();
        List<Socket> sockets = new ArrayList<>();
        for (int i = 0; i < SESSIONS; i++) {
            Reply.Opened opened = node(0).open(null);
            codes.add(opened.code());
            sockets.add(new Socket(node(1), SessionsNode.host(opened), "host-" + i));
            sockets.add(new Socket(node(1), SessionsNode.host(opened), "host-again-" + i));
        }
        for (SessionCode code : codes) {
            node(0).join(code, "Ada");
            node(2).join(code, "Bo");
        }
        for (Socket socket : sockets) {
            Wait.until("the second join", () -> socket.version() == 3);
            assertThat(socket.isInOrder()).isTrue();
        }
        assertThat(HintCount.receivedBy(node(0))).isZero();
        assertThat(HintCount.receivedBy(node(2))).isZero();
        // Two sockets of a session on one node cost one message; a third of the sessions live there anyway.
        assertThat(HintCount.receivedBy(node(1))).isPositive().isLessThanOrEqualTo(2 * SESSIONS);
    }

    @Test
    void aNodeThatLeavesHandsItsSessionsOverAndNoHintIsToldTwice() {
        List<Party> parties = parties();
        SessionsNode leaving = nodes.remove(0);
        leaving.close();
        awaitMembers(2);
        parties.forEach(party -> party.joins("After"));
        parties.forEach(Party::assertToldOnceAndInOrder);
    }

    @Test
    void aNodeThatIsKilledLosesNothingThatWasAnsweredAndNoHintIsToldTwice() {
        List<Party> parties = parties();
        SessionsNode dead = nodes.remove(0);
        dead.kill();
        nodes.get(0).down(dead.address());
        awaitMembers(2);
        parties.forEach(party -> party.joins("After"));
        parties.forEach(Party::assertToldOnceAndInOrder);
    }

    /** It takes seconds to end, and the sessions that it holds have moved on elsewhere. */
    @Test
    void aNodeThatIsPutDownShowsNothingOldWhileItEnds() {
        List<Party> parties = parties();
        SessionsNode out = nodes.remove(0);
        nodes.get(0).down(out.address());
        Wait.until("put down", out::isOut);
        for (Party party : parties) {
            assertThat(out.view(party.host)).isEqualTo(new Reply.Unavailable());
        }
        parties.forEach(party -> party.joins("After"));
        out.close();
    }

    /** The others may be going on without it: what it showed could be old, and what it wrote could be missed. */
    @Test
    void aNodeThatReachesNoMajorityAnswersNothingUntilItIsKnownWhoGoesOn() {
        List<Identity> hosts = new ArrayList<>();
        for (int i = 0; i < 3 * SESSIONS; i++) {
            hosts.add(SessionsNode.host(node(i).open(null)));
        }
        SessionsNode left = nodes.removeLast();
        nodes.forEach(SessionsNode::kill);
        List<Address> dead = nodes.stream().map(SessionsNode::address).toList();
        nodes.clear();
        nodes.add(left);
        List<Identity> here = left.answeredAtOnce(hosts);
        assertThat(here).isNotEmpty();

        Wait.until("most are missed", () -> left.view(here.getFirst()).equals(new Reply.Unavailable()));
        for (Identity host : here) {
            assertThat(left.view(host)).isEqualTo(new Reply.Unavailable());
            assertThat(left.join(host.code(), "Nobody")).isEqualTo(new Reply.OutcomeUnknown());
        }

        dead.forEach(left::down);
        for (Identity host : hosts) {
            Wait.until("a view", () -> SessionsNode.version(left.view(host)) == 1);
        }
    }

    /** Some of them on each node, watched from the last one. */
    private List<Party> parties() {
        List<Party> parties = new ArrayList<>();
        for (int i = 0; i < SESSIONS; i++) {
            Reply.Opened opened = node(i).open(null);
            Party party = new Party(opened, new Socket(node(2), SessionsNode.host(opened), "host-" + i));
            party.joins("Before");
            parties.add(party);
        }
        return parties;
    }

    private final class Party {
        private final SessionCode code;
        private final Identity host;
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

    private SessionsNode node(int n) {
        return nodes.get(n % nodes.size());
    }

    private void awaitMembers(int members) {
        Wait.until(members + " members", () -> nodes.stream().allMatch(node -> node.members() == members));
    }
}
