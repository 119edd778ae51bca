package party.weirsoe.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import party.weirsoe.game.Question;

class PackSheetTest {
    private static final PackHead HEAD = new PackHead("quiz", "Quiz", "da", "CC0-1.0", List.of("Ada", "Bo"));
    private static final String HEADER =
            "id,category,prompt,answer,alternate_spellings,decoys,explanation,source,family_friendly,final\r\n";
    private static final String PIG =
            "pig,Dyr,\"I 1386 blev <BLANK> dømt, for \"\"mord\"\".\",en gris,so | galt,en ko|en hest|en gås|en hane|en ged,Sandt.,https://example.org/gris,TRUE,FALSE\r\n";
    private static final String EGG =
            ",Mad,Verdens største <BLANK>,æg,,a|b|c|d|e,Sandt.,https://example.org/egg,nej,ja\r\n";

    @Test
    void aRowBecomesAQuestion() {
        Pack pack = pack(HEADER + PIG + EGG);

        assertThat(pack)
                .isEqualTo(new Pack(
                        "quiz",
                        "Quiz",
                        "da",
                        "CC0-1.0",
                        List.of("Ada", "Bo"),
                        false,
                        List.of(
                                new Question(
                                        "quiz/pig",
                                        "Dyr",
                                        "I 1386 blev <BLANK> dømt, for \"mord\".",
                                        "en gris",
                                        List.of("so", "galt"),
                                        List.of("en ko", "en hest", "en gås", "en hane", "en ged"),
                                        "Sandt.",
                                        "https://example.org/gris",
                                        true,
                                        false),
                                new Question(
                                        "quiz/q002",
                                        "Mad",
                                        "Verdens største <BLANK>",
                                        "æg",
                                        List.of(),
                                        List.of("a", "b", "c", "d", "e"),
                                        "Sandt.",
                                        "https://example.org/egg",
                                        false,
                                        true))));
    }

