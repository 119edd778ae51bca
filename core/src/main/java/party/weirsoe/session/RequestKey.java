package party.weirsoe.session;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * What makes a create or a join a duplicate, as hashes only. A session keeps one for each of its players, which is why the
 * digits are kept as the bytes that they stand for: as text they were a fifth of an idle session.
 */
public final class RequestKey {
    /** Hexadecimal digits of each hash. */
    private static final int DIGITS = 32;

    private static final int AS_DIGITS = -1;
    private static final HexFormat HEX = HexFormat.of();

    private final byte[] both;
    /** Bytes of the first, where they are not digits but something else, which old rows may have. */
    private final int textBytes;

    /**
     * @param keyHash of the {@code Idempotency-Key}
     * @param fingerprint of the members as the client sent them, defaults not filled in
     */
    public RequestKey(String keyHash, String fingerprint) {
        if (isDigits(keyHash) && isDigits(fingerprint)) {
            both = HEX.parseHex(keyHash + fingerprint);
            textBytes = AS_DIGITS;
        } else {
            both = (keyHash + fingerprint).getBytes(StandardCharsets.UTF_8);
            textBytes = keyHash.getBytes(StandardCharsets.UTF_8).length;
        }
    }

    private static boolean isDigits(String text) {
        return text.length() == DIGITS && text.chars().allMatch(c -> "0123456789abcdef".indexOf(c) >= 0);
    }

    public String keyHash() {
        return text(0, firstBytes());
    }

    public String fingerprint() {
        return text(firstBytes(), both.length);
    }

    private int firstBytes() {
        return textBytes == AS_DIGITS ? DIGITS / 2 : textBytes;
    }

    private String text(int from, int to) {
        return textBytes == AS_DIGITS
                ? HEX.formatHex(both, from, to)
                : new String(both, from, to - from, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RequestKey key && textBytes == key.textBytes && Arrays.equals(both, key.both);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(both);
    }

    @Override
    public String toString() {
        return keyHash() + " " + fingerprint();
    }
}
