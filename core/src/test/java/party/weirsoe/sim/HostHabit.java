package party.weirsoe.sim;

/** How a tab of the host's leads a party. */
enum HostHabit {
    /** Waits for everybody, or for the deadline. The plainest, which shrinking prefers. */
    PATIENT,
    /** Ends phases, and now and then the game, before their time. */
    IMPATIENT,
    /** Kicks players, and gives seats a new token. */
    STRICT,
    /** Gives every command twice. */
    DOUBLE_TAPPING
}
