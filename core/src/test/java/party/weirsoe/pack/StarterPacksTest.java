package party.weirsoe.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import party.weirsoe.game.Question;

/** The built-in packs are enough for many parties, and are anybody's to use. */
class StarterPacksTest {
    private static final int ANSWER_WORDS_MAX = 3;

    @ParameterizedTest
    @CsvSource({"starter-en, 105, 8, 14", "starter-da, 40, 5, 10"})
    void thereIsMuchToPlay(String id, int questionsMin, int finalsMin, int finalsMax) {
        Pack pack = pack(id);

        assertThat(pack.questions()).hasSizeGreaterThanOrEqualTo(questionsMin);
        assertThat(pack.questions().stream().filter(Question::finale).count())
                .isBetween((long) finalsMin, (long) finalsMax);
        assertThat(id).endsWith("-" + pack.language());
    }

    @ParameterizedTest
    @CsvSource({"starter-en", "starter-da"})
    void eachQuestionIsWholeAndItsAnswerShort(String id) {
        Pack pack = pack(id);

        assertThat(pack.questions()).allSatisfy(question -> {
            assertThat(question.decoys()).hasSizeGreaterThanOrEqualTo(PackLimits.DECOYS_MIN);
            assertThat(question.category()).isNotBlank();
            assertThat(question.explanation()).isNotBlank();
            assertThat(question.source()).matches("https?://.+");
            assertThat(question.answer().split(" ", -1)).hasSizeLessThanOrEqualTo(ANSWER_WORDS_MAX);
            // A pack that says so of itself is family-friendly all through.
            assertThat(question.familyFriendly() || !pack.familyFriendly()).isTrue();
        });
    }

    @ParameterizedTest
    @CsvSource({"starter-en", "starter-da"})
    void noQuestionStandsTwice(String id) {
        assertThat(pack(id).questions()).extracting(Question::prompt).doesNotHaveDuplicates();
    }

    @Test
    void theirLicenceLiesBesideThem() throws IOException {
        assertThat(pack("starter-en").licence()).isEqualTo("CC0-1.0");
        assertThat(pack("starter-da").licence()).isEqualTo("CC0-1.0");
        try (InputStream licence = Objects.requireNonNull(PackReader.class.getResourceAsStream("/packs/LICENSE"))) {
            assertThat(new String(licence.readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("Creative Commons Legal Code\n\nCC0 1.0 Universal")
                    .contains(
                            "Statement of Purpose",
                            "1. Copyright and Related Rights.",
                            "4. Limitations and Disclaimers.");
        }
    }

    private static Pack pack(String id) {
        return Objects.requireNonNull(PackReader.load(null, fault -> {}).find(id), id);
    }
}
