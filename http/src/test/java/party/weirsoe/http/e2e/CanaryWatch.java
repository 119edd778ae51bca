package party.weirsoe.http.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import party.weirsoe.pack.SamplePacks;

/**
 * Searches what a client gets for what it must not get yet. Only what the contract allows is taken away before: the ballot
 * while its members are {@code id} and {@code text} in upper case, and what a player has done.
 */
final class CanaryWatch {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    /** Words that the phases before the reveal have no use for, and the texts of others' lies. */
    private static final List<String> SECRETS = List.of(
            SamplePacks.CANARY,
            "\"HOUSE\":",
            "\"TRUTH\":",
            "\"AUTHOR_IDS\":",
            "\"GUESSED_BY\":",
            "\"POINTS\":",
            "\"ANSWER\":",
            "\"EXPLANATION\":",
            "\"SOURCE\":",
            "\"DECOYS\":",
            "ZEBRAFISH",
            "QUAGMIRE",
            "UMBRELLA",
            "LANTERN");

    private static final Pattern QUESTION = Pattern.compile("(?i)(?:sample |topic |/q)(\\d\\d)");

    private final Set<String> asked = new LinkedHashSet<>();
    private final Set<String> optionIds = new LinkedHashSet<>();
    private final List<String> found = new ArrayList<>();
    private boolean hidden = true;
    private boolean truthSeen;

    void asked(String question) {
        asked.add(question);
    }

    void reveal() {
        hidden = false;
        truthSeen = false;
    }

    void hide() {
        hidden = true;
        optionIds.clear();
    }

    void assertNothingTold() {
        assertThat(found).isEmpty();
    }

    void assertTruthTold() {
        assertThat(truthSeen).as("the search finds the truth once it is told").isTrue();
    }

    void heard(Exchange exchange) {
        String where = exchange.method() + " " + exchange.path();
        String headers = exchange.headers().map().toString();
        if (!hidden) {
            truthSeen |= tells(exchange.body().toUpperCase(Locale.ROOT), "CANARYTRUTH");
            search(where + " headers", headers);
            return;
        }
        search(where + " headers", headers);
        search(where, withoutWhatIsAllowed(where, exchange.body()));
    }

    private void search(String where, String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        for (String secret : SECRETS) {
            if (tells(upper, secret)) {
                found.add(secret + " in " + where + ": " + text);
            }
        }
        for (String id : optionIds) {
            if (text.contains("\"" + id + "\"")) {
                found.add("option " + id + " in " + where + ": " + text);
            }
        }
        Matcher question = QUESTION.matcher(text);
        while (!asked.isEmpty() && question.find()) {
            // The next round's question is known to the watch once its view has been read.
            if (!asked.contains(question.group(1)) && !text.contains("\"phase\":\"lie\"")) {
                found.add("question " + question.group(1) + " in " + where + ": " + text);
            }
        }
    }

    private static boolean tells(String upper, String secret) {
        return upper.contains(secret);
    }

    private String withoutWhatIsAllowed(String where, String body) {
        if (!body.startsWith("{")) {
            return body;
        }
        try {
            ObjectNode json = (ObjectNode) JSON.readTree(body);
            own(where, json.remove("my_lie"));
            own(where, json.remove("lie"));
            json.remove("my_guess");
            json.remove("guess");
            if (json.get("options") instanceof ArrayNode options) {
                json.remove("options");
                options.forEach(option -> ballot(where, option));
            }
            return json.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(body, e);
        }
    }

    /** One's own lie may be a decoy of the house, and nothing else of the pack's secrets. */
    private void own(String where, @Nullable JsonNode lie) {
        if (lie != null && !lie.isNull()) {
            String text = lie.path("text").asText().toUpperCase(Locale.ROOT);
            boolean house = lie.path("house").asBoolean();
            if (house != text.startsWith("CANARYDECOY") || (!house && text.contains(SamplePacks.CANARY))) {
                found.add("a lie in " + where + ": " + lie);
            }
        }
    }

    private void ballot(String where, JsonNode option) {
        List<String> members = new ArrayList<>();
        option.fieldNames().forEachRemaining(members::add);
        String text = option.path("text").asText();
        if (!members.equals(List.of("id", "text")) || !text.equals(text.toUpperCase(Locale.ROOT))) {
            found.add("an option in " + where + ": " + option);
        }
        optionIds.add(option.path("id").asText());
    }
}
