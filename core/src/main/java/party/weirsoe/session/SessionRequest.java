package party.weirsoe.session;

import org.jspecify.annotations.Nullable;
import party.weirsoe.game.LieChoice;
import party.weirsoe.game.OptionId;
import party.weirsoe.game.PlayerId;

/** A command of somebody who is in the session, as the edge has checked it; the session adds time and chance. */
public sealed interface SessionRequest {
    /** The host kicks that player, or the player leaves. */
    record RemovePlayer(PlayerId player) implements SessionRequest {}

    /**
     * The host gives that player's seat a new token.
     *
     * @param generation that the host saw; null: whatever it is
     */
    record RenewSeat(PlayerId player, @Nullable Integer generation) implements SessionRequest {}

    record StartRounds(@Nullable Integer fromRound) implements SessionRequest {}

    record SubmitLie(int round, LieChoice choice) implements SessionRequest {}

    record StartGuess(int round) implements SessionRequest {}

    record SubmitGuess(int round, OptionId option) implements SessionRequest {}

    record Reveal(int round) implements SessionRequest {}

    record ShowScoreboard(int round) implements SessionRequest {}

    record NextRound(@Nullable Integer fromRound) implements SessionRequest {}

    record Finish(@Nullable Integer fromRound) implements SessionRequest {}

    record Rematch(int fromRound) implements SessionRequest {}

    record Delete() implements SessionRequest {}
}
