package party.weirsoe.game;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The state of a session: nothing yet, one record for each phase, and deleted. An illegal state cannot be written. */
public sealed interface Game {
    /** No session has this code. */
    record Vacant() implements Game {}

    /** Its host has deleted it; nothing but the removal of its rows is left. */
    record Deleted() implements Game {}

    /** A session that people are in. */
    sealed interface Live extends Game {
        Party party();

        Phase phase();

        /** When the phase ends by itself (a little later: {@link GameLimits#DEADLINE_GRACE}); null: never. */
        default @Nullable Instant deadlineAt() {
            return null;
        }

        /** Whether the phase's time, grace included, is over. */
        default boolean isOverdue(Instant now) {
            Instant deadline = deadlineAt();
            return deadline != null && !now.isBefore(deadline.plus(GameLimits.DEADLINE_GRACE));
        }
    }

    /** A phase of a round. */
    sealed interface InRound extends Live {
        Round round();

        List<Lie> lies();

        default @Nullable Lie lieOf(PlayerId player) {
            return lies().stream()
                    .filter(lie -> lie.author().equals(player))
                    .findFirst()
                    .orElse(null);
        }
    }

    /** A phase of a round that has a ballot. */
    sealed interface WithBallot extends InRound {
        Ballot ballot();

        List<Guess> guesses();

        default @Nullable Guess guessOf(PlayerId player) {
            return guesses().stream()
                    .filter(guess -> guess.player().equals(player))
                    .findFirst()
                    .orElse(null);
        }
    }

    record Lobby(Party party) implements Live {
        @Override
        public Phase phase() {
            return Phase.LOBBY;
        }
    }

    record LiePhase(
            Party party,
            Round round,
            List<Lie> lies,
            @Nullable Instant deadlineAt) implements InRound {
        @Override
        public Phase phase() {
            return Phase.LIE;
        }
    }

    record GuessPhase(
            Party party,
            Round round,
            List<Lie> lies,
            Ballot ballot,
            List<Guess> guesses,
            @Nullable Instant deadlineAt) implements WithBallot {
        @Override
        public Phase phase() {
            return Phase.GUESS;
        }
    }

    record RevealPhase(Party party, Round round, List<Lie> lies, Ballot ballot, List<Guess> guesses, List<Award> awards)
            implements WithBallot {
        @Override
        public Phase phase() {
            return Phase.REVEAL;
        }
    }

    record ScoreboardPhase(
            Party party, Round round, List<Lie> lies, Ballot ballot, List<Guess> guesses, List<Award> awards)
            implements WithBallot {
        @Override
        public Phase phase() {
            return Phase.SCOREBOARD;
        }

        public List<Standing> leaderboard() {
            return Standing.leaderboard(party.roster(), awards);
        }
    }

    record Finished(Party party) implements Live {
        @Override
        public Phase phase() {
            return Phase.FINISHED;
        }

        public List<Standing> leaderboard() {
            return Standing.leaderboard(party.roster(), List.of());
        }
    }
}
