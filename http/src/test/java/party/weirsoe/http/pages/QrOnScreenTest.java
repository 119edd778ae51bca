package party.weirsoe.http.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import party.weirsoe.http.e2e.Party;

/** The way into the party for whoever points a phone at the screen. */
class QrOnScreenTest {
    @RegisterExtension
    final Chromium chromium = new Chromium();

    @Test
    void theLobbysQrCodeLeadsToThisPartyInLightAndInDark() {
        Party party = Table.party(1);
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            HostPage host = HostPage.enter(chromium.tab(Device.television().setColorScheme(scheme)), party);
            host.showsPhase("lobby");
            assertThat(QrCamera.read(host.tab.page().locator("body")))
                    .isEqualTo(party.client.url() + "/play?code=" + party.code);
        }
    }
}
