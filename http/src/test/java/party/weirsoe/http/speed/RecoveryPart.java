package party.weirsoe.http.speed;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import party.weirsoe.http.e2e.Await;

/** How fast sessions that sleep come back: each is looked at once, and has to be read from the database for it. */
final class RecoveryPart {
    private static final int SESSIONS = 4_000;
    private static final int IN_FLIGHT = 256;
    private static final Duration PASSIVATE_AFTER = Duration.ofSeconds(4);

    private final Speed speed;
    private final Path dir;

    RecoveryPart(Speed speed, Path dir) {
        this.speed = speed;
        this.dir = dir;
    }

    List<Row> measure(List<String> flags) {
        List<Row> rows = new ArrayList<>();
        try (Running node = ProcessPart.start(flags, dir, PASSIVATE_AFTER)) {
            node.ask("open " + SESSIONS + " " + speed.players() + " " + speed.rounds());
            double[] fromRows = recoveries(node);
            node.ask("until 4 " + IN_FLIGHT);
            double[] fromSnapshots = recoveries(node);
            rows.add(Row.of("sessions recovered, in round 4: a snapshot and some rows", "1/s", fromSnapshots)
                    .atLeast(10_000));
            rows.add(Row.of("sessions recovered, in round 1: ten rows, no snapshot", "1/s", fromRows));
        }
        return rows;
    }

    private double[] recoveries(Running node) {
        double[] rates = new double[speed.reps()];
        for (int warmUp = 0; warmUp < 5; warmUp++) {
            recover(node);
        }
        for (int rep = 0; rep < speed.reps(); rep++) {
            rates[rep] = recover(node);
        }
        return rates;
    }

    private static double recover(Running node) {
        Await.until(SpeedLimits.CHILD_ANSWER_MAX, "all sessions to sleep", () -> node.ask("awake")
                .equals("0"));
        String[] answer = node.ask("view " + IN_FLIGHT).split(" ", -1);
        return Double.parseDouble(answer[0]) / Double.parseDouble(answer[1]);
    }
}
