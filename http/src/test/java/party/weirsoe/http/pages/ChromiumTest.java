package party.weirsoe.http.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Route;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The fixture hears what a page says: without this, a deaf one would pass every test. */
class ChromiumTest {
    @RegisterExtension
    final Chromium chromium = new Chromium();

    private Tab page(String body) {
        Tab tab = chromium.phone();
        tab.page()
                .route(
                        "http://noise.test/",
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setContentType("text/html")
                                .setHeaders(Map.of(
                                        "Content-Type", "text/html",
                                        "Content-Security-Policy", "default-src 'none'; script-src 'unsafe-inline'"))
                                .setBody("<!doctype html>" + body)));
        return tab.go("http://noise.test/");
    }

    private static void assertLoud(Tab tab, String said) {
        assertThatThrownBy(tab::assertQuiet).hasMessageContaining(said);
        // What was heard is not held against this test.
        tab.expects("").assertQuiet();
    }

    @Test
    void aQuietPageIsQuiet() {
        Tab tab = page("<h1>quiet</h1><script>console.log('fine')</script>");
        tab.assertQuiet();
        assertThat(tab.requests()).isNotEmpty();
    }

    @Test
    void errorsAndWarningsOfTheConsoleAreHeard() {
        assertLoud(page("<script>console.error('ouch')</script>"), "console.error: ouch");
        assertLoud(page("<script>console.warn('hm')</script>"), "console.warning: hm");
    }

    @Test
    void uncaughtExceptionsAndRejectionsAreHeard() {
        assertLoud(page("<script>throw new Error('thrown')</script>"), "uncaught: Error: thrown");
        assertLoud(page("<script>Promise.reject(new Error('rejected'))</script>"), "uncaught: Error: rejected");
    }

    @Test
    void violationsOfThePolicyAreHeard() {
        assertLoud(page("<p style=\"color:red\">red</p>"), "policy violated: style-src-attr");
        assertLoud(page("<img src=\"data:image/png;base64,\">"), "policy violated: img-src");
    }

    @Test
    void failedRequestsAreHeard() {
        Tab tab = ModuleBench.open(chromium);
        tab.page().route(ModuleBench.ORIGIN + "/gone", Route::abort);
        tab.page().evaluate("fetch('/gone').catch(() => 0)");
        assertLoud(tab, "failed: GET http://modules.test/gone");
        Tab another = ModuleBench.open(chromium);
        another.page().evaluate("fetch('/missing')");
        assertLoud(another, "status of 404");
    }

    @Test
    void aModuleIsImportedFromTheSourcesAndAMissingOneIsSaid() {
        Tab tab = ModuleBench.open(chromium).expects("missing.js");
        assertThatThrownBy(() -> tab.page().evaluate("import('/js/missing.js')"))
                .hasMessageContaining("missing.js");
    }
}
