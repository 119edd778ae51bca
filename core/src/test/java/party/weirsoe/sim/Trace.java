package party.weirsoe.sim;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** All that happens in a party, in one sequence: its hash always, its text when it is to be told. */
final class Trace {
    private final MessageDigest hash;
    private final boolean told;
    private final List<String> lines = new ArrayList<>();

    Trace(boolean told) {
        this.told = told;
        try {
            hash = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    void add(long nanos, String what, byte[] body) {
        hash.update((nanos + " " + what).getBytes(StandardCharsets.UTF_8));
        hash.update(body);
        hash.update((byte) '\n');
        if (told) {
            lines.add(String.format(Locale.ROOT, "%10.3f  %s ", nanos / 1e6, what)
                    + new String(body, StandardCharsets.UTF_8));
        }
    }

    void add(long nanos, String what) {
        add(nanos, what, new byte[0]);
    }

    String hash() {
        return HexFormat.of().formatHex(hash.digest());
    }

    List<String> lines() {
        return lines;
    }
}
