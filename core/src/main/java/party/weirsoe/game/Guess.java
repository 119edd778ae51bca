package party.weirsoe.game;

/** A submitted guess. */
public record Guess(PlayerId player, OptionId option) {}
