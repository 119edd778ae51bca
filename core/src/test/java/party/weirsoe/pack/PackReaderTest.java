package party.weirsoe.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static party.weirsoe.pack.BrokenPack.array;
import static party.weirsoe.pack.BrokenPack.good;
import static party.weirsoe.pack.BrokenPack.question;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import party.weirsoe.game.Question;

class PackReaderTest {
    @ParameterizedTest(name = "{0}")
    @FieldSource("party.weirsoe.pack.BrokenPack#ALL")
    void eachFaultRefusesThePackWithItsFileQuestionAndReason(BrokenPack broken) {
        assertThat(faults(SamplePacks.bytes(broken.json())))
                .containsExactly(new PackFault("party.json", broken.question(), broken.reason()));
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
