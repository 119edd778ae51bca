package party.weirsoe.game;

/** One row of the roster. The score includes a round's points from its reveal on. */
public record Player(PlayerId id, Nickname nickname, int score, Status status) {
    /** Plays this round; waits for the next one; has left or was kicked. */
    public enum Status {
        ACTIVE,
        WAITING,
        LEFT
    }

    public boolean isActive() {
        return status == Status.ACTIVE;
    }

    Player with(Status newStatus) {
        return new Player(id, nickname, score, newStatus);
    }

    Player plus(int points) {
        return new Player(id, nickname, score + points, status);
    }

    Player fresh() {
        return new Player(id, nickname, 0, Status.ACTIVE);
    }
}
