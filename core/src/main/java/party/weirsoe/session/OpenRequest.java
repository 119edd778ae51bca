package party.weirsoe.session;

import org.jspecify.annotations.Nullable;
import party.weirsoe.game.SessionSettings;

/**
 * Opens a session.
 *
 * @param idempotencyKey the client's own key, kept as a hash only; null: each request opens a session
 * @param fingerprint of the members as the client sent them, defaults not filled in
 */
public record OpenRequest(
        SessionSettings settings, @Nullable String idempotencyKey, String fingerprint) {
    /** The key is as good as the host's token. */
    @Override
    public String toString() {
        return "OpenRequest[" + settings + "]";
    }
}
