package party.weirsoe.http.pages;

import static org.junit.jupiter.api.Assumptions.abort;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The machine's own Chromium, started once for all tests of a thread, which alone may talk to it, and closed after the
 * last.
 */
final class RunningBrowser implements AutoCloseable {
    /** {@code required}: a missing browser is a failure. */
    private static final String DEMAND = "BROWSER_TESTS";

    private static final String PATH_PROPERTY = "chromium.path";

    /** Debian's Chromium without its windows first: the same pages for two thirds of the time. */
    private static final List<String> NAMES =
            List.of("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome");

    private static final double WAIT_MS_MAX = 10_000;

    private final Playwright playwright;
    private final Browser browser;

    private RunningBrowser(Path executable) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        PlaywrightAssertions.setDefaultAssertionTimeout(WAIT_MS_MAX);
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(List.of(
                                // Chromium does not start as root, which containers are, with its sandbox.
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    /** Skips the test where there is none, or fails it where one is demanded. */
    static Browser of(ExtensionContext context) {
        Path executable = find().orElse(null);
        if (executable == null) {
            String missing = "NO CHROMIUM: the pages are NOT tested. Install one of " + NAMES + " or name it with -D"
                    + PATH_PROPERTY + "=…";
            if ("required".equals(System.getenv(DEMAND))) {
                throw new AssertionError(missing);
            }
            return abort(missing);
        }
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(RunningBrowser.class))
                .computeIfAbsent(Thread.currentThread(), key -> new RunningBrowser(executable), RunningBrowser.class)
                .browser;
    }

    private static Optional<Path> find() {
        String named = System.getProperty(PATH_PROPERTY);
        if (named != null) {
            return Optional.of(Path.of(named));
        }
        String[] folders = System.getenv().getOrDefault("PATH", "").split(File.pathSeparator);
        return NAMES.stream()
                .flatMap(name -> Stream.of(folders).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
