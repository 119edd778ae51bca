package party.weirsoe.session;

import org.apache.pekko.util.ByteString;
import org.jspecify.annotations.Nullable;
import party.weirsoe.game.Phase;
import party.weirsoe.game.PlayerId;
import party.weirsoe.game.Refusal;
import party.weirsoe.game.SessionCode;

/** What a session answers, ready to be sent: bodies are canonical JSON, in UTF-8. */
public sealed interface Reply extends Travelling {
    /**
     * The command was accepted, now or earlier.
     *
     * @param json empty where the answer has no body
     * @param replayed a duplicate: these are the bytes of the first answer, and nothing changed
     */
    record Done(ByteString json, boolean replayed) implements Reply {}

    record Opened(SessionCode code, ByteString json, boolean replayed) implements Reply {}

    record Joined(SessionCode code, PlayerId player, ByteString json, boolean replayed) implements Reply {}

    /** @param etag strong, with its quotes; changes exactly when the bytes change */
    record View(String etag, ByteString json) implements Reply {}

    record NotModified(String etag) implements Reply {}

    /**
     * Nothing changed.
     *
     * @param phase the session's; null, as is the round, where the caller may not know or there is no session
     */
    record Refused(
            Refusal refusal,
            @Nullable Phase phase,
            @Nullable Integer round) implements Reply {}

    /** It may have been applied or not; the same request, sent again, finds out. */
    record OutcomeUnknown() implements Reply {}

    /** This request was not applied: the journal is away or this node is full. An earlier one may have been. */
    record Unavailable() implements Reply {}
}
