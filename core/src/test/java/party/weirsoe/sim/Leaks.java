package party.weirsoe.sim;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.pekko.util.ByteString;
import party.weirsoe.game.Question;

/** Searches every byte that somebody is shown for the pack's canaries, and compares with what may be shown. */
final class Leaks {
    private static final byte[] CANARY = SimPack.CANARY.getBytes(StandardCharsets.UTF_8);

    private Leaks() {}

    /** A canonical response: one's own lie, and the question that is being asked. */
    static void inAnswer(ByteString body, Table table, Verdicts verdicts) {
        int found = canaries(body);
        if (found > 0) {
            JsonNode json = Bodies.parse(body);
            JsonNode asked = json.at("/round/question");
            int allowed = own(json.at("/lie/text")) + question(asked, table);
            judge(found, allowed, body, verdicts);
        }
    }

    /** A view: before the reveal the prompt, the texts to guess from, and one's own lie. */
    static void inView(ByteString body, JsonNode view, Table table, Verdicts verdicts) {
        int allowed = own(view.at("/my_lie/text")) + question(view.path("question"), table);
        for (JsonNode option : view.path("options")) {
            allowed += canaries(option.path("text").asText());
        }
        if (table.isRevealed()) {
            Question asked = Objects.requireNonNull(table.question);
            allowed += equal(view.at("/question/answer"), asked.answer());
            allowed += equal(view.at("/question/explanation"), asked.explanation());
            allowed += equal(view.at("/question/source"), asked.source());
        }
        judge(canaries(body), allowed, body, verdicts);
    }

    private static void judge(int found, int allowed, ByteString body, Verdicts verdicts) {
        if (found != allowed) {
            verdicts.tell(
                    Rule.NOTHING_LEAKS,
                    (found - allowed) + " texts that nobody may see yet are in " + body.utf8String());
        }
    }

    private static int own(JsonNode text) {
        return canaries(text.asText());
    }

    private static int question(JsonNode asked, Table table) {
        Question question = table.question;
        return question == null
                ? 0
                : equal(asked.path("id"), question.id()) + equal(asked.path("prompt"), question.prompt());
    }

    private static int equal(JsonNode text, String allowed) {
        return text.asText().equals(allowed) ? canaries(allowed) : 0;
    }

    private static int canaries(String text) {
        return canaries(ByteString.fromString(text));
    }

    private static int canaries(ByteString body) {
        byte[] bytes = body.toArray();
        int count = 0;
        for (int i = 0; i + 1 < bytes.length; i++) {
            if (bytes[i] == CANARY[0] && bytes[i + 1] == CANARY[1]) {
                count++;
            }
        }
        return count;
    }
}
