package party.weirsoe.pack;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import party.weirsoe.game.PlainText;
import party.weirsoe.game.Question;
import party.weirsoe.game.TextKey;

/** One question of a pack: its members, and whether it can be played. */
final class QuestionCheck {
    static final String BLANK = "<BLANK>";

    private static final Set<String> MEMBERS = Set.of(
            "id",
            "category",
            "prompt",
            "answer",
            "alternate_spellings",
            "decoys",
            "explanation",
            "source",
            "family_friendly",
            "final");
    private static final Pattern WEB = Pattern.compile("https?", Pattern.CASE_INSENSITIVE);
    /** Has no articles: a leading article of the prompt stays a word. */
    private static final String NO_LANGUAGE = "und";

    private final Faults faults;
    private final String language;

    QuestionCheck(Faults faults, @Nullable String language) {
        this.faults = faults;
        this.language = language == null ? NO_LANGUAGE : language;
    }

    /** Null where it is not even an object or lacks a text; what else is wrong stands in the faults. */
    @Nullable Question read(JsonNode node, @Nullable String packId) {
        Members members = Members.of(node, faults, MEMBERS);
        if (members == null) {
            return null;
        }
        String id = members.text("id");
        String category = members.text("category");
        String prompt = members.text("prompt");
        String answer = members.text("answer");
        List<String> spellings = members.texts("alternate_spellings");
        List<String> decoys = members.texts("decoys");
        String explanation = members.text("explanation");
        String source = members.text("source");
        boolean familyFriendly = members.flag("family_friendly");
        boolean finale = members.flag("final");

        checkPrompt(prompt, answer);
        checkBound("answer", answer, PackLimits.ANSWER_CHARACTERS_MAX);
        checkDecoys(decoys, answer, spellings);
        checkBound("explanation", explanation, PackLimits.EXPLANATION_CHARACTERS_MAX);
        checkSource(source);
        if (id == null
                || category == null
                || prompt == null
                || answer == null
                || spellings == null
                || decoys == null
                || explanation == null
                || source == null) {
            return null;
        }
        return new Question(
                packId + "/" + id,
                category,
                prompt,
                answer,
                spellings,
                decoys,
                explanation,
                source,
                familyFriendly,
                finale);
    }

    private void checkPrompt(@Nullable String prompt, @Nullable String answer) {
        checkBound("prompt", prompt, PackLimits.PROMPT_CHARACTERS_MAX);
        if (prompt == null) {
            return;
        }
        String[] parts = prompt.split(Pattern.quote(BLANK), -1);
        if (parts.length != 2) {
            faults.add("prompt holds " + BLANK + " " + (parts.length - 1) + " times, and must hold it once");
        }
        TextKey key = answer == null ? new TextKey("") : TextKey.of(answer, language);
        for (String part : parts) {
            if (!key.isEmpty() && holdsWords(TextKey.of(part, NO_LANGUAGE), key)) {
                faults.add("the answer " + Faults.quoted(key.value()) + " stands in the prompt");
                return;
            }
        }
    }

    private static boolean holdsWords(TextKey text, TextKey words) {
        return (" " + text.value() + " ").contains(" " + words.value() + " ");
    }

    private void checkDecoys(@Nullable List<String> decoys, @Nullable String answer, @Nullable List<String> spellings) {
        if (decoys == null) {
            return;
        }
        if (decoys.size() < PackLimits.DECOYS_MIN) {
            faults.add("has " + decoys.size() + " decoys, fewer than " + PackLimits.DECOYS_MIN);
        } else if (decoys.size() > PackLimits.DECOYS_MAX) {
            faults.add("has " + decoys.size() + " decoys, more than " + PackLimits.DECOYS_MAX);
        }
        Map<TextKey, String> taken = takenKeys(answer, spellings);
        for (int i = 0; i < decoys.size(); i++) {
            String decoy = decoys.get(i);
            if (decoy.isEmpty()) {
                continue; // a fault already
            }
            checkBound("decoys[" + i + "]", decoy, PackLimits.DECOY_CHARACTERS_MAX);
            String other = taken.putIfAbsent(TextKey.of(decoy, language), "decoy " + Faults.quoted(decoy));
            if (other != null) {
                faults.add("decoys[" + i + "] " + Faults.quoted(decoy) + " reads the same as the " + other);
            }
        }
    }

    private Map<TextKey, String> takenKeys(@Nullable String answer, @Nullable List<String> spellings) {
        Map<TextKey, String> taken = new HashMap<>();
        if (answer != null) {
            taken.put(TextKey.of(answer, language), "answer " + Faults.quoted(answer));
        }
        for (String spelling : spellings == null ? List.<String>of() : spellings) {
            if (!spelling.isEmpty()) {
                taken.putIfAbsent(TextKey.of(spelling, language), "alternate spelling " + Faults.quoted(spelling));
            }
        }
        return taken;
    }

    private void checkBound(String name, @Nullable String text, int charactersMax) {
        if (text != null) {
            int characters = PlainText.characters(text);
            if (characters > charactersMax) {
                faults.add(name + " has " + characters + " characters, more than " + charactersMax);
            }
        }
    }

    private void checkSource(@Nullable String source) {
        if (source != null && !isWebAddress(source)) {
            faults.add("source " + Faults.quoted(source) + " is no http or https URL");
        }
    }

    private static boolean isWebAddress(String source) {
        try {
            URI uri = new URI(source);
            String authority = uri.getRawAuthority();
            return uri.getScheme() != null
                    && WEB.matcher(uri.getScheme()).matches()
                    && authority != null
                    && !authority.startsWith(":");
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
