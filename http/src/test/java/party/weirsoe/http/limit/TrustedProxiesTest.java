package party.weirsoe.http.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {
    private static final TrustedProxies PROXIES = new TrustedProxies(List.of(range("10.0.0.0/8"), range("fd00::1")));

    private static AddressRange range(String text) {
        return Objects.requireNonNull(AddressRange.parse(text));
    }

    private static InetAddress address(String text) {
        return Objects.requireNonNull(AddressRange.literal(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "192.0.2.1 | 198.51.100.1                         | 192.0.2.1",
                "10.1.2.3  | 198.51.100.1                         | 198.51.100.1",
                "10.1.2.3  | 1.1.1.1, 198.51.100.1, 10.9.9.9      | 198.51.100.1",
                "10.1.2.3  | 10.9.9.8, 10.9.9.9                   | 10.9.9.8",
                "10.1.2.3  | 198.51.100.1:4711                    | 198.51.100.1",
                "fd00::1   | [2001:db8::1]:4711                   | 2001:db8::1",
                "fd00::1   | 2001:db8::1                          | 2001:db8::1",
                "10.1.2.3  | nonsense                             | 10.1.2.3",
                "10.1.2.3  | 1.1.1.1, example.org                 | 10.1.2.3",
                "10.1.2.3  | ''                                   | 10.1.2.3"
            })
    void theClientIsTheRightmostAddressThatIsNoProxyOfOurs(String peer, String forwardedFor, String client) {
        assertThat(PROXIES.client(address(peer), List.of(forwardedFor))).isEqualTo(address(client));
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8,10.255.0.1,true",
        "10.0.0.0/8,11.0.0.1,false",
        "192.0.2.128/25,192.0.2.127,false",
        "192.0.2.128/25,192.0.2.200,true",
        "0.0.0.0/0,8.8.8.8,true",
        "192.0.2.1,192.0.2.1,true",
        "192.0.2.1,192.0.2.2,false",
        "2001:db8::/32,2001:db8:1::1,true",
        "2001:db8::/32,2001:db9::1,false",
        "0.0.0.0/0,::1,false"
    })
    void aBlockContainsWhatSharesItsPrefix(String block, String address, boolean contained) {
        assertThat(range(block).contains(address(address))).isEqualTo(contained);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "10.0.0",
                "10.0.0.0/33",
                "10.0.0.0/",
                "10.0.0.0/x",
                "10.0.0.0/-1",
                "10.0.0.0/+8",
                "256.0.0.1",
                "999.1.1.1",
                "::/129",
                "1:2",
                "010.0.0.1",
                "10.00.0.1",
                "1.2.3.4.5",
                ".:1",
                ":",
                "::g",
                "[::1]",
                "fe80::1%lo",
                "::ffff:999.1.1.1"
            })
    void whatIsNoAddressIsNotLookedUp(String text) {
        assertThat(AddressRange.parse(text)).isNull();
    }
}
