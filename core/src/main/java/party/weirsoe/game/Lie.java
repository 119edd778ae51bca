package party.weirsoe.game;

/** A submitted lie. {@code house}: the house wrote it, the text is one of the question's decoys. */
public record Lie(PlayerId author, String text, boolean house) {}
