package party.weirsoe.game;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What can be asked of a session. Time and chance come with the command; {@code fromRound} is the round the host saw. */
public sealed interface GameCommand {
    record OpenSession(SessionSettings settings, String language) implements GameCommand {}

    record Join(Nickname nickname) implements GameCommand {}

    /** Somebody leaves, or the host kicks them. */
    record Depart(PlayerId player, Departure how, Instant now) implements GameCommand {}

    /**
     * The host gives a player's seat a new token: their phone is lost.
     *
     * @param generation that the host saw; null: whatever it is
     */
    record RenewSeat(PlayerId player, @Nullable Integer generation) implements GameCommand {}

    /** @param deck null where the session's pack is gone */
    record StartRounds(
            @Nullable Integer fromRound, @Nullable Deck deck, RoundSeed seed, Instant now) implements GameCommand {}

    /** @param triesSpent how often this player's lie was too close to the truth in this round */
    record SubmitLie(PlayerId player, int round, LieChoice choice, int triesSpent, Instant now)
            implements GameCommand {}

    record StartGuess(int round, Instant now) implements GameCommand {}

    record SubmitGuess(PlayerId player, int round, OptionId option) implements GameCommand {}

    record Reveal(int round) implements GameCommand {}

    record ShowScoreboard(int round) implements GameCommand {}

    record NextRound(@Nullable Integer fromRound, RoundSeed seed, Instant now) implements GameCommand {}

    record Finish(@Nullable Integer fromRound) implements GameCommand {}

    record Rematch(int fromRound) implements GameCommand {}

    /** The clock's command: the phase of that round is overdue. */
    record PassDeadline(int round, Phase phase, Instant now) implements GameCommand {}

    record DeleteSession() implements GameCommand {}
}
