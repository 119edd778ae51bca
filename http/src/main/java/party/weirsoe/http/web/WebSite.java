package party.weirsoe.http.web;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * All pages, and under one hash of everything all that they load: whoever has a file under this hash never asks for it again,
 * and no page ever meets a module of another release.
 */
public final class WebSite {
    private static final String OURS = "web";
    private static final String WEBJARS = "META-INF/resources/webjars";
    /** What {@code lit/html.js} and the directives are made of. Those that take raw HTML stay away. */
    private static final Pattern LIT = Pattern.compile("lit-html/[0-9.]+/"
            + "((lit-html|directive|directive-helpers|async-directive|directives/(?!unsafe-)[a-z-]+)\\.js)");

    private static final String LIT_FOLDER = "lib/lit/";

    private final String hash;
    private final String importMap;
    private final Map<String, WebFile> assets = new HashMap<>();
    private final Map<String, Page> pages = new HashMap<>();

    private WebSite(SortedMap<String, byte[]> files) {
        hash = Hash.hex(Hash.of(files));
        // Lit's own modules of these names do nothing but re-export these: two requests become one.
        String lit = folder() + "/" + LIT_FOLDER;
        importMap = "{\"imports\":{\"lit/html.js\":\"" + lit + "lit-html.js\",\"lit/\":\"" + lit + "\"}}";
        Map<String, String> values = Map.of("assets", folder(), "importmap", importMap);
        files.forEach((name, bytes) -> {
            if (name.endsWith(".html")) {
                pages.put(name, Page.fill(name, new String(bytes, StandardCharsets.UTF_8), values));
            } else {
                assets.put(name, WebFile.asset(name, bytes));
            }
        });
    }

    /** From the class path. */
    public static WebSite load() {
        ClassLoader loader = WebSite.class.getClassLoader();
        SortedMap<String, byte[]> files = new TreeMap<>();
        ClassPathFolder.read(loader, OURS, name -> true)
                .forEach((name, bytes) -> files.put(name, Comments.leaveOut(name, bytes)));
        ClassPathFolder.read(loader, WEBJARS, name -> LIT.matcher(name).matches())
                .forEach((name, bytes) ->
                        files.put(LIT_FOLDER + LIT.matcher(name).replaceFirst("$1"), bytes));
        return of(files);
    }

    /** @param files pages are those that end in {@code .html} */
    static WebSite of(SortedMap<String, byte[]> files) {
        return new WebSite(files);
    }

    /** Where the assets are: {@code /assets/<hash>}. */
    public String folder() {
        return "/assets/" + hash;
    }

    /** The source expression that allows the pages' import map in a content security policy. */
    public String importMapSource() {
        return Hash.source(importMap);
    }

    public Page page(String name) {
        return Objects.requireNonNull(pages.get(name), name);
    }

    /** Null where there is none, or not under this hash. */
    public @Nullable WebFile asset(String ofHash, String name) {
        return ofHash.equals(hash) ? assets.get(name) : null;
    }

    Map<String, WebFile> assets() {
        return Map.copyOf(assets);
    }
}
