package party.weirsoe.http.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.options.BoundingBox;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Clicks every button twice at the same spot, as fast as people do, and remembers which. */
final class NervousFinger {
    private static final double BETWEEN_MS = 70;

    private final Set<String> clicked = new TreeSet<>();

    /** The names of {@link Buttons} that were clicked twice. */
    Set<String> clicked() {
        return Set.copyOf(clicked);
    }

    /**
     * Two clicks, of which one acts: the page comes to show what {@code shows} demands and stays there, and these are all the
     * commands that it sends, like {@code POST rounds/start}.
     */
    void clicks(Tab tab, Locator button, Runnable shows, String... sent) {
        // Not while it rests after a change of phase.
        assertThat(button).isEnabled();
        String name = Buttons.name(button);
        clicked.add(name);
        int before = tab.commands().size();
        button.scrollIntoViewIfNeeded();
        // A robot comes back to the same spot faster than a finger: to the page it would be the same double click.
        tab.page().mouse().click(1, 1);
        BoundingBox box = Objects.requireNonNull(button.boundingBox());
        tab.page()
                .mouse()
                .dblclick(
                        box.x + box.width / 2,
                        box.y + box.height / 2,
                        new Mouse.DblclickOptions().setDelay(BETWEEN_MS));
        shows.run();
        tab.settle();
        shows.run();
        assertThat(commandsAfter(before, tab)).as(name).containsExactly(sent);
    }

    private static List<String> commandsAfter(int before, Tab tab) {
        return tab.commands().stream()
                .skip(before)
                // That draws a picture and changes nothing.
                .filter(command -> !command.equals("POST /qr"))
                .map(command -> command.replaceFirst("/lobby/sessions/[A-Z]{6}/?", ""))
                .toList();
    }
}
