package party.weirsoe.http.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import party.weirsoe.game.Deck;
import party.weirsoe.game.Game;
import party.weirsoe.game.SessionSettings;

/**
 * Compares all that the clients of a party sent and were told with the rows of its journal and with the pure rules. The
 * journal is a witness, and is itself under suspicion: its order must be one in which the clients' requests and answers can
 * have happened, and each row what the rules decide at its place.
 */
public final class Judge {
    private final Function<SessionSettings, Deck> decks;

    /** @param decks what a session with these settings draws from */
    public Judge(Function<SessionSettings, Deck> decks) {
        this.decks = decks;
    }

    /** @param rows all of the session's, in order */
    public List<Violation> judge(PartyHistory history, List<JournalRow> rows, Staleness staleness) {
        Verdicts verdicts = new Verdicts(history.party() + " (" + history.code() + ")");
        Model model = Model.replay(rows, decks, verdicts);
        List<List<SocketMessage>> connections =
                history.connections().stream().map(SocketMessage::of).toList();
        List<SocketMessage> messages = new ArrayList<>();
        connections.forEach(messages::addAll);
        Timeline timeline = Timeline.of(model, history, messages, verdicts);
        new CommandJudge(model, timeline, staleness, verdicts).judge(history.operations());
        judgeReadings(history, timeline, staleness, verdicts);
        SocketJudge sockets = new SocketJudge(model, verdicts);
        connections.forEach(sockets::judge);
        PointsJudge.judge(model, verdicts);
        if (!history.isFinished() || !(model.state(model.last()) instanceof Game.Finished)) {
            verdicts.tell(
                    Violation.Rule.PARTIES_FINISH,
                    "ended at version " + model.last() + ", " + history.givenUp() + ", in "
                            + model.state(model.last()).getClass().getSimpleName());
        }
        return verdicts.all();
    }

    private static void judgeReadings(PartyHistory history, Timeline timeline, Staleness staleness, Verdicts verdicts) {
        for (PartyHistory.Reading reading : history.readings()) {
            long newest = timeline.reachableUntil(reading.endedAt());
            long oldest = timeline.reachedBefore(reading.sentAt());
            boolean behind = reading.version() < oldest && !staleness.touches(reading.sentAt(), reading.endedAt());
            if (behind || reading.version() > newest) {
                verdicts.tell(
                        Violation.Rule.VIEWS_ARE_CURRENT,
                        reading.server() + " showed version " + reading.version() + " when it was from " + oldest
                                + " to " + newest);
            }
        }
    }
}
