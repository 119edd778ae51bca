package party.weirsoe.game;

/** The commands that move a party from one phase to another: what each leaves, what it reaches, what refuses it elsewhere. */
public enum HostMove {
    ROUNDS_START("rounds.start", Phase.LOBBY, Phase.LIE, Refusal.START_ROUND_INVALID_PHASE),
    GUESS_START("guess.start", Phase.LIE, Phase.GUESS, Refusal.START_GUESS_INVALID_PHASE),
    REVEAL("reveal", Phase.GUESS, Phase.REVEAL, Refusal.REVEAL_INVALID_PHASE),
    SCOREBOARD("scoreboard", Phase.REVEAL, Phase.SCOREBOARD, Refusal.SCOREBOARD_INVALID_PHASE),
    ROUNDS_NEXT("rounds.next", Phase.SCOREBOARD, Phase.LIE, Refusal.NEXT_ROUND_INVALID_PHASE),
    FINISH("finish", Phase.SCOREBOARD, Phase.FINISHED, Refusal.FINISH_GAME_INVALID_PHASE),
    REMATCH("rematch", Phase.FINISHED, Phase.LOBBY, Refusal.REMATCH_INVALID_PHASE);

    private final String word;
    private final Phase leaves;
    private final Phase reaches;
    private final Refusal invalidPhase;

    HostMove(String word, Phase leaves, Phase reaches, Refusal invalidPhase) {
        this.word = word;
        this.leaves = leaves;
        this.reaches = reaches;
        this.invalidPhase = invalidPhase;
    }

    /** The word of the protocol: {@code transition.command}. */
    public String word() {
        return word;
    }

    public Phase leaves() {
        return leaves;
    }

    public Phase reaches() {
        return reaches;
    }

    public Refusal invalidPhase() {
        return invalidPhase;
    }
}
