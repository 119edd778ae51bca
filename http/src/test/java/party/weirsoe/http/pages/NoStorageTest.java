package party.weirsoe.http.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import party.weirsoe.http.e2e.LiveNode;

/** Browsers that keep nothing: private windows, blocked cookies. A party lasts as long as its pages. */
class NoStorageTest {
    private static final String BLOCK = """
            for (const name of ['localStorage', 'sessionStorage']) {
                Object.defineProperty(window, name, {get() { throw new DOMException('blocked', 'SecurityError') }})
            }
            """;

    @RegisterExtension
    final Chromium chromium = new Chromium();

    private static Tab block(Tab tab) {
        tab.page().addInitScript(BLOCK);
        return tab;
    }

    @Test
    void aPartyIsPlayedByBrowsersThatKeepNothing() {
        String url = LiveNode.shared().url();
        HostPage host = HostPage.open(block(chromium.host()), url);
        assertThat(host.tab.page().url()).isEqualTo(url + "/host?code=" + host.code());
        PlayPage ada = PlayPage.join(block(chromium.phone()), url, host.code(), "Ada");
        PlayPage bo = PlayPage.join(block(chromium.phone()), url, host.code(), "Bo");
        host.showsPlayers(2);
        host.tab.page().locator(".switch button[lang='da']").click();
        assertThat(host.tab.page().locator("html")).hasAttribute("lang", "da");
        host.start();
        ada.lie("a borrowed accordion");
        bo.hook("lie-text").fill("half a l");
        // A lie that is being typed outlives what others do, without a storage too.
        host.tab.page().locator("[data-wpp='player'].done").waitFor();
        assertThat(bo.hook("lie-text")).hasValue("half a l");
        bo.lie("two hundred spoons");
        ada.guess();
        bo.guess();
        host.showsPhase("reveal");
        ada.showsPhase("reveal");
    }
}
