package party.weirsoe.http.simulate;

import java.util.List;

/**
 * When a node was cut off or frozen. Until the others have downed it, the protocol lets such a node answer views and
 * refusals of an older version; what is accepted is never affected.
 */
public record Staleness(List<Window> windows) {
    /** Nothing was cut off. */
    public static final Staleness NONE = new Staleness(List.of());

    /** From the cut to when its node can have learnt that it is out, in {@link System#nanoTime}. */
    public record Window(long from, long to) {}

    public Staleness {
        windows = List.copyOf(windows);
    }

    boolean touches(long from, long to) {
        return windows.stream().anyMatch(window -> window.from() <= to && window.to() >= from);
    }
}
