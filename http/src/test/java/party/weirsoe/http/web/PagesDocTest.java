package party.weirsoe.http.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/pages.md} names the hooks that the pages have, and the folders that they are in. */
class PagesDocTest {
    private static final Path WEB = Path.of("src/main/resources/web");
    private static final Path DOCUMENT = Path.of("../docs/pages.md");
    /** In markup, and as what a function that draws a button is given. */
    private static final Pattern HOOK = Pattern.compile("(?:data-wpp=\"|hook: ')([a-z-]+)[\"']");

    private static final Pattern TICKED = Pattern.compile("`([^`]+)`");

    @Test
    void everyHookOfThePagesIsDocumented() throws IOException {
        Set<String> hooks = sources()
                .flatMap(source -> HOOK.matcher(source).results())
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
        assertThat(hooks).hasSizeGreaterThan(10);
        assertThat(firstCells("## Hooks")).containsAll(hooks);
    }

    @Test
    void everyDocumentedHookIsInThePages() throws IOException {
        String all = sources().collect(Collectors.joining());
        assertThat(firstCells("## Hooks")).hasSizeGreaterThan(20).allSatisfy(hook -> assertThat(all)
                .containsPattern("[\"']" + hook + "[\"']"));
    }

    @Test
    void whatIsSaidToBeThereIsThere() throws IOException {
        assertThat(firstCells("## Where things are")).isNotEmpty().allSatisfy(path -> assertThat(WEB.resolve(path))
                .exists());
    }

    /** What stands in ticks in the first column of the section's table. */
    private static Set<String> firstCells(String heading) throws IOException {
        String section = Files.readString(DOCUMENT);
        section = section.substring(section.indexOf(heading) + heading.length());
        int next = section.indexOf("\n## ");
        return section.substring(0, next < 0 ? section.length() : next)
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(1, line.indexOf('|', 1)))
                .flatMap(cell -> TICKED.matcher(cell).results())
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> sources() throws IOException {
        try (Stream<Path> files = Files.walk(WEB)) {
            return files
                    .filter(file -> file.toString().matches(".*\\.(js|html)"))
                    .map(PagesDocTest::read)
                    .toList()
                    .stream();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
