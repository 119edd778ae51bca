package party.weirsoe.http.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One hash names everything, and every place of a page is filled or nothing starts. */
class WebSiteTest {
    private static final String PAGE = "<html data-reach=\"{{reach}}\">{{assets}} {{importmap}} {{assets}}";

    @Test
    void theHashChangesIfAndOnlyIfANameOrAByteDoes() {
        String[] tree = {"a.js", "one", "b.css", "two", "index.html", PAGE};
        String folder = WebSite.of(files(tree)).folder();

        assertThat(folder)
                .matches("/assets/[0-9a-f]{16}")
                .isEqualTo(WebSite.of(files(tree)).folder());
        assertThat(Stream.of(
                                files("a.js", "onE", "b.css", "two", "index.html", PAGE),
                                files("a.js", "one", "c.css", "two", "index.html", PAGE),
                                files("a.js", "two", "b.css", "one", "index.html", PAGE),
                                files("a.js", "onetwo", "b.css", "", "index.html", PAGE),
                                files("a.js", "one", "b.css", "two", "index.html", PAGE + " "),
                                files("a.js", "one", "b.css", "two", "c.js", "", "index.html", PAGE),
                                files("a.js", "one", "index.html", PAGE))
                        .map(files -> WebSite.of(files).folder()))
                .doesNotHaveDuplicates()
                .doesNotContain(folder);
    }

    @Test
    void thePlacesOfAPageAreFilled() {
        WebSite site = WebSite.of(files("index.html", PAGE));
        String map = "{\"imports\":{\"lit/html.js\":\"" + site.folder() + "/lib/lit/lit-html.js\",\"lit/\":\""
                + site.folder() + "/lib/lit/\"}}";

        assertThat(text(site, "")).isEqualTo("<html data-reach=\"\">%1$s %2$s %1$s".formatted(site.folder(), map));
        assertThat(text(site, "http://192.168.1.7:8080")).startsWith("<html data-reach=\"http://192.168.1.7:8080\">");
    }

    @Test
    void anUnknownPlaceStopsTheStart() {
        for (String place : new String[] {"{{asset}}", "{{}}", "{{ assets }}", "{{Reach}}", "{{a\nb}}"}) {
            assertThatThrownBy(() -> WebSite.of(files("host.html", "<p>" + place)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("web/host.html: nothing fills " + place);
        }
    }

    @Test
    void aFileThatNoBrowserWouldUnderstandStopsTheStart() {
        assertThatThrownBy(() -> WebSite.of(files("js/home.ts", "")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("web/js/home.ts");
    }

    @Test
    void aPageIsNoAsset() {
        WebSite site = WebSite.load();
        String hash = site.folder().replace("/assets/", "");

        assertThat(site.asset(hash, "icon.svg")).isNotNull();
        assertThat(site.asset(hash, "index.html")).isNull();
        assertThat(site.asset(hash.toUpperCase(java.util.Locale.ROOT) + "0", "icon.svg"))
                .isNull();
    }

    private static String text(WebSite site, String reach) {
        return site.page("index.html").forReach(reach).file().plain().utf8String();
    }

    /** Names and texts by turns. */
    private static SortedMap<String, byte[]> files(String... namesAndTexts) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            files.put(namesAndTexts[i], namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
        }
        return files;
    }
}
