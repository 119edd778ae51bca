package party.weirsoe.http.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Tests that are written in JavaScript, beside the modules that they import: each function that a module of the test
 * resources' {@code pages} exports is a test, and its name says what it shows.
 */
final class ScriptBench {
    private static final String RUN_ALL = """
            async module => {
              const tests = Object.entries(await import(`/tests/${module}`)).filter(([, test]) => typeof test === 'function');
              const outcomes = {};
              for (const [name, test] of tests) {
                try {
                  await test();
                  outcomes[name] = '';
                } catch (error) {
                  outcomes[name] = String(error?.stack ?? error);
                }
              }
              return outcomes;
            }
            """;

    private ScriptBench() {}

    static Tab open(Chromium chromium) {
        Tab tab = ModuleBench.open(chromium);
        tab.page().route(ModuleBench.ORIGIN + "/tests/**", ScriptBench::serve);
        return tab;
    }

    static Stream<DynamicTest> tests(Page page, String module) {
        Map<?, ?> outcomes = Objects.requireNonNull((Map<?, ?>) page.evaluate(RUN_ALL, module));
        assertThat(outcomes).as("tests of " + module).isNotEmpty();
        return outcomes.entrySet().stream()
                .map(test -> dynamicTest(String.valueOf(test.getKey()), () -> assertThat(test.getValue())
                        .as("%s of %s", test.getKey(), module)
                        .isEqualTo("")));
    }

    private static void serve(Route route) {
        String name = URI.create(route.request().url()).getPath().substring("/tests/".length());
        try (InputStream file = ScriptBench.class.getResourceAsStream("/pages/" + name)) {
            route.fulfill(new Route.FulfillOptions()
                    .setHeaders(Map.of("Content-Type", "text/javascript; charset=utf-8"))
                    .setBodyBytes(Objects.requireNonNull(file, name).readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
