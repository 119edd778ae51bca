package party.weirsoe.game;

/** An option of one round's ballot. Random for each round, so that it tells nothing. */
public record OptionId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
