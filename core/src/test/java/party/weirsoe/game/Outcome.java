package party.weirsoe.game;

import static org.assertj.core.api.Assertions.assertThat;

/** What tests say about a decision. */
final class Outcome {
    private Outcome() {}

    static void assertRefused(Decision decision, Refusal refusal) {
        assertThat(decision).isEqualTo(new Decision.Refused(refusal));
    }

    static Decision.Accepted assertAccepted(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
        return (Decision.Accepted) decision;
    }

    static Receipt receiptOf(Decision decision) {
        Receipt receipt = assertAccepted(decision).receipt();
        assertThat(receipt).isNotNull();
        if (receipt == null) {
            throw new AssertionError("no receipt");
        }
        return receipt;
    }

    static void assertNothingToDo(Decision decision) {
        assertThat(decision).isEqualTo(new Decision.NothingToDo());
    }
}
