package party.weirsoe.session;

import java.util.Objects;
import org.apache.pekko.util.ByteString;
import org.jspecify.annotations.Nullable;
import party.weirsoe.game.Epoch;
import party.weirsoe.game.Game;
import party.weirsoe.game.PlayerId;
import party.weirsoe.game.Refusal;
import party.weirsoe.game.Roster;
import party.weirsoe.game.SessionCode;
import party.weirsoe.view.Viewer;
import party.weirsoe.view.Views;

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

    /** Whoever has no place in the session is not told where it stands. */
    static Reply refused(SessionState state, Refusal refusal) {
        boolean outsider = refusal == Refusal.UNAUTHORIZED || refusal == Refusal.PLAYER_KICKED;
        return state.game() instanceof Game.Live game && !outsider
                ? new Reply.Refused(refusal, game.phase(), game.party().round())
                : new Reply.Refused(refusal, null, null);
    }

    Reply view(SessionState state, SessionMessage.View view) {
        return view(code, state, view.who(), view.ifNoneMatch());
    }

    /** What a viewer may see, without rendering it where they have it. */
    static Reply view(SessionCode code, SessionState state, Identity who, @Nullable String ifNoneMatch) {
        Refusal refusal = Admission.refusal(state, who);
        if (refusal != null) {
            return refused(state, refusal);
        }
        Viewer viewer = who.viewer();
        String etag = ViewJson.etag(state.life().value(), state.version(), viewer);
        return etag.equals(ifNoneMatch)
                ? new Reply.NotModified(etag)
                : new Reply.View(
                        etag,
                        ViewJson.render(
                                Views.of(code, state.life(), state.version(), (Game.Live) state.game(), viewer)));
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
            case SessionRequest.RenewSeat renew ->
                recorded(
                        after.life(),
                        ledger.seating(renew.player(), roster(after).generation(renew.player())),
                        false);
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

    private String playerToken(Epoch epoch, PlayerId player, int generation) {
        return tokens.mint(new Identity(code, epoch, new Viewer.OfPlayer(player), generation));
    }

    private static Roster roster(SessionState state) {
        return ((Game.Live) state.game()).party().roster();
    }

    private Reply moved(SessionState after) {
        return recorded(after.life(), after.ledger().moves().getLast(), false);
    }

    Reply recorded(Epoch epoch, Recorded recorded, boolean replayed) {
        return switch (recorded) {
            case Recorded.Opening opening -> {
                String token = tokens.mint(new Identity(code, epoch, new Viewer.Host(), Admission.HOST_GENERATION));
                yield new Reply.Opened(code, CanonicalJson.render(code, epoch, opening, token), replayed);
            }
            case Recorded.Joining joining -> {
                String token = playerToken(epoch, joining.player(), Admission.FIRST_GENERATION);
                yield new Reply.Joined(
                        code, joining.player(), CanonicalJson.render(code, epoch, joining, token), replayed);
            }
            case Recorded.Seating seating -> {
                String token = playerToken(epoch, seating.player(), seating.generation());
                yield new Reply.Done(CanonicalJson.render(code, epoch, seating, token), replayed);
            }
            case Recorded.Lying lying -> new Reply.Done(CanonicalJson.render(code, epoch, lying, null), replayed);
            case Recorded.Guessing guessing ->
                new Reply.Done(CanonicalJson.render(code, epoch, guessing, null), replayed);
            case Recorded.Moving moving -> new Reply.Done(CanonicalJson.render(code, epoch, moving, null), replayed);
        };
    }
}
