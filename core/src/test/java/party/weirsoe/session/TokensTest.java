package party.weirsoe.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import party.weirsoe.game.Epoch;
import party.weirsoe.game.PlayerId;
import party.weirsoe.game.SessionCode;
import party.weirsoe.view.Viewer;

/** Tokens say who asks, and nobody can make or bend one without the secret. */
class TokensTest {
    private static final Tokens TOKENS = SessionRig.TOKENS;
    private static final SessionCode OTHER_CODE = new SessionCode("ZZZZZZ");

    private static final List<Identity> IDENTITIES = List.of(
            SessionRig.HOST,
            SessionRig.player(1),
            SessionRig.player(64),
            new Identity(SessionRig.CODE, SessionRig.EPOCH, new Viewer.Host(), 1),
            new Identity(SessionRig.CODE, new Epoch("ffffffffffffffff"), new Viewer.OfPlayer(new PlayerId(1)), 0),
            new Identity(SessionRig.CODE, new Epoch("0000000000000000"), new Viewer.OfPlayer(new PlayerId(1)), 32767));

    @Test
    void aTokenTellsWhoItsHolderIsAndIsTheSameEachTimeItIsMinted() {
        Set<String> tokens = new HashSet<>();
        for (Identity identity : IDENTITIES) {
            String token = TOKENS.mint(identity);
            assertThat(TOKENS.verify(identity.code(), token)).isEqualTo(identity);
            assertThat(TOKENS.mint(identity)).isEqualTo(token);
            assertThat(token).matches("[A-Za-z0-9_-]{50}");
            tokens.add(token);
        }
        assertThat(tokens).hasSameSizeAs(IDENTITIES);
    }

    @Test
    void noBitOfATokenCanBeChanged() {
        for (Identity identity : IDENTITIES) {
            byte[] token = Base64.getUrlDecoder().decode(TOKENS.mint(identity));
            for (int i = 0; i < token.length * 8; i++) {
                byte[] bent = token.clone();
                bent[i / 8] ^= (byte) (1 << i % 8);
                String text = Base64.getUrlEncoder().withoutPadding().encodeToString(bent);
                assertThat(TOKENS.verify(identity.code(), text)).as("bit %d", i).isNull();
            }
        }
    }

    @Test
    void oneIdentityHasOneTokenAndNoOtherSpellingOfIt() {
        String token = TOKENS.mint(SessionRig.HOST);
        for (String other : List.of(
                "",
                " " + token,
                token + "=",
                token + "==",
                token + "A",
                token.substring(1),
                token.substring(0, token.length() - 1),
                token + "\n",
                token.substring(0, 10) + "+" + token.substring(11),
                "ä".repeat(50))) {
            assertThat(TOKENS.verify(SessionRig.CODE, other)).as(other).isNull();
        }
        // 37 bytes leave two bits of the last symbol unused: the three spellings that differ in them only are refused.
        String symbols = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        byte[] bytes = Base64.getUrlDecoder().decode(token);
        int otherSpellings = 0;
        for (int i = 0; i < symbols.length(); i++) {
            String other = token.substring(0, token.length() - 1) + symbols.charAt(i);
            if (!other.equals(token) && Arrays.equals(Base64.getUrlDecoder().decode(other), bytes)) {
                otherSpellings++;
                assertThat(TOKENS.verify(SessionRig.CODE, other)).as(other).isNull();
            }
        }
        assertThat(otherSpellings).isPositive();
    }

    @Test
    void aTokenIsGoodForItsCodeAndItsSecretOnly() {
        String token = TOKENS.mint(SessionRig.HOST);
        assertThat(TOKENS.verify(OTHER_CODE, token)).isNull();
        assertThat(new Tokens("another secret, long enough").verify(SessionRig.CODE, token))
                .isNull();
        assertThat(new Tokens("a secret that is long enough").verify(SessionRig.CODE, token))
                .isEqualTo(SessionRig.HOST);
    }

    @Test
    void aShortSecretIsRefused() {
        assertThatThrownBy(() -> new Tokens("x".repeat(Tokens.SECRET_CHARACTERS_MIN - 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("xxx");
    }

    @Test
    void theDrawsOfAKeyAreValidCodesTheSameEachTimeAndOthersForOtherKeys() {
        Set<SessionCode> codes = new HashSet<>();
        for (int key = 0; key < 100; key++) {
            for (int n = 0; n < SessionLimits.CODE_DRAWS_MAX; n++) {
                SessionCode code = TOKENS.code("key-number-" + key, n);
                assertThat(SessionCode.parse(code.value())).isEqualTo(code);
                assertThat(TOKENS.code("key-number-" + key, n)).isEqualTo(code);
                codes.add(code);
            }
        }
        // 1,600 draws of 64 million codes.
        assertThat(codes).hasSizeGreaterThan(1_598);
        assertThat(new Tokens("another secret, long enough").code("key-number-1", 0))
                .isNotEqualTo(TOKENS.code("key-number-1", 0));
    }

    @Test
    void aKeyIsKeptAsAHashThatTellsNothing() {
        String hash = TOKENS.keyHash("0123456789abcdef");
        assertThat(hash).matches("[0-9a-f]{32}").isNotEqualTo(TOKENS.keyHash("0123456789abcdeg"));
        assertThat(new Tokens("another secret, long enough").keyHash("0123456789abcdef"))
                .isNotEqualTo(hash);
        assertThat(new OpenRequest(SessionRig.settings(3), "0123456789abcdef", "f").toString())
                .doesNotContain("0123456789abcdef");
    }
}
