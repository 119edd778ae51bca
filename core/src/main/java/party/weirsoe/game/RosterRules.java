package party.weirsoe.game;

import party.weirsoe.game.Decision.Accepted;
import party.weirsoe.game.Decision.Refused;
import party.weirsoe.game.GameEvent.PlayerDeparted;
import party.weirsoe.game.GameEvent.PlayerJoined;

/** Joining, leaving, kicking: allowed in every phase, joining until {@code finished}. */
final class RosterRules {
    private RosterRules() {}

    static Decision join(Game.Live game, GameCommand.Join join) {
        Roster roster = game.party().roster();
        if (game instanceof Game.Finished) {
            return new Refused(Refusal.SESSION_FINISHED);
        }
        if (roster.hasNicknameLike(join.nickname())) {
            return new Refused(Refusal.NICKNAME_TAKEN);
        }
        if (roster.seated() >= game.party().settings().maxPlayers() || roster.joins() >= GameLimits.JOINS_MAX) {
            return new Refused(Refusal.LOBBY_FULL);
        }
        return Accepted.of(new PlayerJoined(roster.nextId(), join.nickname()));
    }

    /** Who goes drops out of the quorum at once, which may end the phase. */
    static Decision depart(Game.Live game, GameCommand.Depart depart) {
        Roster roster = game.party().roster();
        if (!roster.knows(depart.player())) {
            return new Refused(Refusal.PLAYER_NOT_FOUND);
        }
        if (roster.departure(depart.player()) != null) {
            return new Decision.NothingToDo();
        }
        return PhaseEnd.ifComplete(game, new PlayerDeparted(depart.player(), depart.how()), depart.now());
    }
}
