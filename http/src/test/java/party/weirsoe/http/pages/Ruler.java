package party.weirsoe.http.pages;

import com.microsoft.playwright.options.BoundingBox;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Measures a page in a window of some size. What moves is measured where it comes to rest. */
final class Ruler {
    private static final String MEASURE = script();

    private Ruler() {}

    /** What does not fit a screen that is read from afar: there nothing scrolls at all. */
    static List<String> faultsOfPicture(Tab tab, int width, int height) {
        return faults(tab, width, height, true);
    }

    /** What does not fit a page that people scroll, up and down only. */
    static List<String> faultsOfPage(Tab tab, int width, int height) {
        return faults(tab, width, height, false);
    }

    /** Of the first that is there. */
    static BoundingBox box(Tab tab, String selector) {
        return Objects.requireNonNull(tab.page().locator(selector).first().boundingBox(), selector);
    }

    private static List<String> faults(Tab tab, int width, int height, boolean picture) {
        tab.page().setViewportSize(width, height);
        List<?> found = Objects.requireNonNull((List<?>) tab.page().evaluate(MEASURE, picture));
        return found.stream().map(String::valueOf).toList();
    }

    private static String script() {
        try (InputStream file = Ruler.class.getResourceAsStream("/pages/ruler.js")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
