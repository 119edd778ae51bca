package party.weirsoe.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import party.weirsoe.game.Question;

class PackReaderTest {
    /** How a good pack is spoilt, the question it is told of (null: the pack's own), the reason. */
    static final List<Arguments> FAULTS = List.of(
            // The pack's own members.
            inPack(p -> p.remove("schema_version"), "missing member schema_version"),
            inPack(p -> p.put("schema_version", "1"), "schema_version must be a whole number"),
            inPack(p -> p.put("schema_version", 1.0), "schema_version must be a whole number"),
            inPack(p -> p.put("schema_version", 2), "schema_version 2 is unknown, known is 1"),
            inPack(p -> p.put("schema_version", 1L << 40), "schema_version 1099511627776 is unknown, known is 1"),
            inPack(p -> p.remove("id"), "missing member id"),
            inPack(p -> p.put("id", 7), "id must be text"),
            inPack(p -> p.put("id", " \t"), "id is empty"),
            inPack(p -> p.remove("title"), "missing member title"),
            inPack(p -> p.put("title", ""), "title is empty"),
            inPack(p -> p.remove("language"), "missing member language"),
            inPack(p -> p.putNull("language"), "language must be text"),
            inPack(p -> p.remove("licence"), "missing member licence"),
            inPack(p -> p.put("licence", ""), "licence is empty"),
            inPack(p -> p.remove("authors"), "missing member authors"),
            inPack(p -> p.put("authors", "me"), "authors must be a list"),
            inPack(p -> array(p, "authors").add(""), "authors[1] is empty"),
            inPack(p -> array(p, "authors").add(3), "authors[1] must be text"),
            inPack(p -> p.remove("family_friendly"), "missing member family_friendly"),
            inPack(p -> p.put("family_friendly", "no"), "family_friendly must be true or false"),
            inPack(p -> p.remove("questions"), "missing member questions"),
            inPack(p -> p.putObject("questions"), "questions must be a list"),
            inPack(p -> p.put("license", "CC0"), "unknown member \"license\""),
            // A question's members.
            inQuestion(q -> q.remove("category"), "missing member category"),
            inQuestion(q -> q.put("category", ""), "category is empty"),
            inQuestion(q -> q.remove("prompt"), "missing member prompt"),
            inQuestion(q -> q.put("prompt", 5), "prompt must be text"),
            inQuestion(q -> q.remove("answer"), "missing member answer"),
            inQuestion(q -> q.put("answer", " "), "answer is empty"),
            inQuestion(q -> q.put("answer", "pig\ud83d"), "answer must be text, and holds half of a surrogate pair"),
            inQuestion(q -> q.remove("alternate_spellings"), "missing member alternate_spellings"),
            inQuestion(q -> q.putArray("alternate_spellings").add(""), "alternate_spellings[0] is empty"),
            inQuestion(q -> q.remove("decoys"), "missing member decoys"),
            inQuestion(q -> q.put("decoys", "none"), "decoys must be a list"),
            inQuestion(q -> array(q, "decoys").set(2, ""), "decoys[2] is empty"),
            inQuestion(q -> array(q, "decoys").setNull(2), "decoys[2] must be text"),
            inQuestion(q -> q.remove("explanation"), "missing member explanation"),
            inQuestion(q -> q.put("explanation", ""), "explanation is empty"),
            inQuestion(q -> q.remove("source"), "missing member source"),
            inQuestion(q -> q.remove("family_friendly"), "missing member family_friendly"),
            inQuestion(q -> q.put("family_friendly", 1), "family_friendly must be true or false"),
            inQuestion(q -> q.remove("final"), "missing member final"),
            inQuestion(q -> q.putNull("final"), "final must be true or false"),
            inQuestion(q -> q.put("hint", "oink"), "unknown member \"hint\""),
            // Its content.
            inQuestion(q -> q.put("prompt", "No gap."), "prompt holds <BLANK> 0 times, and must hold it once"),
            inQuestion(
                    q -> q.put("prompt", "<BLANK> or <BLANK>?"), "prompt holds <BLANK> 2 times, and must hold it once"),
            inQuestion(q -> q.put("prompt", "<BLANK>" + "é".repeat(194)), "prompt has 201 characters, more than 200"),
            inQuestion(q -> q.put("answer", "y".repeat(41)), "answer has 41 characters, more than 40"),
            inQuestion(q -> array(q, "decoys").set(0, "y".repeat(41)), "decoys[0] has 41 characters, more than 40"),
            inQuestion(q -> q.put("explanation", "y".repeat(401)), "explanation has 401 characters, more than 400"),
            inQuestion(q -> keep(q, 4), "has 4 decoys, fewer than 5"),
            inQuestion(
                    q -> Stream.iterate(0, i -> i + 1).limit(17).forEach(i -> array(q, "decoys")
                            .add("more " + i)),
                    "has 25 decoys, more than 24"),
            inQuestion(
                    q -> array(q, "decoys").set(1, "The  Pïg!"),
                    "decoys[1] \"The  Pïg!\" reads the same as the answer \"pig\""),
            inQuestion(
                    q -> array(q, "decoys").set(1, "a SOW"),
                    "decoys[1] \"a SOW\" reads the same as the alternate spelling \"sow\""),
            inQuestion(
                    q -> array(q, "decoys").set(7, "canarydecoy02n1."),
                    "decoys[7] \"canarydecoy02n1.\" reads the same as the decoy \"CanaryDecoy02N1\""),
            inQuestion(
                    q -> q.put("prompt", "Which Pig, of all, was a <BLANK>?"),
                    "the answer \"pig\" stands in the prompt"),
            inQuestion(
                    q -> q.put("answer", "The Black Pig").put("prompt", "A black pig's <BLANK> of a bláck “pig”"),
                    "the answer \"black pig\" stands in the prompt"),
            inQuestion(q -> q.put("source", "a book"), "source \"a book\" is no http or https URL"),
            inQuestion(
                    q -> q.put("source", "ftp://example.org/pig"),
                    "source \"ftp://example.org/pig\" is no http or https URL"),
            inQuestion(q -> q.put("source", "https:///pig"), "source \"https:///pig\" is no http or https URL"),
            // Questions without a usable id are told by their place.
            arguments(spoil(q -> q.remove("id")), "#2", "missing member id"),
            arguments(spoil(q -> q.put("id", "")), "#2", "id is empty"),
            arguments(spoil(q -> q.put("id", 12)), "12", "id must be text"),
            arguments(spoil(q -> q.put("id", "q01")), "q01", "duplicate question id: questions #1 and #2"),
            arguments(
                    (Consumer<ObjectNode>) p -> array(p, "questions").set(1, IntNode.valueOf(3)),
                    "#2",
                    "must be an object"));

