package party.weirsoe.http.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import party.weirsoe.http.ServerSettings;

/** Reads the files of the repository that are tested here. */
final class DeployFiles {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Not {@code latest}, and not a bare major version. */
    private static final Pattern PINNED = Pattern.compile("[a-z0-9./-]+:v?\\d+\\.\\d+(\\.\\d+)?[A-Za-z0-9._-]*");

    private DeployFiles() {}

    static Path root() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.exists(at.resolve("deploy/wpp"))) {
                return at;
            }
        }
        throw new AssertionError("no deploy/wpp above " + Path.of("").toAbsolutePath());
    }

    static String text(String path) {
        try {
            return Files.readString(root().resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    /** All documents of a file, anchors and merges resolved; a key that stands there twice fails. */
    static List<JsonNode> documents(String path) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        List<JsonNode> documents = new ArrayList<>();
        for (Object document : new Yaml(new SafeConstructor(options)).loadAll(text(path))) {
            documents.add(JSON.valueToTree(document));
        }
        return documents;
    }

    static JsonNode yaml(String path) {
        return documents(path).getFirst();
    }

    static JsonNode json(String path) {
        try {
            return JSON.readTree(text(path));
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    static List<String> texts(JsonNode array) {
        return list(array).stream().map(JsonNode::asText).toList();
    }

    static List<MatchResult> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results().toList();
    }

    static boolean isPinned(String image) {
        return PINNED.matcher(image).matches();
    }

    /** The variables that the server reads. */
    static Set<String> variables() {
        Set<String> read = new TreeSet<>();
        ServerSettings.from(new HashMap<String, String>() {
            private static final long serialVersionUID = 1L;

            @Override
            public @Nullable String get(@Nullable Object name) {
                read.add(String.valueOf(name));
                return null;
            }
        });
        return read;
    }

    /** The environment that the image sets by itself. */
    static Map<String, String> imageEnvironment() {
        Map<String, String> environment = new HashMap<>();
        Pattern variable = Pattern.compile("(WPP_[A-Z_]+)=(\\S+)");
        for (Instruction env : Instruction.of(text("deploy/Dockerfile"), "ENV")) {
            matches(variable, env.arguments()).forEach(found -> environment.put(found.group(1), found.group(2)));
        }
        return environment;
    }

    /** One instruction of a Dockerfile, its lines joined. */
    record Instruction(String name, String arguments) {
        static List<Instruction> all(String dockerfile) {
            List<Instruction> all = new ArrayList<>();
            String joined = dockerfile.replaceAll("(?m)^\\s*#.*\\n", "").replaceAll("\\\\\\n\\s*", " ");
            for (String line : joined.lines().filter(line -> !line.isBlank()).toList()) {
                String[] parts = line.strip().split("\\s+", 2);
                all.add(new Instruction(parts[0], parts[1]));
            }
            return all;
        }

        static List<Instruction> of(String dockerfile, String name) {
            return all(dockerfile).stream()
                    .filter(one -> one.name().equals(name))
                    .toList();
        }
    }
}
