package party.weirsoe.game;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {
    private static final String FAMILY = "👩\u200d👩\u200d👧\u200d👦";
    private static final String SCOTLAND =
            "🏴" + new String(new int[] {0xE0067, 0xE0062, 0xE0073, 0xE0063, 0xE0074, 0xE007F}, 0, 6);

    @Test
    void textIsTrimmedAndEveryRunOfWhiteSpaceBecomesOneSpace() {
        assertThat(PlainText.normalise(" \t a \u00a0\u3000 b\n\r\nc\u2028d ")).isEqualTo("a b c d");
        assertThat(PlainText.normalise(" \t\n")).isEmpty();
    }

    @Test
    void textIsComposed() {
        assertThat(PlainText.normalise("e\u0301")).isEqualTo("é");
        assertThat(PlainText.normalise("\u212b")).isEqualTo("Å");
        assertThat(PlainText.normalise("ﬁ²")).as("NFC, not NFKC").isEqualTo("ﬁ²");
    }

    @Property(tries = 300)
    void normalisingTwiceIsNormalisingOnce(@ForAll String text) {
        String once = PlainText.normalise(text);
        assertThat(PlainText.normalise(once)).isEqualTo(once);
        assertThat(once).doesNotContain("  ").doesNotStartWith(" ").doesNotEndWith(" ");
    }

    @ParameterizedTest
    @CsvSource({
        "'', 0",
        "abc, 3",
        "e\u0301a\u0308, 2",
        "👩\u200d👩\u200d👧\u200d👦, 1",
        "🇩🇰🇸🇪, 2",
        "👍🏽👍, 2",
        "1\ufe0f\u20e3, 1",
        "각, 1",
        "नमस्ते, 3",
    })
    void charactersAreCountedAsPeoplePerceiveThem(String text, int count) {
        assertThat(PlainText.characters(text)).isEqualTo(count);
    }

    @Test
    void aTextFitsUpToBothBounds() {
        assertThat(PlainText.fits("a".repeat(16), 16, 64)).isTrue();
        assertThat(PlainText.fits("a".repeat(17), 16, 64)).isFalse();
        assertThat(PlainText.fits("é".repeat(16), 16, 32)).isTrue();
        assertThat(PlainText.fits("é".repeat(16), 16, 31)).isFalse();
        assertThat(PlainText.fits(FAMILY, 1, 25)).isTrue();
        assertThat(PlainText.fits(FAMILY, 1, 24)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain text",
                "tabs\tand\nlines",
                "non\u00a0breaking",
                "Zoë Ångström",
                "e\u0301",
                "日本語 العربية עברית हिन्दी",
                "C++ & 50 % <b>",
                "👍🏽",
                "❤\ufe0f",
                "☎\ufe0e",
                "1\ufe0f\u20e3",
                "🇩🇰",
                FAMILY,
                "👩🏽\u200d🚀",
                "🏳\ufe0f\u200d🌈",
                "👁\ufe0f\u200d🗨\ufe0f",
                "🏴\u200d☠\ufe0f",
                "❤\ufe0f\u200d🔥",
            })
    void whatPeopleWriteIsAllowed(String text) {
        assertThat(PlainText.hasForbiddenCharacter(text)).isFalse();
    }

    @Test
    void tagCharactersSpellTheFlagsOfRegions() {
        assertThat(PlainText.hasForbiddenCharacter(SCOTLAND + " forever")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u0000b",
                "a\u0007b",
                "\u007f",
                "\u009f",
                "a\u202eb", // right-to-left override
                "a\u2066b\u2069",
                "\u200e",
                "a\u200bb", // zero width space
                "\ufeff",
                "so\u00adft",
                "\u2060",
                "\u200c",
                "\ue000", // private use
                "\udbff\udffd",
                "\ud800", // half a surrogate pair
                "\udc00a",
                "\uffff",
                "\u0378", // unassigned
                "\ufff9",
            })
    void controlFormatPrivateSurrogateAndUnassignedCharactersAreForbidden(String text) {
        assertThat(PlainText.hasForbiddenCharacter(text)).isTrue();
        assertThat(PlainText.hasForbiddenCharacter("x" + text + "👍")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u3164", "\uffa0", "\u115f", "\u034f", "\u17b4"})
    void whatNobodyCanSeeIsForbiddenToo(String invisible) {
        assertThat(PlainText.hasForbiddenCharacter("a" + invisible)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u200d",
                "a\u200db",
                "a\u200d👧",
                "👩\u200d",
                "👩\u200da",
                "👩\u200d\u200d👧",
                "👩 \u200d👧",
                "1\u200d2", // digits are emoji only as keycaps
                "#\u200d👧",
                "👧\u200d1",
                "🇩\u200d🇰",
            })
    void aZeroWidthJoinerIsAllowedBetweenTwoEmojiOnly(String text) {
        assertThat(PlainText.hasForbiddenCharacter(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\ufe0f",
                "a\ufe0f",
                "a \ufe0e",
                "❤\ufe0f\ufe0f",
                "❤\ufe00", // a selector, but not one of emoji
                "❤\udb40\udd00",
                "葛\udb40\udd00",
                "\u180b",
            })
    void aVariationSelectorIsAllowedRightAfterAnEmojiOnly(String text) {
        assertThat(PlainText.hasForbiddenCharacter(text)).isTrue();
    }

    @Test
    void tagCharactersAreForbiddenOutsideTheFlagsOfRegions() {
        String tags = SCOTLAND.substring(2);
        String unfinished = SCOTLAND.substring(0, SCOTLAND.length() - 2);
        String nothingButTheEnd = "🏴" + tags.substring(tags.length() - 2);
        assertThat(new String[] {
                    tags,
                    "a" + tags,
                    "👍" + tags,
                    "1" + tags,
                    unfinished,
                    unfinished + "a",
                    nothingButTheEnd,
                    SCOTLAND + tags,
                    "\udb40\udc01"
                })
                .allMatch(PlainText::hasForbiddenCharacter);
    }

    @Property
    void plainCharactersAreCountedAsClustersAre(@ForAll @CharRange(from = 0, to = 0x7f) String text) {
        assertThat(PlainText.characters(text)).isEqualTo(PlainText.clusters(text));
    }
}
