package party.weirsoe.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import party.weirsoe.pack.BrokenPack;
import party.weirsoe.pack.Pack;
import party.weirsoe.pack.PackReader;
import party.weirsoe.pack.PackReading;
import party.weirsoe.pack.SamplePacks;

/** {@code wpp packs}, as authors of packs meet it. */
class PacksCommandTest {
    private static final String CSV = """
            category;prompt;answer;decoys;explanation;source;family_friendly;final
            Mad;Verdens største <BLANK>;æg;ål|øl|ost|brød|smør;Sandt.;https://example.org/;ja;ja
            """;

    @TempDir
    Path dir;

    @ParameterizedTest(name = "{0}")
    @FieldSource("party.weirsoe.pack.BrokenPack#ALL")
    void checkPrintsEachFaultWithItsFileQuestionAndReason(BrokenPack broken) throws IOException {
        Path file = Files.write(dir.resolve("party.json"), SamplePacks.bytes(broken.json()));

        String question = broken.question() == null ? "" : ", question " + broken.question();
        assertThat(run("check", file)).isEqualTo(new Ran(1, file + question + ": " + broken.reason() + "\n", ""));
    }

    @Test
    void checkPrintsTheFaultsOfAllFilesAndASummaryOfTheOthers() throws IOException {
        Path first = write("first.json", "{");
        Path good = Files.write(dir.resolve("good.json"), SamplePacks.bytes(SamplePacks.canaryJson("good")));
        Path third = write("third.json", "[]");

        Ran ran = run("check", first, good, third);

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out().lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith(first + ": is no valid JSON: "),
                        line -> assertThat(line)
                                .isEqualTo(good + ": no fault. good (en): 24 questions, 2 final, 18 family-friendly"),
                        line -> assertThat(line).isEqualTo(third + ": must be an object"));
    }

    @Test
    void checkOfGoodPacksIsCode0() throws IOException {
        Path good = Files.write(dir.resolve("good.json"), SamplePacks.bytes(SamplePacks.canaryJson("good")));

        assertThat(run("check", good))
                .isEqualTo(new Ran(0, good + ": no fault. good (en): 24 questions, 2 final, 18 family-friendly\n", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"starter-en.json", "starter-da.json"})
    void theBuiltInPacksPass(String name) {
        assertThat(run("check", Path.of("..", "core", "src", "main", "resources", "packs", name))
                        .code())
                .isZero();
    }

    @Test
    void checkPrintsThousandsOfFaults() throws IOException {
        Path file = write("bad.json", "{\"questions\":[" + "1,".repeat(4000) + "2]}");

        assertThat(run("check", file).out().lines())
                .hasSizeGreaterThan(4000)
                .contains(file + ", question #4001: must be an object");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            packs                           | wpp packs: Missing command. Its commands are check, from-csv, new. Try: wpp packs --help
            packs chekc                     | wpp packs: Unmatched argument at index 1: 'chekc'. Its commands are check, from-csv, new. Try: wpp packs --help
            packs check                     | wpp packs check: Missing required parameter: 'FILE'. Try: wpp packs check --help
            packs check a.json --all        | wpp packs check: Unknown option: '--all'. Try: wpp packs check --help
            packs check /nowhere/a.json     | wpp packs check: /nowhere/a.json does not exist. Try: wpp packs check --help
            packs check /                   | wpp packs check: / is no file that can be read. Try: wpp packs check --help
            packs new                       | wpp packs new: Missing required parameter: 'FILE'. Try: wpp packs new --help
            packs new /nowhere/a.json       | wpp packs new: /nowhere/a.json cannot be written: there is no such folder. Try: wpp packs new --help
            packs new /                     | wpp packs new: / exists already, and is left as it is. Try: wpp packs new --help
            packs from-csv a.csv            | wpp packs from-csv: Missing required parameter: 'FILE'. Try: wpp packs from-csv --help
            packs from-csv /nowhere/a.csv b | wpp packs from-csv: /nowhere/a.csv does not exist. Try: wpp packs from-csv --help
            sevre                           | wpp: Unmatched argument at index 0: 'sevre'. Its commands are cluster, forget, packs, serve, simulate. Try: wpp --help
            """)
    void whatCannotBeDoneIsCode2AndOneLine(String arguments, String line) {
        assertThat(execute(arguments.split(" ", -1))).isEqualTo(new Ran(2, "", line + "\n"));
    }

    @Test
    void newWritesAPackThatPassesTheCheck() {
        Path file = dir.resolve("quiz.json");

        Ran ran = run("new", file);

        assertThat(ran)
                .isEqualTo(new Ran(
                        0, file + " is written. Overwrite its questions, then: wpp packs check " + file + "\n", ""));
        assertThat(run("check", file).out()).startsWith(file + ": no fault. quiz (en): 2 questions, 1 final, ");
    }

    @Test
    void newTakesWhatThePackSaysOfItself() throws IOException {
        Path file = dir.resolve("quiz.json");

        run(
                "new",
                file,
                "--id",
                "my-quiz",
                "--title",
                "My quiz",
                "--language",
                "da",
                "--licence",
                "CC-BY-4.0",
                "--author",
                "Ada",
                "--author",
                "Bo");

        Pack pack = pack(file);
        assertThat(List.of(pack.id(), pack.title(), pack.language(), pack.licence()))
                .containsExactly("my-quiz", "My quiz", "da", "CC-BY-4.0");
        assertThat(pack.authors()).containsExactly("Ada", "Bo");
    }

    @Test
    void nothingIsOverwritten() throws IOException {
        Path file = write("quiz.json", "months of work");
        Path csv = write("quiz.csv", CSV);

        assertThat(run("new", file))
                .isEqualTo(new Ran(
                        2,
                        "",
                        "wpp packs new: " + file
                                + " exists already, and is left as it is. Try: wpp packs new --help\n"));
        assertThat(run("from-csv", csv, file).code()).isEqualTo(2);
        assertThat(file).hasContent("months of work");
    }

    @Test
    void fromCsvMakesAPackOfASpreadsheet() throws IOException {
        Path csv = write("ark.csv", "\ufeff" + CSV);
        Path file = dir.resolve("quiz.json");

        Ran ran = run("from-csv", csv, file, "--language", "da", "--author", "Ada");

        String told = file + ": no fault. quiz (da): 1 question, 1 final, 1 family-friendly\n";
        assertThat(ran).isEqualTo(new Ran(0, told, ""));
        assertThat(run("check", file)).isEqualTo(ran);
        assertThat(pack(file).questions().getFirst().answer()).isEqualTo("æg");
    }

    @Test
    void fromCsvSaysWhenItHadToGuessTheEncoding() throws IOException {
        Path csv = Files.write(dir.resolve("ark.csv"), CSV.getBytes(StandardCharsets.ISO_8859_1));

        Ran ran = run("from-csv", csv, dir.resolve("quiz.json"));

        assertThat(ran.out()).startsWith(csv + ": is not UTF-8, and was read as windows-1252\n");
        assertThat(pack(dir.resolve("quiz.json")).questions().getFirst().answer())
                .isEqualTo("æg");
    }

    @Test
    void fromCsvPrintsTheFaultsWithTheirRowsAndWritesNothing() throws IOException {
        Path csv = write("ark.csv", CSV.replace("|smør", "").replace("https:", "se"));
        Path file = dir.resolve("quiz.json");

        assertThat(run("from-csv", csv, file))
                .isEqualTo(new Ran(
                        1,
                        csv + ", row 2, question q001: has 4 decoys, fewer than 5\n" + csv
                                + ", row 2, question q001: source \"se//example.org/\" is no http or https URL\n",
                        ""));
        assertThat(file).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"packs", "packs check", "packs new", "packs from-csv"})
    void helpIsCode0(String command) {
        Ran ran = execute((command + " --help").split(" ", -1));

        assertThat(ran.code()).isZero();
        assertThat(ran.out()).startsWith("Usage: wpp " + command);
    }

    private Pack pack(Path file) throws IOException {
        return switch (PackReader.read(file.toString(), Files.readAllBytes(file))) {
            case PackReading.Accepted good -> good.pack();
            case PackReading.Refused bad ->
                throw new AssertionError(bad.faults().toString());
        };
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(dir.resolve(name), text);
    }

    private static Ran run(String command, Object... arguments) {
        String[] all = new String[arguments.length + 2];
        all[0] = "packs";
        all[1] = command;
        for (int i = 0; i < arguments.length; i++) {
            all[i + 2] = arguments[i].toString();
        }
        return execute(all);
    }

    private static Ran execute(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.commandLine(Map.of())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
        return new Ran(code, out.toString(), err.toString());
    }

    private record Ran(int code, String out, String err) {}
}
