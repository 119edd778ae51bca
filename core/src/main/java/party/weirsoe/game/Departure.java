package party.weirsoe.game;

/** How somebody went: of their own will, or put out by the host. */
public enum Departure {
    LEFT,
    KICKED
}
