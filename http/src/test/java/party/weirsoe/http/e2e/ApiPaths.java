package party.weirsoe.http.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What {@code docs/openapi.yaml} lists: its operations as {@code POST /lobby/sessions}, and their responses. */
final class ApiPaths {
    static final JsonNode DOCUMENT = Documents.yaml("docs/openapi.yaml");

    private static final List<Template> TEMPLATES = DOCUMENT.get("paths").properties().stream()
            .map(Map.Entry::getKey)
            .map(path -> new Template(path, Pattern.compile(path.replaceAll("\\{\\w+}", "[^/]+"))))
            .toList();

    private static final Set<String> OPERATIONS = new TreeSet<>();

    static {
        DOCUMENT.get("paths").properties().forEach(path -> methods(path.getValue())
                .forEach(method -> OPERATIONS.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
    }

    private record Template(String path, Pattern form) {}

    /**
     * A body that the document shows.
     *
     * @param status of the response; 0: of the request
     */
    record Example(String method, String path, int status, String value) {}

    private ApiPaths() {}

    /** Those of JSON bodies. */
    static List<Example> examples() {
        List<Example> examples = new ArrayList<>();
        for (String operation : OPERATIONS) {
            String[] words = operation.split(" ", -1);
            JsonNode node = node(operation);
            node.at("/requestBody/content/application~1json/examples")
                    .forEach(example -> examples.add(new Example(
                            words[0], words[1], 0, example.get("value").toString())));
            node.get("responses").properties().forEach(response -> {
                JsonNode example = response.getValue().at("/content/application~1json/example");
                if (!example.isMissingNode()) {
                    examples.add(
                            new Example(words[0], words[1], Integer.parseInt(response.getKey()), example.toString()));
                }
            });
        }
        return examples;
    }

    private static JsonNode node(String operation) {
        String[] words = operation.split(" ", -1);
        return DOCUMENT.at("/paths/" + words[1].replace("/", "~1") + "/" + words[0].toLowerCase(Locale.ROOT));
    }

    /** All operations. */
    static Set<String> operations() {
        return OPERATIONS;
    }

    /** {@code POST /lobby/sessions 201}: all that is documented below 400. */
    static Set<String> successes() {
        Set<String> successes = new TreeSet<>();
        for (String operation : OPERATIONS) {
            node(operation).get("responses").fieldNames().forEachRemaining(status -> {
                if (status.compareTo("400") < 0) {
                    successes.add(operation + " " + status);
                }
            });
        }
        return successes;
    }

    /** Which operation a request was meant for; empty where there is none. */
    static Optional<String> operationOf(String method, String path) {
        String plain = path.replaceFirst("\\?.*", "");
        return TEMPLATES.stream()
                .filter(template -> template.form().matcher(plain).matches())
                .map(template -> method + " " + template.path())
                .filter(OPERATIONS::contains)
                .findFirst();
    }

    private static List<String> methods(JsonNode path) {
        return path.properties().stream()
                .map(Map.Entry::getKey)
                .filter(key -> Set.of("get", "head", "put", "post", "delete", "patch", "options")
                        .contains(key))
                .toList();
    }
}
