package party.weirsoe.pack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code docs/pack.schema.json} says what the reader says, as far as a schema can. */
class PackSchemaTest {
    private static final JsonMapper JSON = new JsonMapper();

    private static JsonNode document;
    private static Schema schema;

    @BeforeAll
    static void readTheDocument() throws IOException {
        document = JSON.readTree(Files.readString(Path.of("..", "docs", "pack.schema.json")));
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        assertThat(document.get("$schema").textValue()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        schema = registry.getSchema(document);
    }

    @ParameterizedTest
    @ValueSource(strings = {"starter-en.json", "starter-da.json"})
    void theBuiltInPacksKeepToIt(String name) throws IOException {
        try (InputStream file = Objects.requireNonNull(PackReader.class.getResourceAsStream("/packs/" + name))) {
            assertThat(complaints(JSON.readTree(file))).isEmpty();
        }
    }

    @Test
    void theSkeletonKeepsToItAndIsAGoodPack() throws IOException {
        byte[] skeleton = PackWriter.skeleton(new PackHead("mine", "Mine", "en", "CC0-1.0", List.of("Me")));

        assertThat(complaints(JSON.readTree(skeleton))).isEmpty();
        assertThat(PackReader.read("mine.json", skeleton)).isInstanceOf(PackReading.Accepted.class);
    }

    @Test
    void theGoodPackKeepsToItSoThatABrokenOneFailsForItsFaultOnly() {
        assertThat(complaints(BrokenPack.good())).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("party.weirsoe.pack.BrokenPack#ALL")
    void whatTheReaderRefusesTheSchemaRefusesTooWhereItCan(BrokenPack broken) {
        assertThat(complaints(broken.json()).isEmpty()).isEqualTo(broken.isBeyondSchema());
    }

    @Test
    void eachBoundIsTheReadersOwn() {
        assertThat(at("/properties/schema_version/const")).isEqualTo(PackLimits.SCHEMA_VERSION);
        assertThat(ofQuestion("prompt/maxLength")).isEqualTo(PackLimits.PROMPT_CHARACTERS_MAX);
        assertThat(ofQuestion("answer/maxLength")).isEqualTo(PackLimits.ANSWER_CHARACTERS_MAX);
        assertThat(ofQuestion("decoys/items/maxLength")).isEqualTo(PackLimits.DECOY_CHARACTERS_MAX);
        assertThat(ofQuestion("decoys/minItems")).isEqualTo(PackLimits.DECOYS_MIN);
        assertThat(ofQuestion("decoys/maxItems")).isEqualTo(PackLimits.DECOYS_MAX);
        assertThat(ofQuestion("explanation/maxLength")).isEqualTo(PackLimits.EXPLANATION_CHARACTERS_MAX);
        // And no other bound stands there, so none can differ.
        assertThat(document.findValues("maxLength")).hasSize(4);
        assertThat(document.findValues("minItems")).hasSize(1);
        assertThat(document.findValues("maxItems")).hasSize(1);
    }

    @Test
    void whatIsAtItsBoundIsGoodForBothAndOneMoreForNeither() {
        assertBound(PackLimits.PROMPT_CHARACTERS_MAX, (q, n) -> q.put("prompt", "<BLANK>" + "y".repeat(n - 7)));
        assertBound(PackLimits.ANSWER_CHARACTERS_MAX, (q, n) -> q.put("answer", "y".repeat(n)));
        assertBound(PackLimits.EXPLANATION_CHARACTERS_MAX, (q, n) -> q.put("explanation", "y".repeat(n)));
        assertBound(PackLimits.DECOY_CHARACTERS_MAX, (q, n) -> BrokenPack.array(q, "decoys")
                .set(0, "y".repeat(n)));
        assertBound(PackLimits.DECOYS_MAX, PackSchemaTest::putDecoys);
        assertThat(isGoodForBoth((q, n) -> putDecoys(q, n), PackLimits.DECOYS_MIN))
                .isTrue();
        assertThat(isGoodForBoth((q, n) -> putDecoys(q, n), PackLimits.DECOYS_MIN - 1))
                .isFalse();
    }

    @Test
    void bothNeedTheSameMembersAndKnowNoOther() {
        for (String object : List.of("", "/$defs/question")) {
            assertThat(document.at(object + "/additionalProperties").booleanValue())
                    .isFalse();
            var named = new TreeSet<String>();
            document.at(object + "/properties").fieldNames().forEachRemaining(named::add);
            var required = new TreeSet<String>();
            document.at(object + "/required").forEach(name -> required.add(name.textValue()));
            assertThat(required).isEqualTo(named);
        }
        ObjectNode pack = BrokenPack.good();
        assertThat(pack.fieldNames()).toIterable().allMatch(name -> document.at("/properties")
                .has(name));
    }

    private static void assertBound(int bound, BiConsumer<ObjectNode, Integer> fill) {
        assertThat(isGoodForBoth(fill, bound)).isTrue();
        assertThat(isGoodForBoth(fill, bound + 1)).isFalse();
    }

    /** They agree. */
    private static boolean isGoodForBoth(BiConsumer<ObjectNode, Integer> fill, int size) {
        ObjectNode pack = BrokenPack.good();
        fill.accept(BrokenPack.question(pack), size);
        boolean good = complaints(pack).isEmpty();
        assertThat(PackReader.read("party.json", SamplePacks.bytes(pack)) instanceof PackReading.Accepted)
                .isEqualTo(good);
        return good;
    }

    private static void putDecoys(ObjectNode question, int count) {
        var decoys = question.putArray("decoys");
        for (int i = 0; i < count; i++) {
            decoys.add("decoy " + i);
        }
    }

    private static int ofQuestion(String path) {
        return at("/$defs/question/properties/" + path);
    }

    private static int at(String path) {
        assertThat(document.at(path).isInt()).as(path).isTrue();
        return document.at(path).intValue();
    }

    private static List<String> complaints(JsonNode pack) {
        // Through bytes, as an editor meets it.
        byte[] bytes = pack.toString().getBytes(StandardCharsets.UTF_8);
        try {
            return schema.validate(JSON.readTree(bytes)).stream()
                    .map(Object::toString)
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
