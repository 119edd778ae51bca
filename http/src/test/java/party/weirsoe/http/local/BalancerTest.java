package party.weirsoe.http.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import party.weirsoe.http.e2e.Await;

class BalancerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<FakeNode> nodes = new ArrayList<>();
    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
        for (FakeNode node : nodes) {
            node.close();
        }
    }

    @Test
    void bytesGoBothWaysAndTheEndOfOneSideReachesTheOther() throws IOException {
        Balancer balancer = balancer(node("a"));

        try (Socket visitor = visit(balancer)) {
            assertThat(FakeNode.say(visitor, "hello")).isEqualTo("a: hello");
            assertThat(FakeNode.say(visitor, "again")).isEqualTo("a: again");
            visitor.shutdownOutput();
            assertThat(visitor.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void theNodeWithFewestConnectionsGetsTheNext() throws IOException {
        Balancer balancer = balancer(node("a"), node("b"));

        List<String> answers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Socket visitor = visit(balancer);
            open.add(visitor);
            answers.add(FakeNode.say(visitor, "x"));
        }

        assertThat(answers).containsOnly("a: x", "b: x");
        assertThat(answers.stream().filter("a: x"::equals)).hasSize(2);
    }

    @Test
    void aNodeThatIsNotReadyGetsNoNewConnectionAndKeepsThoseThatItHas() throws IOException {
        FakeNode a = node("a");
        Balancer balancer = balancer(a);
        try (Socket before = visit(balancer)) {
            assertThat(FakeNode.say(before, "x")).isEqualTo("a: x");
            a.ready = false;
            Await.until(PATIENCE, "not ready", () -> !balancer.isReady(0));

            assertThat(FakeNode.say(before, "y")).isEqualTo("a: y");
            try (Socket after = visit(balancer)) {
                // It waits until somebody is ready.
                FakeNode.send(after, "z");
                a.ready = true;
                assertThat(FakeNode.line(after)).isEqualTo("a: z");
            }
        }
    }

    @Test
    void aNodeThatIsGoneIsPassedOverAtOnce() throws IOException {
        FakeNode a = node("a");
        Balancer balancer = balancer(a, node("b"));
        a.close();

        for (int i = 0; i < 3; i++) {
            try (Socket visitor = visit(balancer)) {
                assertThat(FakeNode.say(visitor, "x")).isEqualTo("b: x");
            }
        }
    }

    @Test
    void theConnectionsOfAFrozenNodeAreCutForClientsToGoElsewhere() throws IOException {
        FakeNode a = node("a");
        Balancer balancer = balancer(a);
        try (Socket visitor = visit(balancer)) {
            assertThat(FakeNode.say(visitor, "x")).isEqualTo("a: x");
            a.frozen = true;

            assertThat(FakeNode.isCut(visitor)).isTrue();
            assertThat(balancer.isReady(0)).isFalse();
        }
    }

    private FakeNode node(String name) throws IOException {
        FakeNode node = new FakeNode(name);
        nodes.add(node);
        return node;
    }

    private Balancer balancer(FakeNode... behind) throws IOException {
        Balancer balancer = Balancer.open(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                List.of(behind).stream().map(FakeNode::port).toList());
        open.add(balancer);
        for (int i = 0; i < behind.length; i++) {
            int node = i;
            Await.until(PATIENCE, "ready", () -> balancer.isReady(node));
        }
        return balancer;
    }

    private static Socket visit(Balancer balancer) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), balancer.port());
        socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
        return socket;
    }
}
