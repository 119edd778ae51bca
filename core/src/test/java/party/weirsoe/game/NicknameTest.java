package party.weirsoe.game;

import static org.assertj.core.api.Assertions.assertThat;
import static party.weirsoe.game.Sample.nickname;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NicknameTest {
    @Test
    void aNicknameIsNormalisedAndKeepsItsCase() {
        assertThat(nickname("  Ada \t Lovelace ").text()).isEqualTo("Ada Lovelace");
        assertThat(nickname("Zoe\u0308").text()).isEqualTo("Zoë");
    }

    @Test
    void aNicknameHasOneToSixteenCharactersAsPeoplePerceiveThem() {
        assertThat(Nickname.of("a")).isNotNull();
        assertThat(Nickname.of("a".repeat(16))).isNotNull();
        assertThat(Nickname.of("a".repeat(17))).isNull();
        assertThat(Nickname.of("e\u0323\u0302".repeat(16))).isNotNull();
        assertThat(Nickname.of("   " + "a b".repeat(5) + "    a   ")).isNull();
        assertThat(Nickname.of("")).isNull();
        assertThat(Nickname.of(" \t ")).isNull();
    }

    @Test
    void aNicknameHasAtMostSixtyFourBytes() {
        assertThat(Nickname.of("😀".repeat(16))).isNotNull();
        assertThat(Nickname.of("😀".repeat(15) + "👍🏽")).isNull();
        assertThat(Nickname.of("a" + "\u0301".repeat(33))).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ada\u202e", "\u200bAda", "A\u0000", "\u3164", "A\u200dda", "\ue000"})
    void aForbiddenCharacterMakesNoNickname(String text) {
        assertThat(Nickname.of(text)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "Ada, ada",
        "Ada, ＡＤＡ",
        "Strauß, STRAUSS",
        "ﬁn, fin",
        "Zoë, Zoe\u0308",
        "ace, асе", // Cyrillic
        "Ace, аce", // Cyrillic а, Latin ce
        "BOB, ВОВ", // alike as capitals only
        "bob, ВОВ",
        "Bob, Вob",
        "Ax, Αx", // Greek capital alpha
        "adа, аda", // both mixed, in other places
    })
    void oneNicknameLooksLikeAnother(String one, String other) {
        assertThat(nickname(one).looksLike(nickname(other))).isTrue();
        assertThat(nickname(other).looksLike(nickname(one))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "Ada, Bo",
        "modern, modem", // rn and m
        "Corn, Com",
        "cl, d",
        "vv, w",
        "Zoe, Zoë",
        "Ada, Ада", // Cyrillic, but nobody takes д for d
        "1, l", // digits have no script of their own
        "Al1, All",
        "Ada, Ada 2",
        "рн, pн2",
    })
    void otherwiseNicknamesDiffer(String one, String other) {
        assertThat(nickname(one).looksLike(nickname(other))).isFalse();
        assertThat(nickname(other).looksLike(nickname(one))).isFalse();
    }
}
