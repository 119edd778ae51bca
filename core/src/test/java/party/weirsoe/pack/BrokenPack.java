package party.weirsoe.pack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A good pack with one thing wrong, and what is told of it.
 *
 * @param question null: the fault is the pack's own
 * @param isBeyondSchema that a JSON Schema cannot say, as it compares no texts
 */
public record BrokenPack(@Nullable String question, String reason, boolean isBeyondSchema, Consumer<ObjectNode> spoil) {
    /** One for each fault that a pack can have by itself. */
    public static final List<BrokenPack> ALL = List.of(
            // The pack's own members.
            inPack(p -> p.remove("schema_version"), "missing member schema_version"),
            inPack(p -> p.put("schema_version", "1"), "schema_version must be a whole number"),
            inPack(p -> p.put("schema_version", 1.0), "schema_version must be a whole number")
                    .beyondSchema(),
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
            inQuestion(q -> q.put("answer", "pig\ud83d"), "answer must be text, and holds half of a surrogate pair")
                    .beyondSchema(),
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
                            "decoys[1] \"The  Pïg!\" reads the same as the answer \"pig\"")
                    .beyondSchema(),
            inQuestion(
                            q -> array(q, "decoys").set(1, "a SOW"),
                            "decoys[1] \"a SOW\" reads the same as the alternate spelling \"sow\"")
                    .beyondSchema(),
            inQuestion(
                            q -> array(q, "decoys").set(7, "canarydecoy02n1."),
                            "decoys[7] \"canarydecoy02n1.\" reads the same as the decoy \"CanaryDecoy02N1\"")
                    .beyondSchema(),
            inQuestion(
                            q -> q.put("prompt", "Which Pig, of all, was a <BLANK>?"),
                            "the answer \"pig\" stands in the prompt")
                    .beyondSchema(),
            inQuestion(
                            q -> q.put("answer", "The Black Pig")
                                    .put("prompt", "A black pig's <BLANK> of a bláck “pig”"),
                            "the answer \"black pig\" stands in the prompt")
                    .beyondSchema(),
            inQuestion(q -> q.put("source", "a book"), "source \"a book\" is no http or https URL"),
            inQuestion(
                    q -> q.put("source", "ftp://example.org/pig"),
                    "source \"ftp://example.org/pig\" is no http or https URL"),
            inQuestion(q -> q.put("source", "https:///pig"), "source \"https:///pig\" is no http or https URL"),
            // Questions without a usable id are told by their place.
            inQuestion("#2", q -> q.remove("id"), "missing member id"),
            inQuestion("#2", q -> q.put("id", ""), "id is empty"),
            inQuestion("12", q -> q.put("id", 12), "id must be text"),
            inQuestion("q01", q -> q.put("id", "q01"), "duplicate question id: questions #1 and #2")
                    .beyondSchema(),
            new BrokenPack(
                    "#2", "must be an object", false, p -> array(p, "questions").set(1, IntNode.valueOf(3))));

    /** The good pack; question q02 is the one that is spoilt. */
    static ObjectNode good() {
        ObjectNode pack = SamplePacks.canaryJson("canary");
        question(pack).put("answer", "pig");
        array(question(pack), "alternate_spellings").removeAll().add("sow");
        return pack;
    }

    public ObjectNode json() {
        ObjectNode pack = good();
        spoil.accept(pack);
        return pack;
    }

    /** For the names of tests. */
    @Override
    public String toString() {
        return reason;
    }

    private BrokenPack beyondSchema() {
        return new BrokenPack(question, reason, true, spoil);
    }

    private static BrokenPack inPack(Consumer<ObjectNode> spoil, String reason) {
        return new BrokenPack(null, reason, false, spoil);
    }

    private static BrokenPack inQuestion(Consumer<ObjectNode> spoil, String reason) {
        return inQuestion("q02", spoil, reason);
    }

    private static BrokenPack inQuestion(String toldOf, Consumer<ObjectNode> spoil, String reason) {
        return new BrokenPack(toldOf, reason, false, pack -> spoil.accept(question(pack)));
    }

    static ObjectNode question(ObjectNode pack) {
        return (ObjectNode) array(pack, "questions").get(1);
    }

    static ArrayNode array(ObjectNode object, String name) {
        return (ArrayNode) object.get(name);
    }

    private static void keep(ObjectNode question, int decoys) {
        while (array(question, "decoys").size() > decoys) {
            array(question, "decoys").remove(0);
        }
    }
}
