package party.weirsoe.http.simulate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** All that happened in a party, in one sequence, for whoever has to find out why the judge complains. */
public final class Story {
    private record Line(long at, String text) {}

    private Story() {}

    /** Times in milliseconds since the first. The rows, which have no time of these clocks, stand at the end. */
    public static String of(PartyHistory history, List<JournalRow> rows) {
        List<Line> lines = new ArrayList<>();
        for (Operation operation : history.operations()) {
            for (Operation.Attempt attempt : operation.attempts()) {
                Answer answer = attempt.answer();
                lines.add(new Line(attempt.sentAt(), "sent " + operation.deed() + " to " + attempt.server()));
                lines.add(new Line(
                        attempt.endedAt(),
                        "of " + operation.deed() + " " + attempt.server() + " says "
                                + (answer == null
                                        ? "nothing"
                                        : answer.status() + (answer.replayed() ? " again " : " ") + answer.body())));
            }
        }
        history.readings()
                .forEach(reading -> lines.add(new Line(
                        reading.endedAt(),
                        reading.server() + " shows version " + reading.version() + ", asked "
                                + (reading.endedAt() - reading.sentAt()) / 1_000_000 + " ms before")));
        int number = 0;
        for (PartyHistory.Connection connection : history.connections()) {
            number++;
            for (SocketMessage heard : connection.heard()) {
                lines.add(new Line(heard.at(), "socket " + number + " hears " + heard));
            }
        }
        lines.sort(Comparator.comparingLong(Line::at));
        StringBuilder story = new StringBuilder();
        for (Line line : lines) {
            story.append(String.format(
                    Locale.ROOT, "%9.1f  %s%n", (line.at() - lines.getFirst().at()) / 1e6, line.text()));
        }
        rows.forEach(row -> story.append(String.format(Locale.ROOT, "row %d: %s%n", row.version(), row.events())));
        return story.toString();
    }
}
