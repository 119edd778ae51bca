package party.weirsoe.session;

/** What a code answers to somebody who wants to open a session under it. */
sealed interface OpenAnswer extends Travelling {
    record Answered(Reply reply) implements OpenAnswer {}

    /** Another session has the code: draw again. */
    record CodeTaken() implements OpenAnswer {}
}
