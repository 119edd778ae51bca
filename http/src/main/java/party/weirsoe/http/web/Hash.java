package party.weirsoe.http.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;

/** SHA-256, in the forms that browsers are told. */
final class Hash {
    /** 64 bits: enough to tell one release from another. */
    private static final int NAME_BYTES = 8;

    private Hash() {}

    static byte[] of(byte[] bytes) {
        return sha256().digest(bytes);
    }

    /** Of names and bytes: no two trees are told alike. */
    static byte[] of(SortedMap<String, byte[]> files) {
        MessageDigest sha = sha256();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            sha.update(of(file.getKey().getBytes(StandardCharsets.UTF_8)));
            sha.update(of(file.getValue()));
        }
        return sha.digest();
    }

    /** For addresses and entity tags. */
    static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash, 0, NAME_BYTES);
    }

    /** For a content security policy: allows one inline script. */
    static String source(String script) {
        return "'sha256-" + Base64.getEncoder().encodeToString(of(script.getBytes(StandardCharsets.UTF_8))) + "'";
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
