package party.weirsoe.http.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginCheckTest {
    private static final InetAddress PROXY = address("10.0.0.1");
    private static final InetAddress STRANGER = address("10.0.0.2");
    private final OriginCheck check =
            new OriginCheck(List.of("https://party.example", "http://dev:5173"), PROXY::equals);

    @ParameterizedTest
    @CsvSource({
        "http://party.lan, party.lan, true",
        "https://party.lan, party.lan, true",
        "HTTP://Party.LAN, party.lan, true",
        "http://party.lan:80, party.lan, true",
        "https://party.lan:443, party.lan, true",
        "http://party.lan:8080, party.lan:8080, true",
        "https://party.lan:8080, party.lan:8080, true",
        "http://party.lan, party.lan:80, true",
        "https://party.lan, party.lan:443, true",
        "http://192.168.1.7:8080, 192.168.1.7:8080, true",
        "http://[::1]:8080, [::1]:8080, true",
        "http://party.lan:8080, party.lan, false",
        "http://party.lan, party.lan:8080, false",
        "http://party.lan, party.lan:443, false",
        "https://party.lan, party.lan:80, false",
        "http://evil.lan, party.lan, false",
        "http://party.lan.evil.example, party.lan, false",
        "http://evil-party.lan, party.lan, false",
        "http://party.lan:8081, party.lan:8080, false",
        "null, party.lan, false",
        "'', party.lan, false",
        "party.lan, party.lan, false",
        "file://, party.lan, false",
        "ftp://party.lan, party.lan, false",
        "http://party.lan/, party.lan, false",
        "http://user@party.lan, party.lan, false",
        "http://party.lan:, party.lan, false",
        "http://party.lan:99999999, party.lan, false",
        "http://party.lan:65536, party.lan:65536, false",
        "http://party.lan http://evil.lan, party.lan, false",
        "'http://party.lan, http://party.lan', party.lan, false",
        "https://party.example, party.lan, true",
        "https://party.example:443, party.lan, true",
        "http://party.example, party.lan, false",
        "http://dev:5173, party.lan, true",
        "http://dev, party.lan, false",
        "http://party.lan, '', false",
        "http://party.lan, 'party.lan:x', false"
    })
    void anOriginMustHaveTheHostAndPortOfTheRequestOrBeConfigured(String origin, String host, boolean allowed) {
        HttpRequest request = request(host).addHeader(RawHeader.create("Origin", origin));
        assertThat(check.allows(request, STRANGER)).isEqualTo(allowed);
    }

    @Test
    void aClientWithoutAPageSendsNoOrigin() {
        assertThat(check.allows(request("party.lan"), STRANGER)).isTrue();
    }

    @Test
    void twoOriginsAreRefused() {
        HttpRequest request = request("party.lan")
                .addHeader(RawHeader.create("Origin", "http://party.lan"))
                .addHeader(RawHeader.create("Origin", "http://party.lan"));
        assertThat(check.allows(request, STRANGER)).isFalse();
    }

    @Test
    void onlyATrustedProxyMayNameTheHost() {
        HttpRequest request = request("inner:8080")
                .addHeader(RawHeader.create("X-Forwarded-Host", "party.lan"))
                .addHeader(RawHeader.create("Origin", "https://party.lan"));
        assertThat(check.allows(request, PROXY)).isTrue();
        assertThat(check.allows(request, STRANGER)).isFalse();
        assertThat(check.allows(request, null)).isFalse();
    }

    @Test
    void aTrustedProxyReplacesTheHost() {
        HttpRequest request = request("inner:8080")
                .addHeader(RawHeader.create("X-Forwarded-Host", "party.lan, inner"))
                .addHeader(RawHeader.create("Origin", "http://inner:8080"));
        assertThat(check.allows(request, PROXY)).isFalse();
    }

    @Test
    void aTrustedProxyThatNamesNoHostLeavesTheRequestsOwn() {
        HttpRequest request = request("party.lan").addHeader(RawHeader.create("Origin", "https://party.lan"));
        assertThat(check.allows(request, PROXY)).isTrue();
    }

    @Test
    void aConfiguredOriginThatIsNoneIsRefusedAtTheStart() {
        assertThatThrownBy(() -> new OriginCheck(List.of("party.example"), PROXY::equals))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("party.example");
    }

    private static InetAddress address(String literal) {
        return new InetSocketAddress(literal, 0).getAddress();
    }

    private static HttpRequest request(String host) {
        return HttpRequest.GET("/lobby/sessions/BCDFGH/events").addHeader(RawHeader.create("Host", host));
    }
}
