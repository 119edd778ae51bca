package party.weirsoe.http.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static party.weirsoe.http.simulate.FakeParty.ADA;
import static party.weirsoe.http.simulate.FakeParty.ADA_LIES;
import static party.weirsoe.http.simulate.FakeParty.BO;
import static party.weirsoe.http.simulate.FakeParty.answered;
import static party.weirsoe.http.simulate.FakeParty.problem;
import static party.weirsoe.http.simulate.FakeParty.replayOf;
import static party.weirsoe.http.simulate.FakeParty.sent;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import party.weirsoe.game.HostMove;
import party.weirsoe.game.LieChoice;
import party.weirsoe.game.PlayerId;

/** As {@link JudgeTest}, where nobody can read the journal: what the clients were told contradicts itself. */
class TestimonyJudgeTest {
    private static final int GUESS_STARTED = 6;

    private final FakeParty party = new FakeParty();

    @Test
    void aPartyWithoutFaultIsFoundWithoutFault() {
        party.again(party.by(ADA_LIES), sent(7), replayOf(party.by(ADA_LIES)));
        party.refused(new Deed.Lie(ADA, 1, new LieChoice.Typed("too late")), sent(7), 409, "lie_already_submitted");
        party.refused(new Deed.Lie(BO, 1, new LieChoice.Typed("the truth")), sent(5), 409, "too_close_to_truth");
        party.refused(new Deed.Move(HostMove.ROUNDS_NEXT, 1), sent(9) + 600_000, 409, "round_limit_reached");
        party.refused(new Deed.Move(HostMove.ROUNDS_NEXT, 1), sent(7), 409, "next_round_invalid_phase");
        party.saw(4, sent(4));
        party.shown("p1", ADA_LIES, true, false, 1, null);
        party.shown("p1", ADA_LIES, true, false, 1, null);
        party.shown("p2", ADA_LIES, false, false, 2, null);
        party.reveals.add(party.reveal());
        party.connections.add(List.of(
                party.hello(3),
                party.hint("phase.lie_started", 4, "lie", 1),
                party.hint("session.changed", 5, "lie", 1),
                party.hint("phase.reveal_started", 8, "reveal", 1)));

        assertThat(party.judgedWithoutRows()).isEmpty();
    }

    @Test
    void aDuplicateWithOtherBytesIsNoticed() {
        Answer first = replayOf(party.by(ADA_LIES));
        party.again(
                party.by(ADA_LIES),
                sent(7),
                new Answer(first.status(), first.body() + " ", first.location(), null, true, 0));

        assertThat(party.brokenWithoutRows()).containsExactly(Violation.Rule.DUPLICATES_GET_THE_FIRST_BYTES);
    }

    @Test
    void aDuplicateThatIsAnsweredAsNewIsApplied() {
        Operation lie = party.by(ADA_LIES);
        party.again(lie, sent(7), Objects.requireNonNull(lie.outcome()));

        assertThat(party.brokenWithoutRows()).containsExactly(Violation.Rule.NOTHING_IS_APPLIED_TWICE);
    }

    @Test
    void twoCommandsThatBothMadeOneVersionAreNoticed() {
        Operation skip =
                new Operation(new Deed.Move(HostMove.GUESS_START, 1), Request.command("POST", "/", "token", null));
        party.again(
                skip,
                sent(GUESS_STARTED) + 1,
                Objects.requireNonNull(party.by(GUESS_STARTED).outcome()));

        assertThat(party.brokenWithoutRows()).containsExactly(Violation.Rule.NOTHING_IS_APPLIED_TWICE);
    }

    @Test
    void aVersionThatNobodyGaveIsMadeUp() {
        party.operations.remove(ADA_LIES - 1);

        assertThat(party.brokenWithoutRows()).containsExactly(Violation.Rule.NOTHING_IS_MADE_UP);
    }

    @Test
    void ofAPartyThatWasCutShortSomeVersionsMayBeUnknown() {
        party.operations.remove(ADA_LIES - 1);
        party.finished = false;

        assertThat(party.brokenWithoutRows()).containsExactly(Violation.Rule.PARTIES_FINISH);
    }

    @Test
    void anOrderThatTimeDoesNotAllowIsNoticed() {
        Operation lie = party.by(ADA_LIES);
        Operation.Attempt told = lie.attempts().removeLast();
        lie.attempts().add(new Operation.Attempt(told.server(), answered(6) + 1, answered(6) + 2, told.answer()));

        assertThat(party.brokenWithoutRows()).containsExactly(Violation.Rule.ORDER_AGREES_WITH_TIME);
    }

