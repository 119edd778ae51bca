package party.weirsoe.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.actor.Address;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import party.weirsoe.session.Identity;
import party.weirsoe.session.Reply;

/** Nodes that are killed, put down or cut off: nothing that was answered is lost, and nobody is shown what is old. */
@Order(1)
class LostNodesTest extends ThreeNodes {
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
}
