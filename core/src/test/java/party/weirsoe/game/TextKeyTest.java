package party.weirsoe.game;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Isolated("changes the locale of all")
class TextKeyTest {
    @ParameterizedTest
    @CsvSource({
        "Ｐｉｇ, pig", // compatibility forms
        "PIG, pig",
        "STRASSE, Straße",
        "ΣΊΣΥΦΟΣ, σίσυφος", // final sigma
        "Café, cafe",
        "naïve, naive",
        "Ångström, angstrom",
        "ﬁsh, fish",
        "İstanbul, istanbul",
        "ice-cream!, icecream",
        "'“Hello”', hello",
        "¿Qué?, que",
        "under_score, underscore",
        "'1,386', 1386",
        "'  two \t words ', two words",
        "x², x2",
    })
    void textsThatDifferInFormOnlyHaveTheSameKey(String one, String other) {
        assertThat(key(one)).isEqualTo(key(other));
    }

    @ParameterizedTest
    @CsvSource({"C++, C", "€5, 5", "2+2, 22", "a^b, ab", "I ♥ NY, I NY", "👍, 👎", "pig, big", "two words, twowords"})
    void symbolsLettersAndSpacesTellTextsApart(String one, String other) {
        assertThat(key(one)).isNotEqualTo(key(other));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "...", "¿?!", "—", "'\"'", "_ _", "\u0301"})
    void whatHasNeitherLettersNorDigitsNorSymbolsHasAnEmptyKey(String text) {
        assertThat(key(text).isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "en, The Beatles, beatles",
        "en, a pig, pig",
        "en, AN owl, owl",
        "en-GB, the pig, pig",
        "EN, the pig, pig",
        "da, en gris, gris",
        "da, et hus, hus",
        "da, Den grimme ælling, grimme ælling",
        "da, det, det",
        "da, de voksne, voksne",
        "da, the pig, the pig",
        "en, et hus, et hus",
        "de, der Hund, der hund",
        "en, a, a",
        "en, the a team, team",
        "en, a the, the",
        "en, theatre, theatre",
        "en, bring the pig, bring the pig",
    })
    void onlyTheLeadingArticleOfThePacksLanguageIsDropped(String language, String text, String key) {
        assertThat(TextKey.of(text, language).value()).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource({"pıg, pig", "PIG, pıg", "ſnow, snow", "µ, Μ"})
    void textsThatLookTheSameInUpperCaseHaveTheSameKey(String one, String other) {
        assertThat(one.toUpperCase(Locale.ROOT)).isEqualTo(other.toUpperCase(Locale.ROOT));
        assertThat(key(one)).isEqualTo(key(other));
    }

    @Test
    void theKeyDoesNotDependOnTheServersLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            assertThat(TextKey.of("TITANIC", "EN").value()).isEqualTo("titanic");
            assertThat(TextKey.of("THE PIG", "EN-IE").value()).isEqualTo("pig");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Property(tries = 500)
    void aKeyIsItsOwnKey(@ForAll("texts") String text) {
        for (String language : new String[] {"en", "da", "fr"}) {
            TextKey once = TextKey.of(text, language);
            assertThat(TextKey.of(once.value(), language)).isEqualTo(once);
        }
    }

    @Property(tries = 500)
    void upperCaseAndWhiteSpaceNeverChangeAKey(@ForAll("texts") String text) {
        assertThat(key(text.toUpperCase(Locale.ROOT))).isEqualTo(key(text));
        assertThat(key("  " + text + "\t")).isEqualTo(key(text));
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> piece = Arbitraries.oneOf(
                Arbitraries.of(
                        "the", "a", "an", "en", "det", "ı", "İ", "ß", "ﬁ", "é", "e\u0301", "가", "ᄀ", "ᅡ", "ǆ", "½"),
                Arbitraries.of(" ", "-", ".", "'", "\u00a0", "\u0345", "^", "´", "👍🏽", "\u0f73", "ΐ", "Ω", "﷽"),
                Arbitraries.strings().withCharRange('a', 'z').ofMaxLength(4),
                Arbitraries.strings().all().ofMaxLength(3));
        return piece.list().ofMaxSize(8).map(pieces -> String.join("", pieces));
    }

    @ParameterizedTest
    @CsvSource({
        "Pink Flamingo, flamingo pink, true", // the same words
        "flamingo, pink flamingo, false",
        "goat, goats, false", // 4 characters: only equal
        "goat, boat, false",
        "goat, The GOAT!, true",
        "goats, goat, true", // 5 to 8: one edit
        "goats, boats, true",
        "goats, boat, false",
        "goats, gaots, false", // a swap is two edits
        "flamingo, flamingos, true",
        "flamingo, flamengos, false",
        "crocodile, crocodil, true", // 9 and more: two edits
        "crocodile, krokodile, true",
        "crocodile, krokodil, false",
        "crocodile, crocodyl, true",
    })
    void aLieIsCloseByOneEditFromFiveCharactersAndByTwoFromNine(String truth, String lie, boolean close) {
        assertThat(key(lie).isCloseTo(key(truth))).isEqualTo(close);
    }

    @Test
    void theTruthsLengthCountsAndNotTheLies() {
        assertThat(key("flaming").isCloseTo(key("flamingoes"))).isFalse();
        assertThat(key("flamingoes").isCloseTo(key("flamingo"))).isFalse();
        assertThat(key("flamingo").isCloseTo(key("flamingoes"))).isTrue();
    }

    @Test
    void lengthIsCountedInCharactersAndNotInHalves() {
        // Four characters, eight UTF-16 units: only equal texts are close.
        assertThat(key("😀😀😀😁").isCloseTo(key("😀😀😀😀"))).isFalse();
        assertThat(key("😀😀😀😀😁").isCloseTo(key("😀😀😀😀😀"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "1386, 1387, false",
        "12345, 12346, false",
        "'1,000,000,000', '1,000,000,001', false",
        "12 34, 34 12, false",
        "1386, '1,386', true",
        "12345, '12.345', true",
        "route 12345, route 12346, true", // not a number
    })
    void aTruthThatIsANumberIsOnlyCloseToItself(String truth, String lie, boolean close) {
        assertThat(key(lie).isCloseTo(key(truth))).isEqualTo(close);
    }

    @ParameterizedTest
    @CsvSource({"'', '', 0", "abc, '', 3", "kitten, sitting, 3", "abc, abc, 0", "abc, acb, 2", "flaw, lawn, 2"})
    void theEditDistanceIsLevenshteins(String one, String other, int distance) {
        int[] a = one.codePoints().toArray();
        int[] b = other.codePoints().toArray();
        assertThat(TextKey.editDistance(a, b)).isEqualTo(distance);
        assertThat(TextKey.editDistance(b, a)).isEqualTo(distance);
    }

    private static TextKey key(String text) {
        return TextKey.of(text, Sample.ENGLISH);
    }

    @Property
    void aPlainTextHasTheKeyThatTheLongWayGivesIt(@ForAll @CharRange(from = 0, to = 0x7f) String text) {
        assertThat(TextKey.of(text, "none").value()).isEqualTo(TextKey.ofAny(text));
    }
}
