package party.weirsoe.game;

import org.jspecify.annotations.Nullable;

/** A player of one session, by the number of their join, from 1 to {@link GameLimits#JOINS_MAX}: {@code p3}. */
public record PlayerId(int number) implements Comparable<PlayerId> {
    public PlayerId {
        if (number < 1 || number > GameLimits.JOINS_MAX) {
            throw new IllegalArgumentException("player number " + number + " is not 1.." + GameLimits.JOINS_MAX);
        }
    }

    /** Reads {@code p1} to {@code p64}; anything else is null. */
    public static @Nullable PlayerId parse(String text) {
        if (!text.matches("p[1-9][0-9]?")) {
            return null;
        }
        int number = Integer.parseInt(text.substring(1));
        return number > GameLimits.JOINS_MAX ? null : new PlayerId(number);
    }

    @Override
    public int compareTo(PlayerId other) {
        return Integer.compare(number, other.number);
    }

    @Override
    public String toString() {
        return "p" + number;
    }
}
