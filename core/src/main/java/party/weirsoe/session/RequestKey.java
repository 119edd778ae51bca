package party.weirsoe.session;

/**
 * What makes a create or a join a duplicate, as hashes only.
 *
 * @param keyHash of the {@code Idempotency-Key}
 * @param fingerprint of the members as the client sent them, defaults not filled in
 */
public record RequestKey(String keyHash, String fingerprint) {}
