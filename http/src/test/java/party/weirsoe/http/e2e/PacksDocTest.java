package party.weirsoe.http.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import party.weirsoe.pack.Pack;
import party.weirsoe.pack.PackHead;
import party.weirsoe.pack.PackLimits;
import party.weirsoe.pack.PackReader;
import party.weirsoe.pack.PackSheet;
import party.weirsoe.pack.SheetReading;

/** {@code docs/packs.md}: its commands print what it shows, and its tables say what the reader does. */
class PacksDocTest {
    private static final String PAGE = "docs/packs.md";
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final int SECONDS_MAX = 60;

    @TempDir
    Path work;

    @Test
    void theCommandsPrintWhatThePageShowsAndTheServerTakesThePacks() throws Exception {
        launcher();
        Files.writeString(work.resolve("zoo.csv"), Documents.blocks(PAGE, "csv").getFirst());
        int ran = 0;
        for (String block : Documents.blocks(PAGE, "console")) {
            List<String> shown = new ArrayList<>();
            List<String> commands = new ArrayList<>();
            for (String line : block.lines().toList()) {
                (line.startsWith("$ ") ? commands : shown).add(line);
            }
            String script = commands.stream().map(line -> line.substring(2)).collect(Collectors.joining("\n"));
            assertThat(run(script).lines()).as(script).containsExactlyElementsOf(shown);
            ran += commands.size();
        }

        assertThat(ran).isGreaterThanOrEqualTo(6);
        List<String> complaints = new ArrayList<>();
        assertThat(PackReader.load(work.resolve("packs"), complaints::add).all())
                .extracting(Pack::title)
                .contains("Pub quiz", "At the zoo");
        assertThat(complaints).isEmpty();
    }

    @Test
    void theTablesNameEveryMemberWithItsBound() throws IOException {
        Map<String, List<Integer>> bounds = Documents.table(PAGE, "member of a question").stream()
                .collect(Collectors.toMap(row -> Documents.bare(row.get(0)), row -> numbers(row.get(1))));
        var schema = Documents.yaml("docs/pack.schema.json"); // YAML holds JSON

        assertThat(bounds.keySet()).containsExactlyInAnyOrderElementsOf(() -> schema.at("/$defs/question/properties")
                .fieldNames());
        assertThat(bounds)
                .containsEntry("prompt", List.of(PackLimits.PROMPT_CHARACTERS_MAX))
                .containsEntry("answer", List.of(PackLimits.ANSWER_CHARACTERS_MAX))
                .containsEntry(
                        "decoys",
                        List.of(PackLimits.DECOYS_MIN, PackLimits.DECOYS_MAX, PackLimits.DECOY_CHARACTERS_MAX))
                .containsEntry("explanation", List.of(PackLimits.EXPLANATION_CHARACTERS_MAX));
        assertThat(bounds.values().stream().filter(list -> !list.isEmpty())).hasSize(4);
        assertThat(Documents.table(PAGE, "member").stream().map(row -> Documents.bare(row.getFirst())))
                .containsExactlyInAnyOrderElementsOf(
                        () -> schema.at("/properties").fieldNames());
        assertThat(Documents.text(PAGE)).contains(PackLimits.FILE_BYTES_MAX / (1 << 20) + " MiB");
    }

    @Test
    void theTableOfColumnsIsWhatASpreadsheetMayHave() {
        List<List<String>> rows = Documents.table(PAGE, "column");
        List<String> columns =
                rows.stream().map(row -> Documents.bare(row.getFirst())).toList();
        List<String> needed = rows.stream()
                .filter(row -> row.get(1).equals("yes"))
                .map(row -> Documents.bare(row.getFirst()))
                .toList();

        assertThat(faults(String.join(",", columns) + "\r\n")).containsExactly("a.csv: holds no question");
        assertThat(faults("id\r\n"))
                .containsExactlyElementsOf(needed.stream()
                        .map(column -> "a.csv, row 1: missing column " + column)
                        .toList());
    }

    private static List<String> faults(String csv) {
        PackHead head = new PackHead("a", "A", "en", "CC0-1.0", List.of());
        return switch (PackSheet.read("a.csv", csv.getBytes(StandardCharsets.UTF_8), head)) {
            case SheetReading.Refused bad ->
                bad.faults().stream().map(Object::toString).toList();
            case SheetReading.Imported good -> List.of();
        };
    }

    private static List<Integer> numbers(String cell) {
        return NUMBER.matcher(cell)
                .results()
                .map(MatchResult::group)
                .map(Integer::valueOf)
                .toList();
    }

    /** In the place of {@code deploy/wpp}, which would build first: the same program, from the classes that are tested. */
    private void launcher() throws IOException {
        Path launcher = Files.createDirectories(work.resolve("deploy")).resolve("wpp");
        String java =
                String.join("' '", ServerProcess.command(List.of(), Map.of()).command());
        Files.writeString(launcher, "#!/bin/sh\nexec '" + java + "' \"$@\"\n");
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private String run(String script) throws IOException, InterruptedException {
        Path output = work.resolve("output");
        Process bash = new ProcessBuilder("bash", "-c", script)
                .directory(work.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        bash.getOutputStream().close();
        assertThat(bash.waitFor(SECONDS_MAX, TimeUnit.SECONDS)).isTrue();
        return Files.readString(output);
    }
}
