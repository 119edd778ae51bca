package party.weirsoe.pack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import party.weirsoe.game.Question;

/** A whole pack: its own members, and the ids of its questions. */
final class PackCheck {
    private static final Set<String> MEMBERS =
            Set.of("schema_version", "id", "title", "language", "licence", "authors", "family_friendly", "questions");

    private PackCheck() {}

    /** Null where the faults say why. */
    static @Nullable Pack read(JsonNode root, Faults faults) {
        if (isOfAnotherVersion(root)) {
            // What else differs is the other version's business.
            faults.add("schema_version " + root.get("schema_version") + " is unknown, known is "
                    + PackLimits.SCHEMA_VERSION);
            return null;
        }
        Members members = Members.of(root, faults, MEMBERS);
        if (members == null) {
            return null;
        }
        Integer version = members.wholeNumber("schema_version");
        String id = members.text("id");
        String title = members.text("title");
        String language = members.text("language");
        String licence = members.text("licence");
        List<String> authors = members.texts("authors");
        boolean familyFriendly = members.flag("family_friendly");
        List<Question> questions = questions(members.list("questions"), id, language, faults);
        if (version == null
                || id == null
                || title == null
                || language == null
                || licence == null
                || authors == null
                || !faults.isEmpty()) {
            return null;
        }
        return new Pack(id, title, language, licence, authors, familyFriendly, questions);
    }

    private static boolean isOfAnotherVersion(JsonNode root) {
        JsonNode version = root.get("schema_version");
        return version != null
                && version.isIntegralNumber()
                && !(version.canConvertToInt() && version.intValue() == PackLimits.SCHEMA_VERSION);
    }

    private static List<Question> questions(
            @Nullable JsonNode list, @Nullable String packId, @Nullable String language, Faults faults) {
        List<Question> questions = new ArrayList<>();
        Map<String, Integer> indexOfId = new HashMap<>();
        for (int i = 0; list != null && i < list.size(); i++) {
            JsonNode node = list.get(i);
            String id = node.path("id").asText("");
            Faults here = faults.ofQuestion(i, id);
            Integer first = id.isBlank() ? null : indexOfId.putIfAbsent(id, i);
            if (first != null) {
                here.add("duplicate question id: " + faults.both(first, i));
            }
            Question question = new QuestionCheck(here, language).read(node, packId);
            if (question != null) {
                questions.add(question);
            }
        }
        return questions;
    }
}
