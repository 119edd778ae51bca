package party.weirsoe.http.web;

import java.nio.charset.StandardCharsets;

/**
 * Leaves out what only people read, a fifth of what a phone loads: the comments of scripts and styles that have their lines to
 * themselves. Those lines stay, empty, so that an error names the line of the source.
 *
 * <p>It knows lines and not the languages. That no line of ours only looks like a comment, inside a template, is shown by a
 * test.
 */
final class Comments {
    private Comments() {}

    static byte[] leaveOut(String name, byte[] bytes) {
        boolean script = name.endsWith(".js");
        if (!script && !name.endsWith(".css")) {
            return bytes;
        }
        StringBuilder kept = new StringBuilder(bytes.length);
        boolean inside = false;
        for (String line : new String(bytes, StandardCharsets.UTF_8).split("\n", -1)) {
            String text = line.strip();
            boolean block = inside || text.startsWith("/*");
            if (block) {
                inside = !ends(name, text);
            } else if (!(script && text.startsWith("//"))) {
                kept.append(line);
            }
            kept.append('\n');
        }
        kept.setLength(kept.length() - 1);
        return kept.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static boolean ends(String name, String text) {
        int end = text.indexOf("*/");
        if (end >= 0 && end != text.length() - 2) {
            throw new IllegalStateException("web/" + name + ": more than a comment: " + text);
        }
        return end >= 0;
    }
}
