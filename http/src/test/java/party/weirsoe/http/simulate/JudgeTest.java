package party.weirsoe.http.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static party.weirsoe.http.simulate.FakeParty.ADA;
import static party.weirsoe.http.simulate.FakeParty.ADA_LIES;
import static party.weirsoe.http.simulate.FakeParty.BO;
import static party.weirsoe.http.simulate.FakeParty.FINISHED;
import static party.weirsoe.http.simulate.FakeParty.REVEALED;
import static party.weirsoe.http.simulate.FakeParty.answered;
import static party.weirsoe.http.simulate.FakeParty.problem;
import static party.weirsoe.http.simulate.FakeParty.replayOf;
import static party.weirsoe.http.simulate.FakeParty.sent;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import party.weirsoe.game.Award;
import party.weirsoe.game.GameEvent;
import party.weirsoe.game.HostMove;
import party.weirsoe.game.LieChoice;

/** Each promise is broken once, in the record of a party in which nothing else is wrong: the judge must notice. */
class JudgeTest {
    private final FakeParty party = new FakeParty();

    @Test
    void aPartyWithoutFaultIsFoundWithoutFault() {
        party.again(party.by(ADA_LIES), sent(7), replayOf(party.by(ADA_LIES)));
        party.refused(new Deed.Lie(ADA, 1, new LieChoice.Typed("too late")), sent(7), 409, "lie_already_submitted");
        party.refused(new Deed.Move(HostMove.ROUNDS_NEXT, 1), sent(9) + 600_000, 409, "round_limit_reached");
        party.saw(4, sent(4));
        party.saw(5, sent(6));
        party.connections.add(List.of(
                party.hello(3),
                party.hint("phase.lie_started", 4, "lie", 1),
                party.hint("session.changed", 5, "lie", 1),
                party.hint("phase.reveal_started", 8, "reveal", 1)));

        assertThat(party.judged(Staleness.NONE)).isEmpty();
    }

    @Test
    void anAcknowledgedCommandThatIsNotInTheJournalIsLost() {
        party.rows.removeLast();

        assertThat(party.broken()).contains(Violation.Rule.NOTHING_IS_LOST);
    }

    @Test
    void anAcknowledgedLieThatIsInTheJournalAsAnotherIsLost() {
        Operation lie = party.by(ADA_LIES);
        party.operations.set(
                ADA_LIES - 1,
                new Operation(
                        new Deed.Lie(ADA, 1, new LieChoice.Typed("another text")), lie.request(), lie.attempts()));

        assertThat(party.broken()).contains(Violation.Rule.NOTHING_IS_LOST);
    }

    @Test
    void aDuplicateThatIsAnsweredAsNewIsApplied() {
        Operation lie = party.by(ADA_LIES);
        party.again(lie, sent(7), Objects.requireNonNull(lie.outcome()));

        assertThat(party.broken()).containsExactly(Violation.Rule.NOTHING_IS_APPLIED_TWICE);
    }

    @Test
    void theHostsSkipOfAPhaseThatTheLastPlayerHasEndedIsNothingNew() {
        Operation lastLie = party.by(6);
        Operation skip = new Operation(new Deed.Move(HostMove.GUESS_START, 1), lastLie.request());
        String body = Objects.requireNonNull(lastLie.outcome()).body();
        party.again(
                skip,
                sent(7),
                new Answer(
                        200,
                        body.replace("\"lie\":{", "\"transition\":{\"command\":\"guess.start\"},\"lie\":{"),
                        "",
                        null,
                        false,
                        0));

        assertThat(party.broken()).containsExactly(Violation.Rule.NOTHING_IS_APPLIED_TWICE);
    }

    @Test
    void aRowThatNobodyGaveIsMadeUp() {
        party.operations.remove(ADA_LIES - 1);

        assertThat(party.broken()).containsExactly(Violation.Rule.NOTHING_IS_MADE_UP);
    }

    @Test
    void aRowOfACommandThatWasSaidNotToBeAppliedIsMadeUp() {
        Operation lie = party.by(ADA_LIES);
        Operation.Attempt told = lie.attempts().removeLast();
        lie.attempts()
                .add(new Operation.Attempt(told.server(), told.sentAt(), told.endedAt(), problem(503, "unavailable")));
        assertThat(party.broken()).containsExactly(Violation.Rule.NOTHING_IS_MADE_UP);

        lie.attempts()
                .add(new Operation.Attempt(
                        told.server(), told.sentAt(), told.endedAt(), problem(503, "outcome_unknown")));
        assertThat(party.broken()).isEmpty();
    }

    @Test
    void aDuplicateWithOtherBytesIsNoticed() {
        Answer first = replayOf(party.by(ADA_LIES));
        party.again(
                party.by(ADA_LIES),
                sent(7),
                new Answer(first.status(), first.body() + " ", first.location(), null, true, 0));

        assertThat(party.broken()).containsExactly(Violation.Rule.DUPLICATES_GET_THE_FIRST_BYTES);
    }

    @Test
    void anAnswerThatTellsAnotherVersionThanItsRowIsNoticed() {
        Operation lie = party.by(ADA_LIES);
        Operation.Attempt told = lie.attempts().removeLast();
        Answer first = Objects.requireNonNull(told.answer());
        lie.attempts()
                .add(new Operation.Attempt(
                        told.server(),
                        told.sentAt(),
                        told.endedAt(),
                        new Answer(
                                200,
                                first.body().replace("\"version\":5", "\"version\":6"),
                                first.location(),
                                null,
                                false,
                                0)));

        assertThat(party.broken()).containsExactly(Violation.Rule.DUPLICATES_GET_THE_FIRST_BYTES);
    }

