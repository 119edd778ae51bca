package party.weirsoe.http.pages;

import com.microsoft.playwright.Browser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The browser of a test: {@code @RegisterExtension final Chromium chromium = new Chromium()}. Every tab is a device of its
 * own, with its own storage. When a test has passed, all its tabs must have been quiet: see {@link Tab#assertQuiet()}.
 */
final class Chromium implements BeforeEachCallback, AfterEachCallback {
    private final List<Tab> tabs = new ArrayList<>();
    private @Nullable Browser browser;

    /** A laptop: a television shows the same and costs the machine twice as much. */
    Tab host() {
        return tab(Device.laptop());
    }

    /** A small phone with a touch screen. */
    Tab phone() {
        return tab(Device.phone());
    }

    Tab tab(Browser.NewContextOptions device) {
        Browser running = Objects.requireNonNull(browser, "only inside a test");
        Tab tab = Tab.open(running.newContext(device));
        tabs.add(tab);
        return tab;
    }

    /** Another tab of the same browser: the storage is shared. */
    Tab beside(Tab other) {
        Tab tab = other.beside();
        tabs.add(tab);
        return tab;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        browser = RunningBrowser.of(context);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        try {
            if (context.getExecutionException().isPresent()) {
                leavePictures(context);
            } else {
                tabs.forEach(Tab::assertQuiet);
            }
        } finally {
            tabs.forEach(Tab::close);
            tabs.clear();
        }
    }

    private void leavePictures(ExtensionContext context) {
        String test = context.getRequiredTestClass().getSimpleName() + "." + context.getDisplayName();
        for (int i = 0; i < tabs.size(); i++) {
            String name = test.replaceAll("[^A-Za-z0-9.]+", "_") + "-" + i + ".png";
            tabs.get(i).leavePicture(Path.of("target", "pages", name));
        }
    }
}
