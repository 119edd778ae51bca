package party.weirsoe.http.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import party.weirsoe.game.Phase;
import party.weirsoe.http.problem.ProblemCode;

/** Every text of the pages in English and in Danish, and one for each error of the catalogue. */
class WordsTest {
    private static final String ERRORS = "errors.";

    @RegisterExtension
    final Chromium chromium = new Chromium();

    @TestFactory
    Stream<DynamicTest> theRules() {
        return ScriptBench.tests(ScriptBench.open(chromium).page(), "words-rules.js");
    }

    @Test
    void everyTextHasBothLanguagesWithTheSamePlaces() throws Exception {
        Page page = ScriptBench.open(chromium).page();
        List<String> files = files();

        assertThat(files).contains("common.js");
        for (String file : files) {
            Map<?, ?> words = words(page, file);
            assertThat(words.get("da")).as(file).isEqualTo(words.get("en"));
            assertThat((Map<?, ?>) Objects.requireNonNull(words.get("en")))
                    .as(file)
                    .isNotEmpty();
        }
    }

    @Test
    void everyErrorOfTheCatalogueHasAText() {
        Set<String> expected =
                Stream.of(ProblemCode.values()).map(ProblemCode::code).collect(Collectors.toCollection(TreeSet::new));
        expected.add("other");

        assertThat(keys(ERRORS)).isEqualTo(expected);
    }

    @Test
    void everyPhaseHasANameAndASentence() {
        Set<String> phases = Stream.of(Phase.values()).map(Phase::word).collect(Collectors.toCollection(TreeSet::new));

        assertThat(keys("phase.")).isEqualTo(phases);
        assertThat(keys("now.")).isEqualTo(phases);
    }

    private Set<String> keys(String prefix) {
        Page page = ScriptBench.open(chromium).page();
        return Stream.of("common.js", "host.js")
                .map(file ->
                        (Map<?, ?>) Objects.requireNonNull(words(page, file).get("en")))
                .flatMap(words -> words.keySet().stream())
                .map(String::valueOf)
                .filter(key -> key.startsWith(prefix))
                .map(key -> key.substring(prefix.length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<?, ?> words(Page page, String file) {
        return Objects.requireNonNull((Map<?, ?>)
                page.evaluate("async file => (await import('/tests/words-rules.js')).placesOf.in(file)", file));
    }

    private static List<String> files() throws IOException, URISyntaxException {
        Path folder = Path.of(Objects.requireNonNull(WordsTest.class.getResource("/web/js/words"))
                .toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
