package party.weirsoe.http.pages;

import com.microsoft.playwright.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;

/**
 * An empty page whose origin serves {@code web/js} as it lies in the sources: single modules are imported and tested there,
 * without a server.
 */
final class ModuleBench {
    /** Answered by the test itself; no such host is ever looked up. */
    static final String ORIGIN = "http://modules.test";

    private static final String EMPTY =
            "<!doctype html><html lang=\"en\"><title>modules</title><link rel=\"icon\" href=\"data:,\">";

    private ModuleBench() {}

    /** Then: {@code page.evaluate("async () => { const {x} = await import('/js/x.js'); … }")}. */
    static Tab open(Chromium chromium) {
        Tab tab = chromium.host();
        tab.page().route(ORIGIN + "/**", ModuleBench::serve);
        return tab.go(ORIGIN + "/");
    }

    private static void serve(Route route) {
        String path = URI.create(route.request().url()).getPath();
        if (path.equals("/")) {
            route.fulfill(new Route.FulfillOptions()
                    .setContentType("text/html; charset=utf-8")
                    .setBody(EMPTY));
            return;
        }
        try (InputStream file = ModuleBench.class.getResourceAsStream("/web" + path)) {
            if (file == null) {
                route.fulfill(new Route.FulfillOptions().setStatus(404));
            } else {
                route.fulfill(new Route.FulfillOptions()
                        .setHeaders(Map.of("Content-Type", "text/javascript; charset=utf-8"))
                        .setBodyBytes(file.readAllBytes()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
