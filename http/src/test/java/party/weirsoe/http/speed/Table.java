package party.weirsoe.http.speed;

/** A party that plays in a closed loop: a wave of commands as soon as the last one is answered. */
final class Table {
    private final Crowd crowd;
    private final HttpParty party;
    private final Courier courier;
    private int pending;

    Table(Crowd crowd, HttpParty party, Courier courier) {
        this.crowd = crowd;
        this.party = party;
        this.courier = courier;
    }

    /** Until the crowd rests, or has reached the round that it plays to. */
    void play() {
        if (crowd.isResting(party.script)) {
            crowd.rests();
            return;
        }
        if (party.script.needsBallot()) {
            courier.carry(Script.HOST, party.view(), view -> {
                party.look(view);
                play();
            });
            return;
        }
        var wave = party.script.wave();
        pending = wave.size();
        for (Script.Move move : wave) {
            courier.carry(move.seat(), party.request(move), this::answered);
        }
    }

    void hangUp() {
        courier.hangUp();
    }

    private void answered(HttpLine.Answer answer) {
        if (!answer.isFresh()) {
            throw new IllegalStateException("not accepted: " + answer.head() + answer.body());
        }
        crowd.acknowledged();
        pending--;
        if (pending == 0) {
            play();
        }
    }
}
