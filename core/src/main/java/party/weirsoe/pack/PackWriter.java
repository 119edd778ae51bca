package party.weirsoe.pack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Writes packs as people would: two spaces, a member a line, in the order of the documentation. */
public final class PackWriter {
    private static final String SKELETON = "skeleton-questions.json";
    private static final JsonMapper JSON = new JsonMapper();

    private PackWriter() {}

    /** A pack to begin from: two true questions to overwrite, of which one is a final. */
    public static byte[] skeleton(PackHead head) {
        try (InputStream questions = Objects.requireNonNull(PackWriter.class.getResourceAsStream(SKELETON))) {
            return bytes(pack(head, true, (ArrayNode) JSON.readTree(questions)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ObjectNode pack(PackHead head, boolean familyFriendly, ArrayNode questions) {
        ObjectNode pack = JsonNodeFactory.instance
                .objectNode()
                .put("schema_version", PackLimits.SCHEMA_VERSION)
                .put("id", head.id())
                .put("title", head.title())
                .put("language", head.language())
                .put("licence", head.licence());
        head.authors().forEach(pack.putArray("authors")::add);
        pack.put("family_friendly", familyFriendly);
        pack.set("questions", questions);
        return pack;
    }

    static byte[] bytes(ObjectNode pack) {
        try {
            return (JSON.writer(printer()).writeValueAsString((JsonNode) pack) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException("a tree in memory can be written", impossible);
        }
    }

    private static DefaultPrettyPrinter printer() {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        return new DefaultPrettyPrinter(Separators.createDefaultInstance()
                        .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                        .withArrayEmptySeparator(""))
                .withObjectIndenter(lines)
                .withArrayIndenter(lines);
    }
}
