package party.weirsoe.http.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import org.apache.pekko.http.javadsl.model.AttributeKeys;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.RemoteAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The other end of the connection decides, not what it says of itself. */
class ThisMachineTest {
    @ParameterizedTest
    @CsvSource({"127.0.0.1, true", "127.0.0.2, true", "::1, true", "192.168.1.50, false", "fe80::1, false"})
    void aLoopbackNameIsBelievedOfALoopbackPeerOnly(String peer, boolean here) {
        HttpRequest request = HttpRequest.GET("http://localhost:8080/host");

        assertThat(ThisMachine.sent(request.addAttribute(
                        AttributeKeys.remoteAddress, RemoteAddress.create(new InetSocketAddress(peer, 50_000)))))
                .isEqualTo(here);
        assertThat(ThisMachine.sent(request)).isFalse();
    }
}
