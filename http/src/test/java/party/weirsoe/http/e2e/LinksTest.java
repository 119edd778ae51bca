package party.weirsoe.http.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nobody who follows a link of the README or of the docs ends at nothing. */
class LinksTest {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");

    @Test
    void everyRelativeLinkLeadsToAFileAndItsAnchorToAHeading() throws IOException {
        List<String> broken = new ArrayList<>();
        int followed = 0;
        for (Path page : pages()) {
            for (MatchResult link :
                    LINK.matcher(Files.readString(page)).results().toList()) {
                String target = link.group(1);
                if (!target.matches("[a-z]+:.*")) {
                    followed++;
                    if (!leadsSomewhere(page, target)) {
                        broken.add(page.getFileName() + " -> " + target);
                    }
                }
            }
        }
        assertThat(broken).isEmpty();
        assertThat(followed).isGreaterThan(20);
    }

    @Test
    void anAnchorThatIsNoHeadingIsBroken() {
        Path readme = Documents.root().resolve("README.md");
        assertThat(leadsSomewhere(readme, "docs/protocol.md#5-duplicates")).isTrue();
        assertThat(leadsSomewhere(readme, "docs/protocol.md#6-duplicates")).isFalse();
        assertThat(leadsSomewhere(readme, "docs/protocols.md")).isFalse();
    }

    private static boolean leadsSomewhere(Path page, String target) {
        int hash = target.indexOf('#');
        String file = hash < 0 ? target : target.substring(0, hash);
        Path leadsTo = file.isEmpty() ? page : page.resolveSibling(file);
        return Files.exists(leadsTo) && (hash < 0 || anchors(leadsTo).contains(target.substring(hash + 1)));
    }

    /** As the usual viewers make them: lower case, punctuation dropped, spaces as hyphens. */
    private static List<String> anchors(Path page) {
        try {
            return HEADING.matcher(Files.readString(page))
                    .results()
                    .map(heading -> heading.group(1)
                            .toLowerCase(Locale.ROOT)
                            .replaceAll("[^\\p{L}\\p{N} _-]", "")
                            .replace(' ', '-'))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>(List.of(Documents.root().resolve("README.md")));
        try (Stream<Path> docs = Files.walk(Documents.root().resolve("docs"))) {
            docs.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
        }
        return pages;
    }
}
