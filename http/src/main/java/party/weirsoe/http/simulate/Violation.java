package party.weirsoe.http.simulate;

/** A promise that was broken. */
public record Violation(String party, Rule rule, String what) {
    /** The promises that the judge looks at. */
    public enum Rule {
        /** The rows are those that the rules decide, in an unbroken sequence. */
        ROWS_FOLLOW_THE_RULES,
        /** What was acknowledged is in the journal. */
        NOTHING_IS_LOST,
        /** What a client gave once is in the journal once, and is answered freshly once. */
        NOTHING_IS_APPLIED_TWICE,
        /** What nobody gave, or what was said not to be applied, is not in the journal. */
        NOTHING_IS_MADE_UP,
        /** Every duplicate gets the first bytes, and they are those of its row. */
        DUPLICATES_GET_THE_FIRST_BYTES,
        /** The order of the rows is one in which the commands can have been given. */
        ORDER_AGREES_WITH_TIME,
        /** A refusal was right in some state between its request and its answer. */
        REFUSALS_ARE_RIGHT,
        /** A view is of some state between its request and its answer. */
        VIEWS_ARE_CURRENT,
        /** On one connection versions increase, and no phase is announced twice. */
        HINTS_ARE_NEWS,
        /** No view has members before the reveal that belong behind it. */
        NOTHING_LEAKS,
        /** Every party ends. */
        PARTIES_FINISH,
        /** The points of a party are those of its guesses. */
        POINTS_ADD_UP
    }

    @Override
    public String toString() {
        return party + ", " + rule + ": " + what;
    }
}
