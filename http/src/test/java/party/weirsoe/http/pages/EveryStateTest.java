package party.weirsoe.http.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.ViewportSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What holds in every state of every page. All the faults of a tour are told together. */
@Order(1)
class EveryStateTest {
    private static final int USUAL_TEXT_PX = 16;
    private static final Pattern NO_WORDS =
            Pattern.compile("\\b[a-z]+\\.[a-z_]{2,}\\b|\\{|\\bundefined\\b|\\bnull\\b|\\bNaN\\b|\\[object");
    private static final Set<String> SHUTS_PEOPLE_OUT = Set.of("serious", "critical");

    @RegisterExtension
    final Chromium chromium = new Chromium();

    private final List<String> faults = new ArrayList<>();

    private void tour(
            Supplier<Browser.NewContextOptions> screen,
            Supplier<Browser.NewContextOptions> phone,
            BiConsumer<String, Tab> visitor) {
        new Gallery(chromium, screen, phone, visitor).visit();
        assertThat(faults).isEmpty();
    }

    @Test
    void axeFindsNothingSeriousInLightAndInDarkAndEveryTextIsThereInEnglish() {
        tour(Device::television, Device::phone, (state, tab) -> {
            everyTextIsThere(state, tab, "en");
            Buttons.unknownIn(tab)
                    .forEach(button -> faults.add(state + ": nobody clicks " + button + " twice, see Buttons"));
            lights(tab, ColorScheme.DARK);
            // Nothing but the colours is another.
            letsEverybodyIn(state + ", dark", axe(tab).withRules(List.of("color-contrast")));
            lights(tab, ColorScheme.LIGHT);
            letsEverybodyIn(state, axe(tab));
            tab.page().emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.NO_PREFERENCE));
        });
    }

    /** Twice as large a text, and a screen of 320 pixels; less motion, and another language. Each by itself, in one tour. */
    @Test
    void whoSetsTheirBrowserOtherwiseGetsWhatTheyAskedForAndEveryTextIsThereInDanish() {
        tour(() -> unusual(Device.laptop()), () -> unusual(Device.phone()), (state, tab) -> {
            everyTextIsThere(state, tab, "da");
            standsStill(state, tab);
            double before = textSize(tab).doubleValue();
            setBrowsersTextSize(tab, 2 * USUAL_TEXT_PX);
            fits(state + ", large text", tab);
            double after = textSize(tab).doubleValue();
            if (after < 1.5 * before) {
                faults.add(state + ": text of " + before + " px has grown to " + after + " px only");
            }
            setBrowsersTextSize(tab, USUAL_TEXT_PX);
            ViewportSize usual = tab.page().viewportSize();
            tab.page().setViewportSize(320, 568);
            fits(state + ", narrow", tab);
            tab.page().setViewportSize(usual.width, usual.height);
        });
    }

    private static Browser.NewContextOptions unusual(Browser.NewContextOptions device) {
        return device.setReducedMotion(ReducedMotion.REDUCE).setLocale("da-DK");
    }

    /** Colours on their way from one scheme to the other are nobody's design. */
    private static void lights(Tab tab, ColorScheme scheme) {
        tab.page()
                .emulateMedia(
                        new Page.EmulateMediaOptions().setColorScheme(scheme).setReducedMotion(ReducedMotion.REDUCE));
    }

    private static AxeBuilder axe(Tab tab) {
        return new AxeBuilder(tab.page()).setLegacyMode(true);
    }

    private void letsEverybodyIn(String state, AxeBuilder axe) {
        for (Rule violation : axe.analyze().getViolations()) {
            if (SHUTS_PEOPLE_OUT.contains(violation.getImpact())) {
                violation
                        .getNodes()
                        .forEach(node -> faults.add(state + ": " + violation.getId() + " " + node.getHtml() + " "
                                + node.getFailureSummary()));
            }
        }
    }

    private void fits(String state, Tab tab) {
        // The page takes its measures again in the frame after the window has changed.
        Object wide = tab.page().evaluate("""
                        async () => {
                            for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame)
                            const width = document.documentElement.clientWidth
                            const name = e => `${e.tagName} ${e.className} ${e.textContent.trim().slice(0, 30)}`
                            const out = [...document.body.querySelectorAll('*')]
                                .filter(e => e.getBoundingClientRect().right > width + 1)
                            return document.documentElement.scrollWidth > width || innerWidth > screen.width
                                ? `${document.documentElement.scrollWidth} of ${width} px: ${out.map(name).join(' | ')}` : ''
                        }""");
        if (!"".equals(wide)) {
            faults.add(state + ": " + wide);
        }
    }

    private void standsStill(String state, Tab tab) {
        Object moving = tab.page().evaluate("""
                        () => document.getAnimations()
                            .filter(a => a.playState === 'running' && a.effect.getComputedTiming().activeDuration > 10)
                            .map(a => `${a.animationName ?? a.transitionProperty} of ${a.effect.target?.className}`)
                            .join()""");
        if (!"".equals(moving)) {
            faults.add(state + " moves: " + moving);
        }
    }

    /** A missing word shows as its key, like {@code host.start}; a missing parameter as its braces, or as nothing at all. */
    private void everyTextIsThere(String state, Tab tab, String language) {
        if (!language.equals(tab.page().locator("html").getAttribute("lang"))) {
            faults.add(state + " is not said to be in " + language);
        }
        String words = wordsOf(tab);
        if (NO_WORDS.matcher(words).find()) {
            faults.add(state + ": " + words);
        }
    }

    /** What is read and what is read out, links to sources apart: their addresses look like keys. */
    private static String wordsOf(Tab tab) {
        return (String) tab.page().evaluate("""
                        () => {
                            const copy = document.body.cloneNode(true)
                            copy.querySelectorAll('script, a[href^="http"]').forEach(e => e.remove())
                            const said = [...copy.querySelectorAll('[aria-label], [title], [placeholder], [alt]')]
                                .flatMap(e => ['aria-label', 'title', 'placeholder', 'alt'].map(a => e.getAttribute(a) ?? ''))
                            return [document.title, copy.textContent, ...said].join(' ').replace(/\\s+/g, ' ').trim()
                        }""");
    }

    private static Number textSize(Tab tab) {
        return (Number) tab.page().evaluate("parseFloat(getComputedStyle(document.querySelector('main')).fontSize)");
    }

    /** As people set it in the browser, for all pages. */
    private static void setBrowsersTextSize(Tab tab, int px) {
        JsonObject sizes = new JsonObject();
        sizes.addProperty("standard", px);
        JsonObject wanted = new JsonObject();
        wanted.add("fontSizes", sizes);
        CDPSession session = tab.context().newCDPSession(tab.page());
        session.send("Page.setFontSizes", wanted);
        session.detach();
    }
}