    @Test
    void aRefusalThatWasWrongAllTheTimeIsNoticed() {
        party.refused(new Deed.Move(HostMove.ROUNDS_NEXT, 1), sent(10) + 1, 409, "stale_transition");
        assertThat(party.brokenWithoutRows()).containsExactly(Violation.Rule.REFUSALS_ARE_RIGHT);
    }

    @Test
    void aRefusalOfWhatHadBeenAppliedIsNoticed() {
        party.refused(new Deed.Move(HostMove.ROUNDS_START, 0), sent(7), 409, "stale_transition");
        assertThat(party.brokenWithoutRows()).containsExactly(Violation.Rule.REFUSALS_ARE_RIGHT);
    }

    @Test
    void anAnswerThatNoClientShouldGetIsNoticedAndTroubleIsNot() {
        Operation lie = party.by(ADA_LIES);
        party.again(lie, sent(ADA_LIES), problem(503, "unavailable"));
        party.again(lie, sent(ADA_LIES), problem(429, "rate_limited"));
        assertThat(party.brokenWithoutRows()).isEmpty();

        party.again(lie, sent(ADA_LIES), problem(500, "internal_error"));
        assertThat(party.brokenWithoutRows()).containsExactly(Violation.Rule.REFUSALS_ARE_RIGHT);
    }

    @Test
    void aViewThatForgetsWhatWasAcknowledgedIsNoticed() {
        party.saw(4, answered(ADA_LIES) + 1);

        assertThat(party.brokenWithoutRows()).containsExactly(Violation.Rule.VIEWS_ARE_CURRENT);
    }

    @Test
    void aViewThatIsNotTheSameTwiceIsNoticed() {
        party.shown("p1", ADA_LIES, true, false, 1, null);
        party.shown("p1", ADA_LIES, true, false, 2, null);

        assertThat(party.brokenWithoutRows()).containsExactly(Violation.Rule.VIEWS_ARE_CURRENT);
    }

    @Test
    void aViewWithoutOnesOwnLieHasLostIt() {
        party.shown("p1", GUESS_STARTED, false, false, 1, null);

        assertThat(party.brokenWithoutRows()).containsExactly(Violation.Rule.NOTHING_IS_LOST);
    }

    @Test
    void aViewWithAGuessThatNobodyGaveIsNoticed() {
        party.shown("p1", GUESS_STARTED, true, true, 1, null);

        assertThat(party.brokenWithoutRows()).containsExactly(Violation.Rule.NOTHING_IS_MADE_UP);
    }

    @Test
    void whatBelongsBehindTheRevealIsNoticedBeforeIt() {
        party.shown("p1", GUESS_STARTED, true, false, 1, "truth");

        assertThat(party.brokenWithoutRows()).containsExactly(Violation.Rule.NOTHING_LEAKS);
    }

    @Test
    void aHintThatIsNoNewsIsNoticed() {
        party.connections.add(List.of(party.hello(5), party.hint("session.changed", 5, "lie", 1)));

        assertThat(party.brokenWithoutRows()).containsExactly(Violation.Rule.HINTS_ARE_NEWS);
    }

    @Test
    void aHintThatTellsWhatIsNotSoIsNoticed() {
        party.connections.add(List.of(party.hello(3), party.hint("session.changed", 4, "lie", 1)));

        assertThat(party.judgedWithoutRows())
                .extracting(Violation::what)
                .containsExactly("version 4 was announced as session.changed");
    }

    @Test
    void pointsThatNobodyHasEarnedAreNoticed() {
        View reveal = party.reveal();
        Map<PlayerId, Integer> more = new LinkedHashMap<>(reveal.scores());
        more.merge(ADA, 250, Integer::sum);
        party.reveals.add(new View(
                reveal.stamp(), reveal.pollAfter(), more, reveal.multiplier(), reveal.options(), null, null, null));

        assertThat(party.brokenWithoutRows()).containsExactly(Violation.Rule.POINTS_ADD_UP);
    }

    @Test
    void aGuessThatIsShownAsAnotherIsNoticed() {
        View reveal = party.reveal();
        List<View.Option> options = reveal.options().stream()
                .map(option -> new View.Option(option.id(), option.truth(), option.authors(), List.of()))
                .toList();
        party.reveals.add(new View(
                reveal.stamp(),
                reveal.pollAfter(),
                Map.of(ADA, 0, BO, 0),
                reveal.multiplier(),
                options,
                null,
                null,
                null));

        assertThat(party.brokenWithoutRows()).containsExactly(Violation.Rule.NOTHING_IS_LOST);
    }
}
