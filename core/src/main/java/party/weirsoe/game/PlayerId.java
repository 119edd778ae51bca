package party.weirsoe.game;

import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A player of one session, by the number of their join, from 1 to {@link GameLimits#JOINS_MAX}: {@code p3}. */
public record PlayerId(int number) implements Comparable<PlayerId> {
    private static final PlayerId[] ALL = IntStream.rangeClosed(1, GameLimits.JOINS_MAX)
            .mapToObj(PlayerId::new)
            .toArray(PlayerId[]::new);

    public PlayerId {
        if (number < 1 || number > GameLimits.JOINS_MAX) {
            throw new IllegalArgumentException("player number " + number + " is not 1.." + GameLimits.JOINS_MAX);
        }
    }

    /** The same object for the same number: every session has a p1, in its roster and in each of its receipts. */
    public static PlayerId of(int number) {
        return number >= 1 && number <= ALL.length ? ALL[number - 1] : new PlayerId(number);
    }

    /** Reads {@code p1} to {@code p64}; anything else is null. */
    public static @Nullable PlayerId parse(String text) {
        int digits = text.length() - 1;
        if (digits < 1 || digits > 2 || text.charAt(0) != 'p' || text.charAt(1) == '0') {
            return null;
        }
        int number = 0;
        for (int i = 1; i <= digits; i++) {
            char digit = text.charAt(i);
            if (digit < '0' || digit > '9') {
                return null;
            }
            number = number * 10 + digit - '0';
        }
        return number > GameLimits.JOINS_MAX ? null : of(number);
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
