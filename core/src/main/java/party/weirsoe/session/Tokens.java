package party.weirsoe.session;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import party.weirsoe.game.Epoch;
import party.weirsoe.game.PlayerId;
import party.weirsoe.game.SessionCode;
import party.weirsoe.view.Viewer;

/**
 * Tokens are derived and never stored: a MAC (HMAC-SHA-256, cut to 160 bits) over code, epoch, role, player, generation and
 * key id. Whoever holds the secret can tell a good token from a bad one without asking the session, and mint the same one
 * again for a duplicate.
 *
 * <p>Form: base64url of version (1 byte), key id (4), role (1), player (1), generation (2), epoch (8), MAC (20).
 */
public final class Tokens {
    /** Secrets shorter than this are refused: 128 bits in hexadecimal or base64 fit in. */
    public static final int SECRET_CHARACTERS_MIN = 22;

    private static final byte VERSION = 1;
    private static final int HEAD = 17;
    private static final int MAC = 20;
    private static final int HOST = 0;
    private static final int PLAYER = 1;

    private final byte[] keyId;
    private final Mac tokenKey;
    private final Mac codeKey;
    private final Mac hashKey;

    /** @param secret {@code WPP_SECRET}, the same on every node */
    public Tokens(String secret) {
        if (secret.length() < SECRET_CHARACTERS_MIN) {
            throw new IllegalArgumentException("the secret is shorter than " + SECRET_CHARACTERS_MIN + " characters");
        }
        byte[] material = secret.getBytes(StandardCharsets.UTF_8);
        Mac root = key(material);
        this.tokenKey = key(mac(root, "token".getBytes(StandardCharsets.UTF_8)));
        this.codeKey = key(mac(root, "code".getBytes(StandardCharsets.UTF_8)));
        this.hashKey = key(mac(root, "idempotency-key".getBytes(StandardCharsets.UTF_8)));
        this.keyId = Arrays.copyOf(mac(root, "key-id".getBytes(StandardCharsets.UTF_8)), 4);
    }

    public String mint(Identity identity) {
        byte[] head = head(identity);
        byte[] token = Arrays.copyOf(head, HEAD + MAC);
        System.arraycopy(sign(identity.code(), head), 0, token, HEAD, MAC);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** Who holds this token of that session; null where it is not valid. Takes the same time for every wrong MAC. */
    public @Nullable Identity verify(SessionCode code, String token) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            return null;
        }
        if (bytes.length != HEAD + MAC) {
            return null;
        }
        byte[] head = Arrays.copyOf(bytes, HEAD);
        byte[] mac = Arrays.copyOfRange(bytes, HEAD, HEAD + MAC);
        return MessageDigest.isEqual(sign(code, head), mac) && isCanonical(token, bytes) ? read(code, head) : null;
    }

    /** What is kept of a client's {@code Idempotency-Key}, in 32 hexadecimal digits. */
    public String keyHash(String idempotencyKey) {
        byte[] hash = mac(hashKey, idempotencyKey.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash, 0, 16);
    }

    /** The n-th code that a create with this key tries. */
    SessionCode code(String idempotencyKey, int n) {
        byte[] bytes = mac(codeKey, (n + ":" + idempotencyKey).getBytes(StandardCharsets.UTF_8));
        long number = ByteBuffer.wrap(bytes).getLong() >>> 1;
        StringBuilder code = new StringBuilder(SessionCode.LENGTH);
        for (int i = 0; i < SessionCode.LENGTH; i++) {
            code.append(SessionCode.SYMBOLS.charAt((int) (number % SessionCode.SYMBOLS.length())));
            number /= SessionCode.SYMBOLS.length();
        }
        return new SessionCode(code.toString());
    }

    private byte[] head(Identity identity) {
        ByteBuffer head = ByteBuffer.allocate(HEAD).put(VERSION).put(keyId);
        switch (identity.viewer()) {
            case Viewer.Host host -> head.put((byte) HOST).put((byte) 0);
            case Viewer.OfPlayer player ->
                head.put((byte) PLAYER).put((byte) player.id().number());
        }
        return head.putShort((short) identity.generation())
                .put(HexFormat.of().parseHex(identity.epoch().value()))
                .array();
    }

    private @Nullable Identity read(SessionCode code, byte[] head) {
        ByteBuffer in = ByteBuffer.wrap(head);
        in.position(1 + keyId.length);
        int role = in.get();
        int player = in.get();
        int generation = in.getShort();
        byte[] epoch = new byte[8];
        in.get(epoch);
        Viewer viewer = role == HOST ? new Viewer.Host() : new Viewer.OfPlayer(PlayerId.of(player));
        return new Identity(code, new Epoch(HexFormat.of().formatHex(epoch)), viewer, generation);
    }

    private byte[] sign(SessionCode code, byte[] head) {
        byte[] name = code.value().getBytes(StandardCharsets.US_ASCII);
        return Arrays.copyOf(
                mac(
                        tokenKey,
                        ByteBuffer.allocate(name.length + head.length)
                                .put(name)
                                .put(head)
                                .array()),
                MAC);
    }

    /** Base64 decoders ignore stray bits at the end; one identity has one token. */
    private static boolean isCanonical(String token, byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(token);
    }

    /** To be cloned for each use: finding the algorithm and setting the key costs as much as the MAC. */
    private static Mac key(byte[] material) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(material, "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    private static byte[] mac(Mac key, byte[] data) {
        try {
            return ((Mac) key.clone()).doFinal(data);
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the JDK's HmacSHA256 can be cloned", e);
        }
    }
}
