package party.weirsoe.http.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our own tree and Lit hold together: whatever a page or a module names is there, and a page asks for all of it at once. */
class WebTreeTest {
    private static final WebSite SITE = WebSite.load();
    private static final Map<String, WebFile> ASSETS = SITE.assets();
    private static final Pattern LINK = Pattern.compile("<link\\b[^>]*\\bhref=\"([^\"]*)\"");
    private static final Pattern PRELOAD =
            Pattern.compile("<link\\b(?=[^>]*\\brel=\"modulepreload\")[^>]*\\bhref=\"([^\"]*)\"");
    private static final Pattern SCRIPT = Pattern.compile("<script\\b[^>]*\\bsrc=\"([^\"]*)\"");
    private static final Pattern IMPORT_MAP = Pattern.compile("<script type=\"importmap\">(.*?)</script>");
    private static final Pattern COMMENT = Pattern.compile("(?m)/\\*[\\s\\S]*?\\*/|^\\s*//.*$");
    /** {@code import … from 'x'}, {@code export … from 'x'} and {@code import 'x'}, minified too. */
    private static final Pattern STATIC_IMPORT = Pattern.compile(
            "(?<![\\w$.'\"])(?:(?:import|export)\\b[\\w$*{}\\s,]*?\\bfrom|import)\\s*([\"'])([^\"'\\n]+)\\1");

    private static final Pattern DYNAMIC_IMPORT = Pattern.compile("(?<![\\w$.])import\\(\\s*([\"'])([^\"'\\n]+)\\1");

    @ParameterizedTest
    @ValueSource(strings = {"index.html", "host.html", "play.html"})
    void whateverAPageLoadsIsThere(String page) {
        Set<String> loaded = found(LINK, text(page), 1);
        loaded.addAll(found(SCRIPT, text(page), 1));

        assertThat(loaded).hasSizeGreaterThan(3).allMatch(address -> address.startsWith(SITE.folder() + "/"));
        assertThat(names(loaded)).isSubsetOf(ASSETS.keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"index.html", "host.html", "play.html"})
    void aPagePreloadsTheModulesThatItNeedsAndNoOthers(String page) {
        Set<String> needed = new TreeSet<>();
        names(found(SCRIPT, text(page), 1)).forEach(script -> reach(script, needed));

        // As the lines of the page, so that they can be taken over.
        assertThat(lines(names(found(PRELOAD, text(page), 1)))).isEqualTo(lines(needed));
    }

    private static String lines(Set<String> modules) {
        return modules.stream()
                .map("<link rel=\"modulepreload\" href=\"{{assets}}/%s\">"::formatted)
                .collect(Collectors.joining("\n"));
    }

    @Test
    void everyImportOfEveryModuleIsServed() {
        int imports = 0;
        for (String module : modules()) {
            for (Pattern form : new Pattern[] {STATIC_IMPORT, DYNAMIC_IMPORT}) {
                for (String specifier : found(form, code(module), 2)) {
                    assertThat(ASSETS).as("%s imports %s", module, specifier).containsKey(resolve(module, specifier));
                    imports++;
                }
            }
        }
        assertThat(imports).isGreaterThan(20);
    }

    @Test
    void ofLitThereIsWhatTemplatesNeedAndNoMore() {
        Set<String> reached = new TreeSet<>();
        reach("lib/lit/lit-html.js", reached);
        modules().stream()
                .filter(name -> name.startsWith("lib/lit/directives/"))
                .forEach(name -> reach(name, reached));

        assertThat(modules().stream().filter(name -> name.startsWith("lib/")))
                .containsExactlyInAnyOrderElementsOf(reached)
                .contains("lib/lit/directives/repeat.js", "lib/lit/directives/class-map.js")
                .noneMatch(name -> name.contains("unsafe"));
    }

    @Test
    void formsOfImportsAreUnderstood() {
        assertThat(found(STATIC_IMPORT, COMMENT.matcher("""
                                // import 'comment.js'
                                /* import x from 'comment.js' */
                                import 'a.js'
                                import {html, render} from "b.js"
                                import * as c from 'c.js'
                                import{d as e}from"d.js";import f from"f.js";export{g}from"g.js";export*from"h.js";
                                export {
                                    i,
                                } from './i.js'
                                export const j = 'not.js'
                                export default 'not.js'
                                t('import', 'not.js'); import.meta.url; import('not.js')
                                """).replaceAll(""), 2))
                .containsExactly("./i.js", "a.js", "b.js", "c.js", "d.js", "f.js", "g.js", "h.js");
    }

    /** The module and all that it imports, however far. */
    private static void reach(String module, Set<String> reached) {
        if (reached.add(module)) {
            found(STATIC_IMPORT, code(module), 2).forEach(specifier -> reach(resolve(module, specifier), reached));
        }
    }

    /** As a browser does: by the import map, or relative to the module. */
    private static String resolve(String module, String specifier) {
        if (specifier.startsWith("./") || specifier.startsWith("../")) {
            return java.net
                    .URI
                    .create("/" + module)
                    .resolve(specifier)
                    .getPath()
                    .substring(1);
        }
        String best = "";
        String address = "";
        for (Map.Entry<String, JsonNode> entry : importMap().properties()) {
            String key = entry.getKey();
            boolean fits = key.equals(specifier) || (key.endsWith("/") && specifier.startsWith(key));
            if (fits && key.length() > best.length()) {
                best = key;
                address = entry.getValue().asText() + specifier.substring(key.length());
            }
        }
        assertThat(address).as("%s imports %s", module, specifier).startsWith(SITE.folder());
        return address.substring(SITE.folder().length() + 1);
    }

    private static JsonNode importMap() {
        String map = found(IMPORT_MAP, text("index.html"), 1).iterator().next();
        try {
            return new ObjectMapper().readTree(map).get("imports");
        } catch (IOException e) {
            throw new AssertionError(map, e);
        }
    }

    private static Set<String> modules() {
        return new TreeSet<>(
                ASSETS.keySet().stream().filter(name -> name.endsWith(".js")).toList());
    }

    private static String code(String module) {
        WebFile file = ASSETS.get(module);
        assertThat(file).as(module).isNotNull();
        return COMMENT.matcher(file.plain().utf8String()).replaceAll("");
    }

    private static String text(String page) {
        return SITE.page(page).forReach("").file().plain().utf8String();
    }

    private static Set<String> found(Pattern pattern, String text, int group) {
        Set<String> found = new TreeSet<>();
        pattern.matcher(text).results().forEach(match -> found.add(match.group(group)));
        return found;
    }

    private static Set<String> names(Set<String> addresses) {
        Set<String> names = new TreeSet<>();
        addresses.forEach(address -> names.add(address.replace(SITE.folder() + "/", "")));
        return names;
    }
}
