package party.weirsoe.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the host's screen tells phones to open. */
class LanOriginTest {
    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::"})
    void aServerThatListensEverywhereIsFoundUnderItsFirstAddress(String listening) {
        LanOrigin origin = new LanOrigin(listening, () -> List.of("192.168.1.7", "172.17.0.1"));
        assertThat(origin.get()).as("before the port is open").isEmpty();

        origin.opened(8080);

        assertThat(origin.get()).isEqualTo("http://192.168.1.7:8080");
    }

    @Test
    void whereNoPhoneComesInNoneIsInvited() {
        LanOrigin loopback = new LanOrigin("127.0.0.1", () -> List.of("192.168.1.7"));
        loopback.opened(8080);
        LanOrigin offline = new LanOrigin("0.0.0.0", List::of);
        offline.opened(8080);

        assertThat(loopback.get()).isEmpty();
        assertThat(offline.get()).isEmpty();
    }

    @Test
    void theAddressOnTheWayOutComesBeforeThoseOfContainers() {
        assertThat(LanAddresses.bestFirst(
                        addresses("172.17.0.1", "10.8.0.1", "192.168.1.7", "203.0.113.5", "fe80::1"),
                        address("192.168.1.7")))
                .containsExactly("192.168.1.7", "10.8.0.1", "172.17.0.1");
    }

    private static Stream<InetAddress> addresses(String... literals) {
        return Stream.of(literals).map(LanOriginTest::address);
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }
}
