package party.weirsoe.game;

/** What a player submits as a lie: a text of their own, or "lie for me". */
public sealed interface LieChoice {
    /** The text as {@link PlainText#normalise} leaves it; its emptiness and length are judged by the rules. */
    record Typed(String text) implements LieChoice {}

    record House() implements LieChoice {}
}
