package party.weirsoe.pack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import party.weirsoe.game.PlainText;

/**
 * One JSON object of a pack, read member by member. What is missing, unknown, ill-typed or empty becomes a fault and reads
 * as null, so that the checks of content add no second fault for the same thing.
 */
final class Members {
    private final JsonNode object;
    private final Faults faults;

    private Members(JsonNode object, Faults faults) {
        this.object = object;
        this.faults = faults;
    }

    /**
     * @param names every member that the object must have; it may have no other
     */
    static @Nullable Members of(JsonNode node, Faults faults, Set<String> names) {
        if (!node.isObject()) {
            faults.add("must be an object");
            return null;
        }
        node.fieldNames().forEachRemaining(name -> {
            if (!names.contains(name)) {
                faults.add("unknown member " + Faults.quoted(name));
            }
        });
        return new Members(node, faults);
    }

    @Nullable String text(String name) {
        JsonNode value = member(name);
        return value == null ? null : text(name, value);
    }

    /** Null where it is no list; a faulty element reads as the empty text and keeps its place. */
    @Nullable List<String> texts(String name) {
        JsonNode list = list(name);
        if (list == null) {
            return null;
        }
        List<String> texts = new ArrayList<>(list.size());
        for (JsonNode element : list) {
            String text = text(name + "[" + texts.size() + "]", element);
            texts.add(text == null ? "" : text);
        }
        return texts;
    }

    @Nullable JsonNode list(String name) {
        JsonNode value = member(name);
        if (value != null && !value.isArray()) {
            faults.add(name + " must be a list");
            return null;
        }
        return value;
    }

    @Nullable Integer wholeNumber(String name) {
        JsonNode value = member(name);
        if (value != null && !(value.isIntegralNumber() && value.canConvertToInt())) {
            faults.add(name + " must be a whole number");
            return null;
        }
        return value == null ? null : value.intValue();
    }

    /** False where it is none. */
    boolean flag(String name) {
        JsonNode value = member(name);
        if (value != null && !value.isBoolean()) {
            faults.add(name + " must be true or false");
        }
        return value != null && value.booleanValue();
    }

    private @Nullable JsonNode member(String name) {
        JsonNode value = object.get(name);
        if (value == null) {
            faults.add("missing member " + name);
        }
        return value;
    }

    private @Nullable String text(String name, JsonNode value) {
        if (!value.isTextual()) {
            faults.add(name + " must be text");
        } else if (PlainText.normalise(value.textValue()).isEmpty()) {
            faults.add(name + " is empty");
        } else if (hasHalfCharacter(value.textValue())) {
            // JSON can escape half of a surrogate pair; no answer of the server could carry it in UTF-8.
            faults.add(name + " must be text, and holds half of a surrogate pair");
        } else {
            return value.textValue();
        }
        return null;
    }

    private static boolean hasHalfCharacter(String text) {
        return text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }
}
