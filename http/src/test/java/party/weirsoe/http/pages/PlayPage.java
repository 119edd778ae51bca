package party.weirsoe.http.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;

/** A phone, as its player sees and taps it. */
final class PlayPage {
    final Tab tab;

    private PlayPage(Tab tab) {
        this.tab = tab;
    }

    /** As from the QR code. */
    static PlayPage scan(Tab tab, String url, String code) {
        tab.go(url + "/play?code=" + code);
        return new PlayPage(tab);
    }

    static PlayPage join(Tab tab, String url, String code, String name) {
        PlayPage phone = scan(tab, url, code);
        phone.hook("join-name").fill(name);
        phone.hook("join").click();
        assertThat(phone.hook("join-name")).hasCount(0);
        assertThat(phone.hook("phase")).isVisible();
        return phone;
    }

    /** Of a tab that already shows the page. */
    static PlayPage in(Tab tab) {
        return new PlayPage(tab);
    }

    Locator hook(String name) {
        return tab.hook(name);
    }

    void showsPhase(String phase) {
        tab.showsPhase(phase);
    }

    /** Done when the page takes no more lies. */
    void lie(String text) {
        hook("lie-text").fill(text);
        hook("lie-submit").click();
        hasLied();
    }

    void letTheHouseLie() {
        hook("lie-house").click();
        hasLied();
    }

    void hasLied() {
        assertThat(hook("lie-submit")).hasCount(0);
    }

    Locator options() {
        return hook("option");
    }

    Locator option(String id) {
        return tab.page().locator("[data-wpp='option'][data-option-id='" + id + "']");
    }

    /** What may be picked. */
    Locator openOptions() {
        return tab.page().locator("[data-wpp='option']:not([disabled])");
    }

    void guess(String optionId) {
        option(optionId).click();
        hasGuessed();
    }

    /** The first that may be picked. */
    void guess() {
        openOptions().first().click();
        hasGuessed();
    }

    /** Nothing may be picked any more. */
    void hasGuessed() {
        assertThat(openOptions()).hasCount(0);
    }
}
