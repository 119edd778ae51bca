package party.weirsoe.game;

import party.weirsoe.game.Decision.Accepted;
import party.weirsoe.game.Decision.Refused;
import party.weirsoe.game.GameEvent.PlayerDeparted;
import party.weirsoe.game.GameEvent.PlayerJoined;
import party.weirsoe.game.GameEvent.SeatRenewed;

/** Joining, leaving, kicking, a seat's next token: allowed in every phase, joining until {@code finished}. */
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

    /** An earlier generation than the seat's is a duplicate, which the ledger has answered. */
    static Decision renewSeat(Game.Live game, GameCommand.RenewSeat renew) {
        Roster roster = game.party().roster();
        if (!roster.knows(renew.player())) {
            return new Refused(Refusal.PLAYER_NOT_FOUND);
        }
        if (!roster.isSeated(renew.player())) {
            return new Refused(Refusal.PLAYER_LEFT);
        }
        int current = roster.generation(renew.player());
        if (renew.generation() != null && renew.generation() != current) {
            return new Refused(Refusal.SEAT_MISMATCH);
        }
        return current >= GameLimits.SEAT_RENEWALS_MAX
                ? new Refused(Refusal.SEAT_LIMIT_REACHED)
                : Accepted.of(new SeatRenewed(renew.player(), current + 1));
    }
}
