package party.weirsoe.http.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.http.javadsl.model.AttributeKeys;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.RemoteAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import party.weirsoe.game.SessionCode;
import party.weirsoe.session.Removal;

class OperationsPageTest {
    private final Metrics metrics = new Metrics(() -> true);
    private Removal removal = Removal.REMOVED;
    private int forgotten;
    private final OperationsPage page = new OperationsPage(metrics, code -> {
        assertThat(code).isEqualTo(new SessionCode("BCDFGH"));
        forgotten++;
        return CompletableFuture.completedStage(removal);
    });

    @AfterEach
    void close() {
        metrics.close();
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1, 204", "127.8.9.1, 204", "::1, 204", "10.0.0.7, 403", "192.168.1.20, 403", "2001:db8::1, 403"
    })
    void onlyThisMachineMayDeleteWhoeverMayReadTheMetrics(String from, int status) throws UnknownHostException {
        assertThat(status(forget("bcd-fgh"), from)).isEqualTo(status);
        assertThat(forgotten).isEqualTo(status == 204 ? 1 : 0);
        assertThat(status(HttpRequest.GET("/metrics"), from)).isEqualTo(200);
    }

    @Test
    void aConnectionFromNowhereMayNotDelete() {
        assertThat(page.apply(forget("BCDFGH"))
                        .toCompletableFuture()
                        .join()
                        .status()
                        .intValue())
                .isEqualTo(403);
        assertThat(forgotten).isZero();
    }

    @ParameterizedTest
    @CsvSource({"REMOVED, 204", "NOT_FOUND, 404", "UNKNOWN, 503"})
    void itSaysThatASessionIsGoneOnlyWhenItIs(Removal said, int status) throws UnknownHostException {
        removal = said;
        assertThat(status(forget("BCDFGH"), "127.0.0.1")).isEqualTo(status);
    }

    private static HttpRequest forget(String code) {
        return HttpRequest.POST("/forget?code=" + code);
    }

    private int status(HttpRequest request, String from) throws UnknownHostException {
        return page.apply(request.addAttribute(
                        AttributeKeys.remoteAddress, RemoteAddress.create(InetAddress.getByName(from))))
                .toCompletableFuture()
                .join()
                .status()
                .intValue();
    }
}
