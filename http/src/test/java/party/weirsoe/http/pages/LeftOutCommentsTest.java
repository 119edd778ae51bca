package party.weirsoe.http.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import party.weirsoe.http.e2e.LiveNode;

/**
 * The server leaves out the lines of our scripts that look like comments. Here each of them gets a text that is harmless in a
 * comment and that breaks the script anywhere else, in a template for one; and Chromium still takes every script.
 */
class LeftOutCommentsTest {
    private static final Path SCRIPTS = Path.of("src/main/resources/web/js");
    private static final String BREAKS = "`}{('";

    /** The unknown module keeps the script from being run: only a syntax error is found before that. */
    private static final String PARSE_ALL = """
            async scripts => {
                const wrong = []
                for (const [name, text] of Object.entries(scripts)) {
                    await import(`data:text/javascript,${encodeURIComponent(`import 'nothing'; ${text}`)}`)
                        .catch(error => error.message.includes('nothing') || wrong.push(`${name}: ${error}`))
                }
                return wrong
            }""";

    @RegisterExtension
    final Chromium chromium = new Chromium();

    @Test
    void everyLineThatIsLeftOutIsAComment() throws IOException {
        Tab tab = chromium.host();
        String folder = text(tab, "/play").replaceAll("(?s).*?(/assets/[0-9a-f]+)/.*", "$1");
        Map<String, String> broken = new TreeMap<>();
        try (Stream<Path> files = Files.walk(SCRIPTS)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = SCRIPTS.relativize(file).toString();
                String sent = text(tab, folder + "/js/" + name);
                broken.put(name, breakLeftOut(Files.readString(file), sent));
            }
        }
        assertThat(broken).hasSizeGreaterThan(10);
        assertThat(String.join("", broken.values())).contains(BREAKS);
        assertThat((List<?>) tab.page().evaluate(PARSE_ALL, broken)).isEmpty();
    }

    private static String text(Tab tab, String path) {
        return tab.page().request().get(LiveNode.shared().url() + path).text();
    }

    private static String breakLeftOut(String source, String sent) {
        String[] lines = source.split("\n", -1);
        String[] left = sent.split("\n", -1);
        assertThat(left).hasSameSizeAs(lines);
        StringBuilder broken = new StringBuilder();
        for (int i = 0; i < lines.length; i++) {
            if (left[i].equals(lines[i])) {
                broken.append(lines[i]);
            } else {
                assertThat(left[i]).isEmpty();
                broken.append(breakComment(lines[i].strip()));
            }
            broken.append('\n');
        }
        return broken.toString();
    }

    private static String breakComment(String line) {
        String start = line.startsWith("//") || line.startsWith("/*") ? line.substring(0, 2) : "";
        String end = line.endsWith("*/") ? "*/" : "";
        return start + BREAKS + end;
    }
}
