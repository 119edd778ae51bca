package party.weirsoe.game;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reproducible chance: SplitMix64, seeded with SHA-256 over the seed and a purpose. The hash keeps the purposes apart:
 * option ids are public, and who inverts their stream learns nothing about the order of the ballot.
 */
final class Shuffle {
    private static final String OPTION_ID_SYMBOLS = "0123456789abcdefghijklmnopqrstuvwxyz";

    private long state;

    private Shuffle(long state) {
        this.state = state;
    }

    static Shuffle of(RoundSeed seed, String purpose) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            byte[] hash = sha.digest((seed.hex() + "/" + purpose).getBytes(StandardCharsets.UTF_8));
            return new Shuffle(ByteBuffer.wrap(hash).getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private long nextLong() {
        state += 0x9E3779B97F4A7C15L;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** Uniform in 0 to {@code bound} - 1: what would favour the low numbers is drawn again. */
    int below(int bound) {
        while (true) {
            long bits = nextLong() >>> 1;
            long value = bits % bound;
            if (bits - value + (bound - 1) >= 0) {
                return (int) value;
            }
        }
    }

    /** A fair permutation (Fisher and Yates). */
    <T> List<T> shuffled(List<T> items) {
        List<T> out = new ArrayList<>(items);
        for (int i = out.size() - 1; i > 0; i--) {
            Collections.swap(out, i, below(i + 1));
        }
        return out;
    }

    /** That many different option ids. */
    List<OptionId> optionIds(int count) {
        Set<String> seen = new HashSet<>();
        List<OptionId> ids = new ArrayList<>(count);
        while (ids.size() < count) {
            StringBuilder id = new StringBuilder(GameLimits.OPTION_ID_LENGTH);
            for (int i = 0; i < GameLimits.OPTION_ID_LENGTH; i++) {
                id.append(OPTION_ID_SYMBOLS.charAt(below(OPTION_ID_SYMBOLS.length())));
            }
            if (seen.add(id.toString())) {
                ids.add(new OptionId(id.toString()));
            }
        }
        return ids;
    }
}
