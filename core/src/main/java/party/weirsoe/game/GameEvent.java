package party.weirsoe.game;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened. One accepted command makes one journal row with one or more of these; rows are read for ever. */
public sealed interface GameEvent {
    record SessionOpened(SessionSettings settings, String language) implements GameEvent {}

    record PlayerJoined(PlayerId player, Nickname nickname) implements GameEvent {}

    record PlayerDeparted(PlayerId player, Departure how) implements GameEvent {}

    /** @param generation of the seat from now on; tokens of the earlier ones are no longer valid */
    record SeatRenewed(PlayerId player, int generation) implements GameEvent {}

    /** @param questions of all rounds of the game, in playing order */
    record GameStarted(List<Question> questions) implements GameEvent {
        public GameStarted {
            questions = List.copyOf(questions);
        }
    }

    /** The question is the next of those that came with {@link GameStarted}. */
    record RoundStarted(
            int round,
            RoundConfig config,
            RoundSeed seed,
            @Nullable Instant lieDeadlineAt) implements GameEvent {}

    record LieSubmitted(PlayerId player, String text, boolean house) implements GameEvent {}

    record GuessStarted(Ballot ballot, @Nullable Instant guessDeadlineAt) implements GameEvent {}

    record GuessSubmitted(PlayerId player, OptionId option) implements GameEvent {}

    record RevealStarted(List<Award> awards) implements GameEvent {
        public RevealStarted {
            awards = List.copyOf(awards);
        }
    }

    record ScoreboardShown() implements GameEvent {}

    record GameFinished() implements GameEvent {}

    record RematchOpened() implements GameEvent {}

    record SessionDeleted() implements GameEvent {}
}
