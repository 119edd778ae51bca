package party.weirsoe.session;

import java.util.Objects;
import org.apache.pekko.util.ByteString;
import party.weirsoe.game.Epoch;
import party.weirsoe.game.SessionCode;
import party.weirsoe.view.Viewer;

/** Makes replies from what the ledger has recorded: a fresh answer and its duplicates come out of the same values. */
final class Answers {
    private final SessionCode code;
    private final Tokens tokens;

    Answers(SessionCode code, Tokens tokens) {
        this.code = code;
        this.tokens = tokens;
    }

    static Reply empty(boolean replayed) {
        return new Reply.Done(ByteString.emptyByteString(), replayed);
    }

    Reply opened(SessionState after) {
        return recorded(after.life(), Objects.requireNonNull(after.ledger().opening()), false);
    }

    Reply joined(SessionState after) {
        return recorded(after.life(), after.ledger().joins().getLast(), false);
    }

    /** The answer to a request whose row has just been written. */
    Reply fresh(SessionState after, SessionRequest request) {
        Ledger ledger = after.ledger();
        return switch (request) {
            case SessionRequest.RemovePlayer remove -> empty(false);
            case SessionRequest.Delete delete -> empty(false);
            case SessionRequest.SubmitLie lie ->
                recorded(after.life(), ledger.lies().getLast(), false);
            case SessionRequest.SubmitGuess guess ->
                recorded(after.life(), ledger.guesses().getLast(), false);
            case SessionRequest.StartRounds r -> moved(after);
            case SessionRequest.StartGuess r -> moved(after);
            case SessionRequest.Reveal r -> moved(after);
            case SessionRequest.ShowScoreboard r -> moved(after);
            case SessionRequest.NextRound r -> moved(after);
            case SessionRequest.Finish r -> moved(after);
            case SessionRequest.Rematch r -> moved(after);
        };
    }

    private Reply moved(SessionState after) {
        return recorded(after.life(), after.ledger().moves().getLast(), false);
    }

    Reply recorded(Epoch epoch, Recorded recorded, boolean replayed) {
        return switch (recorded) {
            case Recorded.Opening opening -> {
                String token = tokens.mint(new Identity(code, epoch, new Viewer.Host(), 0));
                yield new Reply.Opened(code, CanonicalJson.render(code, epoch, opening, token), replayed);
            }
            case Recorded.Joining joining -> {
                String token = tokens.mint(new Identity(code, epoch, new Viewer.OfPlayer(joining.player()), 0));
                yield new Reply.Joined(
                        code, joining.player(), CanonicalJson.render(code, epoch, joining, token), replayed);
            }
            case Recorded.Lying lying -> new Reply.Done(CanonicalJson.render(code, epoch, lying, null), replayed);
            case Recorded.Guessing guessing ->
                new Reply.Done(CanonicalJson.render(code, epoch, guessing, null), replayed);
            case Recorded.Moving moving -> new Reply.Done(CanonicalJson.render(code, epoch, moving, null), replayed);
        };
    }
}
