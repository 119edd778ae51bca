package party.weirsoe.http.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** The choice of language, which stands on every page. */
final class Languages {
    private Languages() {}

    static void clickedTwice(NervousFinger finger, Tab tab) {
        for (String language : new String[] {"da", "en"}) {
            finger.clicks(tab, tab.page().locator(".switch button[lang='" + language + "']"), () -> assertThat(
                            tab.page().locator("html"))
                    .hasAttribute("lang", language));
        }
    }
}
