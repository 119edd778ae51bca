package party.weirsoe.view;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import party.weirsoe.game.Epoch;
import party.weirsoe.game.Phase;
import party.weirsoe.game.SessionCode;

/**
 * Says that something changed and that a refetch is due; never the source of what a client shows. It has no name, text,
 * option, answer, author or score.
 */
public record Hint(
        Type type,
        SessionCode session,
        Epoch epoch,
        long version,
        Phase phase,
        int game,
        int round,
        int totalRounds,
        @Nullable Instant deadlineAt) {

    /** One for each transition, and one for everything else. */
    public enum Type {
        LIE_STARTED("phase.lie_started"),
        GUESS_STARTED("phase.guess_started"),
        REVEAL_STARTED("phase.reveal_started"),
        SCOREBOARD("phase.scoreboard"),
        GAME_OVER("phase.game_over"),
        CHANGED("session.changed");

        private final String word;

        Type(String word) {
            this.word = word;
        }

        /** The word of the protocol: {@code type}. */
        public String word() {
            return word;
        }
    }
}
