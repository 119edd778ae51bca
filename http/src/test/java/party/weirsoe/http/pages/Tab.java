package party.weirsoe.http.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One page, and everything that it should not have said: errors and warnings of the console, uncaught exceptions and
 * rejections, violations of the content security policy, requests that failed.
 */
final class Tab implements AutoCloseable {
    private static final double WAIT_MS_MAX = 10_000;
    private static final Set<String> LOUD = Set.of("error", "warning", "assert");
    private static final Set<Integer> EMPTY = Set.of(204, 304);

    /** Chromium logs violations by itself; this names the element's page too, and cannot be filtered away. */
    private static final String REPORT_VIOLATIONS = """
            addEventListener('securitypolicyviolation', event =>
                console.error(`policy violated: ${event.effectiveDirective} ${event.blockedURI} ${event.sample}`))
            """;

    private final BrowserContext context;
    private final Page page;
    private final List<String> noise = new ArrayList<>();
    private final List<Pattern> expected = new ArrayList<>();
    private final List<Request> requests = new ArrayList<>();
    private final Set<Request> empty = new HashSet<>();
    private boolean leaving;
    private boolean jumps;

    private Tab(BrowserContext context) {
        this.context = context;
        this.page = context.newPage();
        page.setDefaultTimeout(WAIT_MS_MAX);
        page.addInitScript(REPORT_VIOLATIONS);
        page.onConsoleMessage(message -> {
            if (LOUD.contains(message.type())) {
                noise.add("console." + message.type() + ": " + message.text() + " at " + message.location());
            }
        });
        page.onPageError(error -> noise.add("uncaught: " + error));
        page.onCrash(crashed -> noise.add("the page crashed"));
        page.onRequest(requests::add);
        page.onResponse(response -> {
            if (EMPTY.contains(response.status())) {
                empty.add(response.request());
            }
        });
        page.onRequestFailed(this::failed);
    }

    /**
     * {@code ERR_ABORTED} says that the browser itself cut the request off, never that a server failed. A reload does so to
     * what was under way; Chromium to an answer without a body, whose nothing nobody reads; a page to its own question when it
     * has left the party, or wakes and asks anew. A command is never given up by its page.
     */
    private void failed(Request request) {
        boolean view = request.method().equals("GET") && request.url().contains("/lobby/sessions/");
        boolean fine = leaving || empty.contains(request) || view;
        if (!(fine && "net::ERR_ABORTED".equals(request.failure()))) {
            noise.add("failed: " + request.method() + " " + request.url() + " " + request.failure());
        }
    }

    static Tab open(BrowserContext context) {
        return new Tab(context);
    }

    Tab beside() {
        return new Tab(context);
    }

    Page page() {
        return page;
    }

    BrowserContext context() {
        return context;
    }

    /** By its {@code data-wpp}. */
    Locator hook(String name) {
        return page.locator("[data-wpp='" + name + "']");
    }

    void showsPhase(String phase) {
        PlaywrightAssertions.assertThat(hook("phase")).hasAttribute("data-phase", phase);
    }

    Tab go(String url) {
        leaving = true;
        page.navigate(url);
        leaving = false;
        return this;
    }

    void reload() {
        leaving = true;
        page.reload();
        leaving = false;
    }

    /** Before the first page: from then on {@link #jump} passes time at once, which else goes on as it does. */
    Tab withJumpingClock() {
        page.clock().install();
        jumps = true;
        return this;
    }

    /** Whatever the page would do within that time it does now; on a tab without such a clock nothing happens. */
    void jump(long ms) {
        if (jumps) {
            page.clock().runFor(ms);
        }
    }

    /** Every request since the tab was opened, web sockets apart. */
    List<Request> requests() {
        return List.copyOf(requests);
    }

    /** The commands among them, that is what is not a GET: {@code "PUT /lobby/sessions/BCDFGH/rounds/1/lie"}. */
    List<String> commands() {
        return requests().stream()
                .filter(request -> !request.method().equals("GET"))
                .map(request ->
                        request.method() + " " + URI.create(request.url()).getPath())
                .toList();
    }

    /** Every request has its answer, or never will. */
    void settle() {
        requests().forEach(Request::response);
    }

    /** Noise that the test causes itself: a regular expression that is found in it. */
    Tab expects(String noise) {
        expected.add(Pattern.compile(noise));
        return this;
    }

    /** Nothing was said that the test has not named. */
    void assertQuiet() {
        if (!page.isClosed()) {
            // What is on its way from the browser is delivered before the answer.
            page.evaluate("0");
        }
        assertThat(noise.stream().filter(this::isUnexpected))
                .as("noise of " + page.url())
                .isEmpty();
    }

    private boolean isUnexpected(String said) {
        return expected.stream().noneMatch(pattern -> pattern.matcher(said).find());
    }

    /** For people who look into a failure; never the cause of one. */
    void leavePicture(Path file) {
        try {
            System.err.println(file + ": " + page.url() + " " + noise);
            page.screenshot(new Page.ScreenshotOptions().setPath(file));
        } catch (PlaywrightException unreachable) {
            System.err.println("no picture: " + unreachable.getMessage());
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
