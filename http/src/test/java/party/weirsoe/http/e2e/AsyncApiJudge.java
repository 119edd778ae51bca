package party.weirsoe.http.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Refuses every message of a socket that {@code docs/asyncapi.yaml} does not describe. */
public final class AsyncApiJudge {
    static final JsonNode DOCUMENT = Documents.yaml("docs/asyncapi.yaml");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, Schema> BY_TYPE = byType();

    private AsyncApiJudge() {}

    /** @return the message, which has been found to be as documented */
    public static JsonNode judged(String message) {
        assertThat(faults(message)).as(message).isEmpty();
        return read(message);
    }

    /** What is wrong with a message; of its own {@code type}'s schema. */
    static List<String> faults(String message) {
        JsonNode node = read(message);
        Schema schema = BY_TYPE.get(node.path("type").asText());
        return schema == null
                ? List.of("no such type")
                : schema.validate(node).stream().map(Object::toString).toList();
    }

    /** The documented schemas, by the {@code type} that they are for. */
    private static Map<String, Schema> byType() {
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        Map<String, Schema> byType = new TreeMap<>();
        DOCUMENT.at("/components/schemas").properties().forEach(entry -> {
            String type = entry.getValue().at("/properties/type/const").asText();
            if (!type.isEmpty()) {
                ObjectNode schema = JsonNodeFactory.instance.objectNode();
                schema.put("$ref", "#/components/schemas/" + entry.getKey());
                schema.set("components", DOCUMENT.get("components"));
                byType.put(type, registry.getSchema(schema));
            }
        });
        return byType;
    }

    /** A schema of the document, by its name. */
    public static JsonNode schema(String name) {
        return DOCUMENT.at("/components/schemas/" + name);
    }

    static JsonNode read(String message) {
        try {
            return JSON.readTree(message);
        } catch (IOException e) {
            throw new UncheckedIOException(message, e);
        }
    }
}