    @ParameterizedTest(name = "{2}")
    @FieldSource("FAULTS")
    void eachFaultRefusesThePackWithItsFileQuestionAndReason(
            Consumer<ObjectNode> spoil, @Nullable String question, String reason) {
        ObjectNode pack = good();
        spoil.accept(pack);

        assertThat(faults(SamplePacks.bytes(pack))).containsExactly(new PackFault("party.json", question, reason));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "{", "nonsense", "{\"id\":\"a\"} {}", "[1,]", "{\"id\":\"a\",}", "{'id':1}"})
    void whatIsNoJsonIsRefused(String json) {
        assertThat(faults(utf8(json))).singleElement().satisfies(fault -> {
            assertThat(fault.file()).isEqualTo("party.json");
            assertThat(fault.question()).isNull();
            assertThat(fault.reason()).startsWith("is no valid JSON: ");
        });
    }

    @Test
    void bytesThatAreNoUtf8AreRefused() {
        byte[] json = utf8("{\"id\":\"?\"}");
        json[7] = (byte) 0xff;

        assertThat(faults(json)).singleElement().asString().contains("is no valid JSON: Invalid UTF-8");
    }

    @Test
    void aPackThatIsNoObjectIsRefused() {
        assertThat(faults(utf8("[]"))).containsExactly(new PackFault("party.json", null, "must be an object"));
    }

    @Test
    void aMemberThatStandsTwiceIsRefusedWithItsPlace() {
        assertThat(faults(utf8("{\"id\":\"a\",\n\"id\":\"b\"}")))
                .containsExactly(
                        new PackFault("party.json", null, "is no valid JSON: Duplicate field 'id' (line 2, column 5)"));
        assertThat(faults(utf8("{\"questions\":[{},{\"answer\":\"a\",\"answer\":\"b\"}]}")))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.question()).isEqualTo("#2");
                    assertThat(fault.reason()).contains("Duplicate field 'answer'");
                });
    }

    @Test
    void everyFaultIsToldNotOnlyTheFirst() {
        ObjectNode pack = good();
        pack.remove("title");
        question(pack).put("source", "a book").put("answer", "");
        ((ObjectNode) array(pack, "questions").get(3)).remove("decoys");

        assertThat(faults(SamplePacks.bytes(pack)))
                .extracting(PackFault::toString)
                .containsExactlyInAnyOrder(
                        "party.json: missing member title",
                        "party.json, question q02: answer is empty",
                        "party.json, question q02: source \"a book\" is no http or https URL",
                        "party.json, question q04: missing member decoys");
    }

    @Test
    void aFaultIsOneLineWhateverThePackHolds() {
        ObjectNode pack = good();
        pack.put("a\nb\u2028\u0007" + "c".repeat(100), 1);

        assertThat(faults(SamplePacks.bytes(pack)))
                .singleElement()
                .asString()
                .isEqualTo("party.json: unknown member \"a b  " + "c".repeat(55) + "…\"");
    }

    @Test
    void aMillionFaultsAreNotTold() {
        ObjectNode pack = good();
        for (int i = 0; i < 1000; i++) {
            array(pack, "questions").add(i);
        }

        assertThat(faults(SamplePacks.bytes(pack)))
                .hasSize(PackLimits.FAULTS_MAX + 1)
                .last()
                .asString()
                .isEqualTo("party.json: has more faults than these 100");
    }

    @Test
    void aGoodPackIsKeptAsItIsWritten() {
        ObjectNode pack = good().put("id", "party").put("title", "  Café \u202e ");
        question(pack)
                .put("prompt", "<BLANK>" + "👩‍👩‍👧".repeat(193))
                .put("answer", "  El  Niño\t")
                .put("explanation", "e\u0301".repeat(400))
                .put("source", "HTTPS://da.wikipedia.org/wiki/Ærø?a=b#c");

        Pack read = accepted(SamplePacks.bytes(pack));

        assertThat(read.id()).isEqualTo("party");
        assertThat(read.title()).isEqualTo("  Café \u202e ");
        assertThat(read.authors()).containsExactly("The tests");
        assertThat(read.questions()).hasSize(SamplePacks.QUESTIONS);
        Question question = read.questions().get(1);
        assertThat(question.id()).isEqualTo("party/q02");
        assertThat(question.answer()).isEqualTo("  El  Niño\t");
        assertThat(question.explanation()).isEqualTo("e\u0301".repeat(400));
        assertThat(question.alternateSpellings()).containsExactly("sow");
        assertThat(question.decoys()).hasSize(8).startsWith("CanaryDecoy02N1");
        assertThat(question.finale()).isFalse();
        assertThat(read.questions().get(11).finale()).isTrue();
        assertThat(read.questions().get(3).familyFriendly()).isFalse();
    }

    @Test
    void whatIsNotOnTheListIsNoFault() {
        ObjectNode pack = good().put("language", "tlh-x-any").put("id", "a/b c");
        array(pack, "authors").removeAll();
        question(pack)
                .put("prompt", "Pigs, guinea-pigs and a piglet met <BLANK>")
                .put("answer", "pig")
                .put("final", true);
        array(question(pack), "alternate_spellings")
                .add("x".repeat(500))
                .add("pig")
                .add("PIG");

        assertThat(accepted(SamplePacks.bytes(pack)).questions().get(1).finale())
                .isTrue();
    }

    @Test
    void theAnswersWordsOnBothSidesOfTheBlankDoNotStandInThePrompt() {
        ObjectNode pack = good();
        question(pack).put("prompt", "A black <BLANK> pig").put("answer", "black pig");

        assertThat(accepted(SamplePacks.bytes(pack)).questions()).hasSize(24);
    }

    @Test
    void theOrderOfMembersIsNothing() {
        Pack written = accepted(SamplePacks.bytes(good()));

        assertThat(accepted(SamplePacks.bytes(reversed(good())))).isEqualTo(written);
    }

    private static ObjectNode reversed(ObjectNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        Collections.reverse(names);
        ObjectNode reversed = JsonNodeFactory.instance.objectNode();
        for (String name : names) {
            JsonNode value = object.get(name);
            reversed.set(name, name.equals("questions") ? reversedMembers((ArrayNode) value) : value);
        }
        return reversed;
    }

    private static ArrayNode reversedMembers(ArrayNode questions) {
        ArrayNode reversed = JsonNodeFactory.instance.arrayNode();
        questions.forEach(question -> reversed.add(reversed((ObjectNode) question)));
        return reversed;
    }

    private static Arguments inPack(Consumer<ObjectNode> spoil, String reason) {
        return arguments(spoil, null, reason);
    }

    private static Arguments inQuestion(Consumer<ObjectNode> spoil, String reason) {
        return arguments(spoil(spoil), "q02", reason);
    }

    private static Consumer<ObjectNode> spoil(Consumer<ObjectNode> question) {
        return pack -> question.accept(question(pack));
    }

    private static void keep(ObjectNode question, int decoys) {
        while (array(question, "decoys").size() > decoys) {
            array(question, "decoys").remove(0);
        }
    }

    /** Question q02 is the one that is spoilt. */
    private static ObjectNode good() {
        ObjectNode pack = SamplePacks.canaryJson("canary");
        question(pack).put("answer", "pig");
        array(question(pack), "alternate_spellings").removeAll().add("sow");
        return pack;
    }

    private static ObjectNode question(ObjectNode pack) {
        return (ObjectNode) array(pack, "questions").get(1);
    }

    private static ArrayNode array(ObjectNode object, String name) {
        return (ArrayNode) object.get(name);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<PackFault> faults(byte[] json) {
        return switch (PackReader.read("party.json", json)) {
            case PackReading.Refused bad -> bad.faults();
            case PackReading.Accepted good ->
                throw new AssertionError("accepted " + good.pack().id());
        };
    }

    private static Pack accepted(byte[] json) {
        return switch (PackReader.read("party.json", json)) {
            case PackReading.Accepted good -> good.pack();
            case PackReading.Refused bad ->
                throw new AssertionError(bad.faults().toString());
        };
    }
}
