package party.weirsoe.session;

import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What makes a create or a join a duplicate, as hashes only. A session keeps one for each of its players, which is why the
 * digits are kept as the numbers that they stand for: as text they were a fifth of an idle session.
 */
public final class RequestKey {
    private static final int DIGITS = 32;
    private static final HexFormat HEX = HexFormat.of();

    private final long keyHead;
    private final long keyTail;
    private final long printHead;
    private final long printTail;
    /** Instead of the numbers, where one of them is no hash of today. */
    private final @Nullable Texts texts;

    private record Texts(String keyHash, String fingerprint) {}

    /**
     * @param keyHash of the {@code Idempotency-Key}, in 32 hexadecimal digits
     * @param fingerprint of the members as the client sent them, defaults not filled in; in 32 hexadecimal digits
     */
    public RequestKey(String keyHash, String fingerprint) {
        if (isDigits(keyHash) && isDigits(fingerprint)) {
            keyHead = HexFormat.fromHexDigitsToLong(keyHash, 0, DIGITS / 2);
            keyTail = HexFormat.fromHexDigitsToLong(keyHash, DIGITS / 2, DIGITS);
            printHead = HexFormat.fromHexDigitsToLong(fingerprint, 0, DIGITS / 2);
            printTail = HexFormat.fromHexDigitsToLong(fingerprint, DIGITS / 2, DIGITS);
            texts = null;
        } else {
            keyHead = keyTail = printHead = printTail = 0;
            texts = new Texts(keyHash, fingerprint);
        }
    }

    private static boolean isDigits(String text) {
        return text.length() == DIGITS && text.chars().allMatch(c -> "0123456789abcdef".indexOf(c) >= 0);
    }

    public String keyHash() {
        return texts != null ? texts.keyHash : HEX.toHexDigits(keyHead) + HEX.toHexDigits(keyTail);
    }

    public String fingerprint() {
        return texts != null ? texts.fingerprint : HEX.toHexDigits(printHead) + HEX.toHexDigits(printTail);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RequestKey key
                && keyHead == key.keyHead
                && keyTail == key.keyTail
                && printHead == key.printHead
                && printTail == key.printTail
                && Objects.equals(texts, key.texts);
    }

    @Override
    public int hashCode() {
        return Objects.hash(keyHead, keyTail, printHead, printTail, texts);
    }

    @Override
    public String toString() {
        return keyHash() + " " + fingerprint();
    }
}
