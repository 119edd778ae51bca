package party.weirsoe.game;

import java.util.Locale;

/** Where a session stands. */
public enum Phase {
    LOBBY,
    LIE,
    GUESS,
    REVEAL,
    SCOREBOARD,
    FINISHED;

    /** The word of the protocol, {@code lie} for {@link #LIE}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
