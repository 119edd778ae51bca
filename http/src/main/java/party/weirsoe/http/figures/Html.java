package party.weirsoe.http.figures;

/** Text as it stands in a page. */
final class Html {
    private Html() {}

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                // The page's own places begin with two of them.
                .replace("{", "&#123;");
    }
}
