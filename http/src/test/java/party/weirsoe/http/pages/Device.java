package party.weirsoe.http.pages;

import com.microsoft.playwright.Browser;

/** What people hold in their hands or hang on the wall. English, so that what a test reads does not depend on the machine. */
final class Device {
    private static final String LANGUAGE = "en-GB";

    private Device() {}

    static Browser.NewContextOptions television() {
        return screen(1920, 1080);
    }

    static Browser.NewContextOptions laptop() {
        return screen(1366, 768);
    }

    static Browser.NewContextOptions phone() {
        return phone(360, 740);
    }

    static Browser.NewContextOptions phone(int width, int height) {
        return screen(width, height).setHasTouch(true).setIsMobile(true);
    }

    private static Browser.NewContextOptions screen(int width, int height) {
        return new Browser.NewContextOptions().setViewportSize(width, height).setLocale(LANGUAGE);
    }
}
