package party.weirsoe.http.pages;

import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What can be pressed, each by a name that stays: its page, the dialog that it is in, and its hook or its English words.
 * {@link EveryStateTest} fails for a button that is not among these, {@link DoubleClickTest} and {@link DoubleTapTest} for
 * one of these that they have not clicked twice: a new button cannot be forgotten.
 */
final class Buttons {
    static final Set<String> OF_START_PAGE = Set.of("/ open", "/ Join", "/ EN", "/ DA");

    static final Set<String> OF_HOST = Set.of(
            "/host EN",
            "/host DA",
            "/host Players",
            "/host device",
            "/host Full screen",
            "/host end",
            "/host kick",
            "/host start",
            "/host guess-start",
            "/host reveal",
            "/host Next lie",
            "/host Skip the show",
            "/host scoreboard",
            "/host next",
            "/host finish",
            "/host rematch",
            "/host open",
            "/host Play in CODE",
            "/host dialog-players seat",
            "/host dialog-players Remove",
            "/host dialog-players cancel",
            "/host dialog-kick confirm",
            "/host dialog-kick seat",
            "/host dialog-kick cancel",
            "/host dialog-seat seat",
            "/host dialog-seat cancel",
            "/host dialog-device confirm",
            "/host dialog-device cancel",
            "/host dialog-finish confirm",
            "/host dialog-finish cancel",
            "/host dialog-end confirm",
            "/host dialog-end cancel");

    static final Set<String> OF_PHONE = Set.of(
            "/play EN",
            "/play DA",
            "/play join",
            "/play Back to CODE as Ada",
            "/play leave",
            "/play leave-title confirm",
            "/play leave-title cancel",
            "/play lie-submit",
            "/play lie-house",
            "/play option",
            "/play Tell me now",
            "/play Join again",
            "/play Join another party");

    private static final String NAME = """
            button => [
                location.pathname,
                button.closest('dialog')?.getAttribute('aria-labelledby'),
                button.dataset.wpp ?? button.textContent.trim().replace(/\\b[A-Z]{6}\\b/, 'CODE'),
            ].filter(Boolean).join(' ')
            """;

    private Buttons() {}

    static String name(Locator button) {
        return (String) button.evaluate(NAME);
    }

    /** Those that the tab shows and nobody clicks twice. */
    static Set<String> unknownIn(Tab tab) {
        Set<String> unknown = new TreeSet<>();
        ((List<?>) tab.page()
                        .evaluate("() => [...document.querySelectorAll('button, [role=button], a.button')].map(" + NAME
                                + ")"))
                .forEach(name -> unknown.add(String.valueOf(name)));
        unknown.removeAll(OF_START_PAGE);
        unknown.removeAll(OF_HOST);
        unknown.removeAll(OF_PHONE);
        return unknown;
    }
}
