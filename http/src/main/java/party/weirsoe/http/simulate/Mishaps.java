package party.weirsoe.http.simulate;

/**
 * What goes wrong at the clients of a party, each once in so many times; 0: never.
 *
 * @param doubleTap of commands: given twice at once, on two connections
 * @param lostAnswer of sendings: the connection is cut before the answer
 * @param lateDuplicate of commands: an earlier one of the same client is sent again behind it
 * @param lastDuplicates so many earlier commands are sent again when the party is over
 * @param lostSocket of views: the event socket breaks
 * @param sleep of views: the phone sleeps for a moment, hears nothing, and wakes with a new socket
 * @param reload of views: the page forgets all that it has shown and begins again
 * @param impatience of phases: the host ends it while players still think
 */
public record Mishaps(
        int doubleTap,
        int lostAnswer,
        int lateDuplicate,
        int lastDuplicates,
        int lostSocket,
        int sleep,
        int reload,
        int impatience) {
    /** Clients as one would wish for. */
    public static final Mishaps NONE = new Mishaps(0, 0, 0, 0, 0, 0, 0, 0);
    /** What people do without knowing it: double taps, and copies that arrive when all is over. */
    public static final Mishaps FEW = new Mishaps(8, 0, 0, 2, 0, 0, 0, 12);
    /** Bad phones in a bad network. */
    public static final Mishaps MANY = new Mishaps(8, 12, 10, 2, 20, 30, 30, 12);
}
