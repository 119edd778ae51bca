package party.weirsoe.http.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The documents of the repository that is tested, for comparing them with the server. */
final class Documents {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Pattern FENCE = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```$");

    private Documents() {}

    /** The root of the repository, wherever in it the tests run. */
    static Path root() {
        Path start = Path.of("").toAbsolutePath();
        for (Path at = start; at != null; at = at.getParent()) {
            if (Files.exists(at.resolve("docs/openapi.yaml"))) {
                return at;
            }
        }
        throw new AssertionError("no docs/openapi.yaml above " + start);
    }

    static String text(String path) {
        try {
            return Files.readString(root().resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode yaml(String path) {
        try {
            return YAML.readTree(text(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The code blocks of a Markdown file in one language, in their order. */
    static List<String> blocks(String path, String language) {
        List<String> blocks = new ArrayList<>();
        Matcher fence = FENCE.matcher(text(path));
        while (fence.find()) {
            if (fence.group(1).equals(language)) {
                blocks.add(fence.group(2));
            }
        }
        return blocks;
    }

    /** The cells of the rows of the Markdown table with this heading, its first two lines apart. */
    static List<List<String>> table(String path, String firstHeading) {
        List<List<String>> rows = new ArrayList<>();
        boolean inside = false;
        for (String line : text(path).lines().toList()) {
            if (line.startsWith("| " + firstHeading + " |")) {
                inside = true;
            } else if (inside && !line.startsWith("|")) {
                return rows;
            } else if (inside && !line.startsWith("| ---")) {
                String[] cells = line.substring(1, line.length() - 1).split("(?<!\\\\)\\|", -1);
                rows.add(List.of(cells).stream().map(String::trim).toList());
            }
        }
        throw new AssertionError("no table " + firstHeading + " in " + path);
    }

    /** {@code `word`} without its ticks. */
    static String bare(String cell) {
        return cell.replace("`", "");
    }
}