    @Test
    void whatIsWrittenReadsTheSame() {
        var imported = imported((HEADER + PIG + EGG).getBytes(StandardCharsets.UTF_8));

        assertThat(PackReader.read("quiz.json", imported.json()))
                .isEqualTo(new PackReading.Accepted("quiz.json", imported.pack()));
        assertThat(new String(imported.json(), StandardCharsets.UTF_8))
                .startsWith("{\n  \"schema_version\": 1,\n  \"id\": \"quiz\",\n")
                .contains("\n      \"alternate_spellings\": [],\n      \"decoys\": [\n        \"a\",\n")
                .endsWith("\n}\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {";", "\t", ","})
    void cellsArePartedByWhatTheHeaderIsPartedBy(String separator) {
        // A separator inside quotes is text, whichever parts the cells.
        String csv = (HEADER + EGG).replace(",", separator).replace("Sandt.", "\"Sandt; ja, \t.\"");

        assertThat(pack(csv).questions().getFirst().explanation()).isEqualTo("Sandt; ja, .");
    }

    @ParameterizedTest
    @CsvSource({"UTF-8, false, UTF-8", "UTF-8, true, UTF-8", "windows-1252, false, windows-1252"})
    void danishLettersSurviveEachWayThatExcelSavesThem(String encoding, boolean byteOrderMark, String said) {
        String csv = (byteOrderMark ? "\ufeff" : "") + (HEADER + EGG).replace(",", ";");

        var imported = imported(csv.getBytes(Charset.forName(encoding)));

        assertThat(imported.pack().questions().getFirst().prompt()).isEqualTo("Verdens største <BLANK>");
        assertThat(imported.encoding()).isEqualTo(said);
    }

    @Test
    void aListMayHaveAColumnForEachText() {
        Pack pack = pack("""
                Decoys,DECOYS,decoys,answer,prompt,category,explanation,source,decoys,Alternate spellings,
                one,two|three,,æg,A <BLANK>,Mad,Sandt.,https://example.org/,four|five,ægget,
                """);

        assertThat(pack.questions().getFirst().decoys()).containsExactly("one", "two", "three", "four", "five");
        assertThat(pack.questions().getFirst().alternateSpellings()).containsExactly("ægget");
    }

    @ParameterizedTest
    @CsvSource({
        "TRUE,true",
        "yes,true",
        "1,true",
        "x,true",
        "SAND,true",
        "Ja,true",
        "j,true",
        "y,true",
        "'',false",
        "FALSE,false",
        "no,false",
        "0,false",
        "Falsk,false",
        "nej,false",
        "n,false"
    })
    void yesAndNoAreSaidInManyWays(String cell, boolean said) {
        assertThat(pack(HEADER + EGG.replace("nej,ja", cell + "," + cell))
                        .questions()
                        .getFirst())
                .satisfies(question -> {
                    assertThat(question.finale()).isEqualTo(said);
                    assertThat(question.familyFriendly()).isEqualTo(said);
                });
    }

    @Test
    void aPackOfFamilyFriendlyQuestionsIsOne() {
        assertThat(pack(HEADER + PIG).familyFriendly()).isTrue();
        assertThat(pack(HEADER + EGG).familyFriendly()).isFalse();
    }

    @Test
    void aCellsLineBreaksAreSpaces() {
        assertThat(pack(HEADER + EGG.replace("Sandt.", "\" Sandt,\r\n\r\nsagde hun. \""))
                        .questions()
                        .getFirst()
                        .explanation())
                .isEqualTo("Sandt, sagde hun.");
    }

    @Test
    void aFaultNamesTheRowAsTheSpreadsheetCountsIt() {
        String csv = HEADER + PIG.replace("Sandt.", "\"Line\r\nbreak\"") + "\r\n" + ",,,,,,,,,\r\n"
                + EGG.replace("a|b|c|d|e", "a|b|c|æg!") + PIG.replace("en gris", "") + EGG.replace("nej", "måske");

        assertThat(faults(csv))
                .containsExactlyInAnyOrder(
                        "quiz.csv, row 7, question q004: family_friendly \"måske\" is neither yes nor no",
                        "quiz.csv, row 5, question q002: has 4 decoys, fewer than 5",
                        "quiz.csv, row 5, question q002: decoys[3] \"æg!\" reads the same as the answer \"æg\"",
                        "quiz.csv, row 6, question pig: duplicate question id: rows 2 and 6",
                        "quiz.csv, row 6, question pig: answer is empty");
    }

    @Test
    void whatStandsUnderNoNameIsTold() {
        assertThat(faults(HEADER + EGG.replace("Sandt.", "Sandt, ja")))
                .contains("quiz.csv, row 2, question q001: cell 11 \"ja\" stands under no column's name");
    }

    @Test
    void theHeaderIsCheckedFirst() {
        assertThat(faults("id,Question,answer,answer,decoys\r\n" + PIG))
                .containsExactly(
                        "quiz.csv, row 1: unknown column \"Question\"",
                        "quiz.csv, row 1: column answer stands twice",
                        "quiz.csv, row 1: missing column category",
                        "quiz.csv, row 1: missing column prompt",
                        "quiz.csv, row 1: missing column explanation",
                        "quiz.csv, row 1: missing column source");
    }

    @Test
    void aBrokenQuoteIsToldWithItsRow() {
        assertThat(faults(HEADER + PIG + "\"never closed,Mad"))
                .singleElement()
                .asString()
                .startsWith("quiz.csv, row 3: is no valid CSV: Missing closing quote");
        assertThat(faults(HEADER + "\"closed\" early,Mad\r\n"))
                .singleElement()
                .asString()
                .startsWith("quiz.csv, row 2: is no valid CSV: ");
    }

    @Test
    void aSheetWithoutAQuestionIsNoPack() {
        assertThat(faults(HEADER)).containsExactly("quiz.csv: holds no question");
        assertThat(faults("")).contains("quiz.csv, row 1: missing column prompt");
    }

    @Test
    void whatIsNoTextIsTold() {
        assertThat(refused((HEADER + PIG).getBytes(StandardCharsets.UTF_16LE)))
                .containsExactly("quiz.csv: is neither UTF-8 nor Windows-1252 text; save it as \"CSV UTF-8\"");
        byte[] huge = new byte[PackLimits.FILE_BYTES_MAX + 1];
        Arrays.fill(huge, (byte) ',');
        assertThat(refused(huge)).containsExactly("quiz.csv: is larger than 4194304 bytes");
    }

    private static Pack pack(String csv) {
        return imported(csv.getBytes(StandardCharsets.UTF_8)).pack();
    }

    private static SheetReading.Imported imported(byte[] csv) {
        return switch (PackSheet.read("quiz.csv", csv, HEAD)) {
            case SheetReading.Imported good -> good;
            case SheetReading.Refused bad ->
                throw new AssertionError(bad.faults().toString());
        };
    }

    private static List<String> faults(String csv) {
        return refused(csv.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> refused(byte[] csv) {
        return switch (PackSheet.read("quiz.csv", csv, HEAD)) {
            case SheetReading.Refused bad ->
                bad.faults().stream().map(PackFault::toString).toList();
            case SheetReading.Imported good -> throw new AssertionError("imported " + good.pack());
        };
    }
}
