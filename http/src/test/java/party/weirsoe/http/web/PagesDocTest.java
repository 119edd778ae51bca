package party.weirsoe.http.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code docs/pages.md} names the hooks that each page has, and the folders that they are in. */
class PagesDocTest {
    private static final Path WEB = Path.of("src/main/resources/web");
    private static final Path PARTS = WEB.resolve("js/parts");
    private static final Path DOCUMENT = Path.of("../docs/pages.md");
    private static final Map<String, String> PAGES =
            Map.of("/", "index.html", "host", "host.html", "play", "play.html");

    /**
     * In markup, as what a function that draws a button is given, or chosen among two; the host's buttons for commands,
     * whose third argument it is, and its bare ones, whose last.
     */
    private static final Pattern HOOK = Pattern.compile(
            "data-wpp=(\"[a-z-]+\")|data-wpp=\\$\\{([^}]+)}|\\bhook: ([^,}]+)|\\bgo\\(screen, '[a-z.]+', ('[a-z-]+')"
                    + "|\\bbare\\(.*, ('[a-z-]+')\\)}");

    private static final Pattern QUOTED = Pattern.compile("['\"]([a-z-]+)['\"]");
    private static final Pattern IMPORT = Pattern.compile("(?:from|import) '(\\.[^']+)'");
    private static final Pattern EXPORTED = Pattern.compile("^export (?:function|const) (\\w+)");
    private static final Pattern SCRIPT = Pattern.compile("<script type=\"module\" src=\"\\{\\{assets}}/([^\"]+)\"");
    private static final Pattern TICKED = Pattern.compile("`([^`]+)`");

    @ParameterizedTest
    @ValueSource(strings = {"/", "host", "play"})
    void theHooksOfAPageAreThoseThatAreDocumentedForIt(String page) throws IOException {
        assertThat(hooksOf(page)).isNotEmpty().isEqualTo(documented().get(page));
    }

    @Test
    void theDocumentNamesNoOtherPage() throws IOException {
        assertThat(documented()).containsOnlyKeys(PAGES.keySet());
    }

    @Test
    void whatIsSaidToBeThereIsThere() throws IOException {
        assertThat(firstCells("## Where things are")).isNotEmpty().allSatisfy(path -> assertThat(WEB.resolve(path))
                .exists());
    }

    /** What the page's markup and all modules that it loads give to elements. */
    private static Set<String> hooksOf(String page) {
        Path html = WEB.resolve(Objects.requireNonNull(PAGES.get(page)));
        Matcher script = SCRIPT.matcher(read(html));
        assertThat(script.find()).as(html.toString()).isTrue();
        Set<Path> files = new LinkedHashSet<>(List.of(html));
        addWithImports(WEB.resolve(script.group(1)), files);
        String own = files.stream()
                .filter(file -> !file.startsWith(PARTS))
                .map(PagesDocTest::read)
                .collect(Collectors.joining());
        return Stream.concat(Stream.of(own), files.stream().flatMap(file -> usedParts(file, own)))
                .flatMap(source -> HOOK.matcher(source).results())
                .flatMap(hook -> IntStream.rangeClosed(1, hook.groupCount())
                        .mapToObj(hook::group)
                        .filter(Objects::nonNull))
                .flatMap(hook -> QUOTED.matcher(hook).results())
                .map(quoted -> quoted.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Pages share modules, and call only some of what these export. */
    private static Stream<String> usedParts(Path file, String own) {
        if (!file.startsWith(PARTS)) {
            return Stream.empty();
        }
        return Stream.of(read(file).split("(?m)^(?=export )")).filter(part -> {
            Matcher exported = EXPORTED.matcher(part);
            return exported.find() && own.contains(exported.group(1) + "(");
        });
    }

    private static void addWithImports(Path module, Set<Path> files) {
        if (files.add(module)) {
            IMPORT.matcher(read(module))
                    .results()
                    .forEach(found ->
                            addWithImports(module.resolveSibling(found.group(1)).normalize(), files));
        }
    }

    /** By page, as the table's first two columns say. */
    private static Map<String, Set<String>> documented() throws IOException {
        Map<String, Set<String>> hooks = new HashMap<>();
        rows("## Hooks").forEach(cells -> Stream.of(cells[2].split(","))
                .map(page -> page.replace("`", "").strip())
                .forEach(page ->
                        hooks.computeIfAbsent(page, any -> new TreeSet<>()).addAll(ticked(cells[1]))));
        return hooks;
    }

    private static Set<String> firstCells(String heading) throws IOException {
        return rows(heading).flatMap(cells -> ticked(cells[1]).stream()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> ticked(String cell) {
        return TICKED.matcher(cell).results().map(found -> found.group(1)).toList();
    }

    /** Of the section's table; the cells are counted from 1. */
    private static Stream<String[]> rows(String heading) throws IOException {
        String section = Files.readString(DOCUMENT);
        section = section.substring(section.indexOf(heading) + heading.length());
        int next = section.indexOf("\n## ");
        return section
                .substring(0, next < 0 ? section.length() : next)
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("\\|", -1))
                .toList()
                .stream();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