    @Test
    void aMissingRowIsNoticed() {
        party.rows.remove(ADA_LIES - 1);

        assertThat(party.broken()).contains(Violation.Rule.ROWS_FOLLOW_THE_RULES);
    }

    @Test
    void aRowThatTheRulesDoNotDecideIsNoticed() {
        JournalRow lie = party.rows.get(ADA_LIES - 1);
        party.rows.set(
                ADA_LIES - 1,
                new JournalRow(lie.version(), lie.events(), party.rows.get(8).receipt()));

        assertThat(party.broken()).contains(Violation.Rule.ROWS_FOLLOW_THE_RULES);
    }

    @Test
    void anOrderThatTimeDoesNotAllowIsNoticed() {
        Operation lie = party.by(ADA_LIES);
        Operation.Attempt told = lie.attempts().removeLast();
        lie.attempts().add(new Operation.Attempt(told.server(), answered(6) + 1, answered(6) + 2, told.answer()));

        assertThat(party.broken()).containsExactly(Violation.Rule.ORDER_AGREES_WITH_TIME);
    }

    @Test
    void aRefusalThatWasWrongAllTheTimeIsNoticed() {
        party.refused(new Deed.Guess(BO, 1, ((Deed.Guess) party.by(8).deed()).option()), sent(8), 409, "own_lie");

        assertThat(party.broken()).containsExactly(Violation.Rule.REFUSALS_ARE_RIGHT);
    }

    @Test
    void aRefusalOfWhatIsRecordedIsNoticed() {
        party.refused(party.by(ADA_LIES).deed(), sent(9), 409, "lie_phase_closed");

        assertThat(party.broken()).containsExactly(Violation.Rule.REFUSALS_ARE_RIGHT);
    }

    @Test
    void aRefusalThatWasRightLongAgoIsAllowedToACutOffNodeOnly() {
        party.refused(new Deed.Move(HostMove.FINISH, 1), sent(10) + 1, 409, "finish_game_invalid_phase");
        assertThat(party.broken()).containsExactly(Violation.Rule.REFUSALS_ARE_RIGHT);

        assertThat(party.judged(new Staleness(List.of(new Staleness.Window(sent(9), sent(11))))))
                .isEmpty();
    }

    @Test
    void anAnswerThatNoClientShouldGetIsNoticed() {
        party.refused(party.by(ADA_LIES).deed(), sent(ADA_LIES), 500, "internal_error");

        assertThat(party.broken()).containsExactly(Violation.Rule.REFUSALS_ARE_RIGHT);
    }

    @Test
    void aViewThatForgetsWhatWasAcknowledgedIsNoticed() {
        party.saw(4, answered(ADA_LIES) + 1);
        assertThat(party.broken()).containsExactly(Violation.Rule.VIEWS_ARE_CURRENT);

        assertThat(party.judged(new Staleness(List.of(new Staleness.Window(0, sent(9))))))
                .isEmpty();
    }

    @Test
    void aViewOfWhatNobodyHasGivenYetIsNoticed() {
        party.saw(7, sent(4));

        assertThat(party.broken()).contains(Violation.Rule.VIEWS_ARE_CURRENT);
    }

    @Test
    void aHintThatIsNoNewsIsNoticed() {
        party.connections.add(List.of(party.hello(5), party.hint("session.changed", 5, "lie", 1)));

        assertThat(party.broken()).containsExactly(Violation.Rule.HINTS_ARE_NEWS);
    }

    @Test
    void aPhaseThatIsAnnouncedTwiceIsNoticed() {
        party.connections.add(List.of(
                party.hello(3),
                party.hint("phase.lie_started", 4, "lie", 1),
                party.hint("phase.lie_started", 5, "lie", 1)));

        assertThat(party.judged(Staleness.NONE))
                .extracting(Violation::what)
                .contains("phase.lie_started of round 1 came twice");
    }

    @Test
    void aHintThatTellsWhatIsNotSoIsNoticed() {
        party.connections.add(List.of(party.hello(3), party.hint("session.changed", 5, "guess", 1)));

        assertThat(party.broken()).containsExactly(Violation.Rule.HINTS_ARE_NEWS);
    }

    @Test
    void aPartyThatDoesNotEndIsNoticed() {
        party.finished = false;

        assertThat(party.broken()).containsExactly(Violation.Rule.PARTIES_FINISH);
    }

    @Test
    void pointsThatNobodyHasEarnedAreNoticed() {
        JournalRow reveal = party.rows.get(REVEALED - 1);
        GameEvent.RevealStarted started =
                (GameEvent.RevealStarted) reveal.events().getLast();
        Award first = started.awards().getFirst();
        Award more = new Award(first.option(), first.player(), first.points() + 250);
        party.rows.set(
                REVEALED - 1,
                new JournalRow(
                        reveal.version(),
                        List.of(
                                reveal.events().getFirst(),
                                new GameEvent.RevealStarted(
                                        List.of(more, started.awards().getLast()))),
                        reveal.receipt()));

        assertThat(party.broken()).contains(Violation.Rule.POINTS_ADD_UP);
        assertThat(party.rows).hasSize(FINISHED);
    }
}
