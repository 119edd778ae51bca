package party.weirsoe.sim;

/** The promises that the judges look at. */
enum Rule {
    /** Each row is what the pure rules decide in the state before it, and its number is the next one. */
    ROWS_FOLLOW_THE_RULES,
    /** Each row is what the rule book, written down a second time, allows: who may, when a phase ends, what a ballot has. */
    RULE_BOOK,
    /** Points, counted once more from the guesses, are those on the leaderboard, and within bounds. */
    POINTS_ADD_UP,
    /** A phase ends at its deadline and its grace, once, and takes what comes until then. */
    DEADLINES_ARE_KEPT,
    /** What was acknowledged is in the journal as it was given. */
    NOTHING_IS_LOST,
    /** What was given once is there once, and answered once as new. */
    NOTHING_IS_APPLIED_TWICE,
    /** What nobody gave, or what was said not to be applied, is not there. */
    NOTHING_IS_MADE_UP,
    /** All answers to one command are equal, and tell what its row says. */
    DUPLICATES_GET_THE_FIRST_BYTES,
    /** Linearizability: a refusal is that of some state between request and answer. */
    REFUSALS_ARE_RIGHT,
    /** Linearizability: a GET shows a version from that span. */
    VIEWS_ARE_CURRENT,
    /** A view is what its version is to its viewer, member for member, always in the same bytes: after a restart too. */
    VIEWS_ARE_TRUE,
    /** Before the reveal no byte tells the truth, an author, a decoy, an explanation or the next question. */
    NOTHING_LEAKS,
    /** On one connection versions increase, each is told at most once, and each hint is true. */
    HINTS_ARE_NEWS,
    /** Who listens hears of every version; what was lost is repaired within a ping. */
    HINTS_ARRIVE,
    /** The party ends. */
    PARTIES_END,
    /** Nothing threw. */
    NOTHING_BREAKS
}
