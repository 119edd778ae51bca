package party.weirsoe.pack;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Packs for tests. Every secret text of the canary pack is a word that stands nowhere else and holds {@link #CANARY}, so
 * that a leak is found by searching bytes: {@code CANARYTRUTH07}, {@code CANARYSPELLING07}, {@code CANARYDECOY07N3},
 * {@code CANARYEXPLANATION07}, {@code CANARYSOURCE07}. What may be seen before the reveal (category, prompt) is {@code
 * Topic 07} and {@code Sample 07 is about <BLANK>.}
 */
public final class SamplePacks {
    /** In every secret text; compare without regard to case. */
    public static final String CANARY = "CANARY";

    public static final int QUESTIONS = 24;
    public static final int DECOYS = 8;

    private static final JsonMapper JSON = new JsonMapper();

    private SamplePacks() {}

    /** The canary pack alone, as the default pack. */
    public static Packs packs() {
        return new Packs(List.of(canary(Packs.DEFAULT_PACK)));
    }

    /** 24 questions with eight decoys each; every fourth is not family-friendly, every twelfth is a final. */
    public static Pack canary(String id) {
        return switch (PackReader.read(id + ".json", bytes(canaryJson(id)))) {
            case PackReading.Accepted good -> good.pack();
            case PackReading.Refused bad ->
                throw new AssertionError(bad.faults().toString());
        };
    }

    /** The same as a file, to be written or spoilt. */
    public static ObjectNode canaryJson(String id) {
        ObjectNode pack = JsonNodeFactory.instance
                .objectNode()
                .put("schema_version", 1)
                .put("id", id)
                .put("title", "Sample pack")
                .put("language", "en")
                .put("licence", "CC0-1.0");
        pack.putArray("authors").add("The tests");
        pack.put("family_friendly", false);
        var questions = pack.putArray("questions");
        for (int number = 1; number <= QUESTIONS; number++) {
            questions.add(question(number));
        }
        return pack;
    }

    public static byte[] bytes(ObjectNode pack) {
        try {
            return JSON.writeValueAsBytes(pack);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode question(int number) {
        String nn = "%02d".formatted(number);
        ObjectNode question = JsonNodeFactory.instance
                .objectNode()
                .put("id", "q" + nn)
                .put("category", "Topic " + nn)
                .put("prompt", "Sample " + nn + " is about <BLANK>.")
                .put("answer", "CanaryTruth" + nn);
        question.putArray("alternate_spellings").add("CanarySpelling" + nn);
        var decoys = question.putArray("decoys");
        for (int decoy = 1; decoy <= DECOYS; decoy++) {
            decoys.add("CanaryDecoy" + nn + "N" + decoy);
        }
        return question.put("explanation", "It was CanaryExplanation" + nn + ".")
                .put("source", "https://example.org/CanarySource" + nn)
                .put("family_friendly", number % 4 != 0)
                .put("final", number % 12 == 0);
    }
}
