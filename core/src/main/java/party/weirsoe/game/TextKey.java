package party.weirsoe.game;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterEnums.ECharacterCategory;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.util.ULocale;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What two texts are compared by: NFKC, case-folded, diacritics stripped, punctuation dropped (symbols are kept), spaces
 * collapsed, the language's leading article dropped.
 */
public record TextKey(String value) {
    private static final Map<String, Set<String>> ARTICLES =
            Map.of("en", Set.of("the", "a", "an"), "da", Set.of("en", "et", "den", "det", "de"));

    private static final int NEAR_FROM = 5;
    private static final int FAR_FROM = 9;

    /** The key of a text in a pack's language (a BCP 47 tag, {@code en}). Idempotent. */
    public static TextKey of(String text, String language) {
        return new TextKey(withoutArticle(PlainText.isAscii(text) ? ofAscii(text) : ofAny(text), language));
    }

    /** What {@link #ofAny} says of it, without its five passes: most lies and nearly all questions are of this kind. */
    private static String ofAscii(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isDropped(c)) {
                kept.append(c >= 'A' && c <= 'Z' ? (char) (c | 0x20) : c);
            }
        }
        return PlainText.normalise(kept.toString());
    }

    static String ofAny(String text) {
        // Options are shown in upper case: what looks the same there has the same key, the Turkish dotless i too.
        String shown = UCharacter.toUpperCase(ULocale.ROOT, text);
        String folded = Normalizer2.getNFKCCasefoldInstance().normalize(shown);
        String decomposed = Normalizer2.getNFDInstance().normalize(folded);
        StringBuilder kept = new StringBuilder(decomposed.length());
        decomposed.codePoints().filter(c -> !isDropped(c)).forEach(kept::appendCodePoint);
        return PlainText.normalise(Normalizer2.getNFKCCasefoldInstance().normalize(kept));
    }

    public boolean isEmpty() {
        return value.isEmpty();
    }

    /** Whether a lie gives the truth away, or nearly: same words in another order, or a small edit distance. */
    boolean isCloseTo(TextKey truth) {
        if (value.equals(truth.value)) {
            return true;
        }
        if (truth.isNumber()) {
            return false;
        }
        return Arrays.equals(sortedWords(value), sortedWords(truth.value)) || isWithinEdits(truth);
    }

    private boolean isWithinEdits(TextKey truth) {
        int length = truth.value.codePointCount(0, truth.value.length());
        int allowed = length >= FAR_FROM ? 2 : length >= NEAR_FROM ? 1 : 0;
        return allowed > 0
                && editDistance(
                                value.codePoints().toArray(),
                                truth.value.codePoints().toArray())
                        <= allowed;
    }

    private boolean isNumber() {
        return value.codePoints().allMatch(c -> UCharacter.isDigit(c) || c == ' ') && !value.isEmpty();
    }

    private static boolean isDropped(int c) {
        return switch (UCharacter.getType(c)) {
            case ECharacterCategory.NON_SPACING_MARK,
                    ECharacterCategory.ENCLOSING_MARK,
                    ECharacterCategory.CONNECTOR_PUNCTUATION,
                    ECharacterCategory.DASH_PUNCTUATION,
                    ECharacterCategory.START_PUNCTUATION,
                    ECharacterCategory.END_PUNCTUATION,
                    ECharacterCategory.INITIAL_PUNCTUATION,
                    ECharacterCategory.FINAL_PUNCTUATION,
                    ECharacterCategory.OTHER_PUNCTUATION -> true;
            default -> false;
        };
    }

    /** Articles are dropped while they lead, so that a key is its own key; the last word stays, article or not. */
    private static String withoutArticle(String plain, String language) {
        Set<String> articles =
                ARTICLES.getOrDefault(language.toLowerCase(Locale.ROOT).split("-", -1)[0], Set.of());
        String rest = plain;
        while (rest.indexOf(' ') > 0 && articles.contains(rest.substring(0, rest.indexOf(' ')))) {
            rest = rest.substring(rest.indexOf(' ') + 1);
        }
        return rest;
    }

    private static String[] sortedWords(String value) {
        String[] words = value.split(" ", -1);
        Arrays.sort(words);
        return words;
    }

    /** Levenshtein's distance, in code points. */
    static int editDistance(int[] a, int[] b) {
        int[] previous = new int[b.length + 1];
        Arrays.setAll(previous, i -> i);
        for (int i = 1; i <= a.length; i++) {
            int[] current = new int[b.length + 1];
            current[0] = i;
            for (int j = 1; j <= b.length; j++) {
                int substituted = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                current[j] = Math.min(substituted, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[b.length];
    }

    @Override
    public String toString() {
        return value;
    }
}
