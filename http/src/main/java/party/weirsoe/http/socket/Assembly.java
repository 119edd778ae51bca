package party.weirsoe.http.socket;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Puts a client's message together from its pieces; keeps no more of it than the bound. */
final class Assembly {
    private final int bytesMax;
    private final StringBuilder text = new StringBuilder();
    private long bytes;

    Assembly(int bytesMax) {
        this.bytesMax = bytesMax;
    }

    /** Malformed as soon as the message is too long, once; empty while it is not complete. */
    Optional<ClientMessage> add(String part) {
        boolean fitted = bytes <= bytesMax;
        bytes += part.getBytes(StandardCharsets.UTF_8).length;
        if (bytes <= bytesMax) {
            text.append(part);
            return Optional.empty();
        }
        return fitted ? Optional.of(new ClientMessage.Malformed()) : Optional.empty();
    }

    /** The whole message; empty where it was refused before. */
    Optional<ClientMessage> end() {
        return bytes <= bytesMax ? Optional.of(ClientMessage.read(text.toString())) : Optional.empty();
    }
}
