package party.weirsoe.session;

import party.weirsoe.game.Game;
import party.weirsoe.game.Party;
import party.weirsoe.game.Phase;

/** Where the session stood right after a row: the varying part of {@code session} in a canonical response. */
record Stamp(long version, Phase phase, int game, int round, int totalRounds) {
    static Stamp of(long version, Game.Live game) {
        Party party = game.party();
        return new Stamp(version, game.phase(), party.game(), party.round(), party.totalRounds());
    }
}
