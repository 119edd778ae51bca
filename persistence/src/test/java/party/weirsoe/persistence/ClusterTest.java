package party.weirsoe.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import party.weirsoe.game.SessionCode;
import party.weirsoe.session.Identity;
import party.weirsoe.session.Reply;

/** Three nodes, one of them as good as another: whoever is asked answers, and who looks on hears of it. */
class ClusterTest extends ThreeNodes {
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
}
