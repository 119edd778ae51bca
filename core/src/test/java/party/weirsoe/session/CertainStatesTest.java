package party.weirsoe.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import party.weirsoe.game.Game;

class CertainStatesTest {
    private static final SessionState LOBBY = PureSession.lobby(3, 2).state();

    private final CertainStates states = new CertainStates();

    @Test
    void aSessionIsFoundWhereItStandsAndNotWhenItIsForgotten() {
        states.set(SessionRig.CODE, LOBBY);
        assertThat(states.find(SessionRig.CODE)).isSameAs(LOBBY);
        states.forget(SessionRig.CODE);
        assertThat(states.find(SessionRig.CODE)).isNull();
    }

    @Test
    void ofADeletedSessionOnlyItsActorSpeaks() {
        states.set(SessionRig.CODE, LOBBY);
        states.set(
                SessionRig.CODE,
                new SessionState(new Game.Deleted(), LOBBY.version() + 1, LOBBY.epoch(), Ledger.EMPTY));
        assertThat(states.find(SessionRig.CODE)).isNull();
    }
}
