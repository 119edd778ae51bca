package party.weirsoe.sim;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import party.weirsoe.game.Question;
import party.weirsoe.pack.Pack;

/** A pack in which every text carries {@link #CANARY}, so that one search finds all that a viewer is shown of it. */
final class SimPack {
    /** Stands in all texts that a party has, and nowhere else: not in a token either. Two bytes of UTF-8, kept by keys. */
    static final String CANARY = "¤";

    static final Pack PACK = pack();
    private static final Map<String, Question> BY_ID = byId();

    private SimPack() {}

    static Question question(String id) {
        return Objects.requireNonNull(BY_ID.get(id), id);
    }

    private static Pack pack() {
        List<Question> questions = IntStream.rangeClosed(1, 24)
                .mapToObj(n -> new Question(
                        "sim/¤id" + n,
                        "Birds",
                        "¤prompt" + n + " of <BLANK>",
                        "¤truth number " + n,
                        List.of("¤spelling " + n),
                        IntStream.rangeClosed(1, 6)
                                .mapToObj(d -> "¤decoy " + n + "x" + d)
                                .toList(),
                        "¤explanation " + n,
                        "https://¤source" + n + ".example/",
                        true,
                        n % 8 == 0))
                .toList();
        return new Pack("sim", "Canaries", "en", "CC0-1.0", List.of("us"), true, questions);
    }

    private static Map<String, Question> byId() {
        Map<String, Question> byId = new HashMap<>();
        PACK.questions().forEach(question -> byId.put(question.id(), question));
        return byId;
    }
}
