package party.weirsoe.pack;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Strict JSON: no member twice, nothing after the end. */
final class PackJson {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final Pattern IN_QUESTION = Pattern.compile("^/questions/(\\d+)(/.*)?$");

    private PackJson() {}

    /** Null, and one fault with line and column, where it is no JSON. */
    static @Nullable JsonNode parse(byte[] bytes, Faults faults) {
        try (JsonParser parser = JSON.createParser(bytes)) {
            try {
                return tree(parser, faults);
            } catch (JsonProcessingException broken) {
                place(parser, faults).add("is no valid JSON: " + sentence(broken));
                return null;
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException("bytes in memory can be read", impossible);
        }
    }

    private static @Nullable JsonNode tree(JsonParser parser, Faults faults) throws IOException {
        JsonNode root = JSON.readTree(parser);
        if (root == null) {
            faults.add("is no valid JSON: there is nothing in it");
            return null;
        }
        if (parser.nextToken() != null) {
            faults.add("is no valid JSON: there is more after its end");
            return null;
        }
        return root;
    }

    private static Faults place(JsonParser parser, Faults faults) {
        Matcher path =
                IN_QUESTION.matcher(parser.getParsingContext().pathAsPointer().toString());
        return path.matches() ? faults.ofQuestion(Integer.parseInt(path.group(1)), "") : faults;
    }

    private static String sentence(JsonProcessingException broken) {
        String where = broken.getLocation() == null
                ? ""
                : " (line " + broken.getLocation().getLineNr() + ", column "
                        + broken.getLocation().getColumnNr() + ")";
        return broken.getOriginalMessage() + where;
    }
}
