package party.weirsoe.http.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import party.weirsoe.game.Deck;
import party.weirsoe.game.Game;
import party.weirsoe.game.SessionSettings;

/**
 * Compares all that the clients of a party sent and were told. With its journal, each row must be what the pure rules decide
 * at its place, and every answer what its row says: the journal is a witness, and is itself under suspicion. Without it the
 * clients are the only witnesses, and the judge looks for what cannot be true of all that they were told.
 *
 * <p>{@link Timeline}, {@link ReadingJudge} and {@link SocketJudge} need a {@link Course}, whoever tells it.
 * {@link CommandJudge} and {@link PointsJudge} need the rows; {@link TestimonyJudge} and {@link RevealJudge} stand in for
 * them where there are none.
 */
public final class Judge {
    private Judge() {}

    /**
     * With the journal.
     *
     * @param rows all of the session's, in order
     * @param decks what a session with these settings draws from
     */
    public static List<Violation> judge(
            PartyHistory history, List<JournalRow> rows, Function<SessionSettings, Deck> decks, Staleness staleness) {
        Verdicts verdicts = verdicts(history);
        Model model = Model.replay(rows, decks, verdicts);
        Timeline timeline = judgeCourse(model, history, staleness, verdicts);
        new CommandJudge(model, timeline, staleness, verdicts).judge(history.operations());
        PointsJudge.judge(model, verdicts);
        if (!history.isFinished() || !(model.state(model.last()) instanceof Game.Finished)) {
            verdicts.tell(
                    Violation.Rule.PARTIES_FINISH,
                    "ended at version " + model.last() + ", " + history.givenUp() + ", in "
                            + model.state(model.last()).getClass().getSimpleName());
        }
        return verdicts.all();
    }

    /** By what its clients were told alone. */
    public static List<Violation> judge(PartyHistory history) {
        Verdicts verdicts = verdicts(history);
        Testimony testimony = Testimony.of(history);
        Timeline timeline = judgeCourse(testimony, history, Staleness.NONE, verdicts);
        new TestimonyJudge(testimony, timeline, verdicts).judge(history);
        RevealJudge.judge(history, verdicts);
        if (!history.isFinished()) {
            verdicts.tell(
                    Violation.Rule.PARTIES_FINISH, "ended at version " + testimony.last() + ", " + history.givenUp());
        }
        return verdicts.all();
    }

    private static Verdicts verdicts(PartyHistory history) {
        return new Verdicts(history.party() + " (" + history.code() + ")");
    }

    private static Timeline judgeCourse(Course course, PartyHistory history, Staleness staleness, Verdicts verdicts) {
        List<List<SocketMessage>> connections = history.connections().stream()
                .map(PartyHistory.Connection::heard)
                .toList();
        List<SocketMessage> messages = new ArrayList<>();
        connections.forEach(messages::addAll);
        Timeline timeline = Timeline.of(course, history, messages, verdicts);
        new ReadingJudge(timeline, staleness, verdicts).judge(history.readings());
        SocketJudge sockets = new SocketJudge(course, verdicts);
        connections.forEach(sockets::judge);
        return timeline;
    }
}
