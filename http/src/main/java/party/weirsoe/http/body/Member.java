package party.weirsoe.http.body;

/** What one member of a request body may be. */
public sealed interface Member {
    String name();

    boolean required();

    /** @param charactersMax in UTF-16 units; for texts that people type, the rules have finer bounds */
    record Text(String name, boolean required, int charactersMax) implements Member {}

    record Flag(String name, boolean required) implements Member {}

    /** @param nullable {@code null} is a value of its own */
    record Whole(String name, boolean required, int min, int max, boolean nullable) implements Member {}

    /** An integer from 0 on. A number too large to be held is read as the largest that can: no round is that far. */
    record Count(String name, boolean required) implements Member {}
}
