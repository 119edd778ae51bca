package party.weirsoe.session;

/** What became of a removal that was asked for by the server itself: by its retention, or by whoever runs it. */
public enum Removal implements Travelling {
    /** Its rows and snapshots are gone, and the code is free. */
    REMOVED,
    /** Somebody has touched it since. */
    KEPT,
    NOT_FOUND,
    /** Not now: the journal or the node cannot, or nobody answered. It may have been removed all the same. */
    UNKNOWN
}
