package party.weirsoe.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import party.weirsoe.game.Epoch;
import party.weirsoe.game.Nickname;
import party.weirsoe.game.Phase;
import party.weirsoe.game.Player;
import party.weirsoe.game.PlayerId;
import party.weirsoe.game.SessionCode;
import party.weirsoe.game.SessionSettings;

/** All that one viewer may see of a session: the authority that every client shows. */
public record SessionView(
        SessionCode code,
        Epoch epoch,
        long version,
        Phase phase,
        int game,
        int round,
        int totalRounds,
        @Nullable Instant deadlineAt,
        Viewer you,
        SessionSettings settings,
        List<PlayerRow> players,
        PhaseView content) {

    /**
     * @param submitted has acted in this phase
     * @param generation how often the seat was given a new token
     */
    public record PlayerRow(
            PlayerId id, Nickname nickname, int score, Player.Status status, boolean submitted, int generation) {}
}
