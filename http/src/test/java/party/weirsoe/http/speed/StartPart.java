package party.weirsoe.http.speed;

import java.nio.file.Path;
import java.util.List;

/** From the launcher's start to the first request that is answered, where the server has run before. */
final class StartPart {
    private final Speed speed;
    private final Path dir;

    StartPart(Speed speed, Path dir) {
        this.speed = speed;
        this.dir = dir;
    }

    List<Row> measure() {
        double first = start();
        start(); // what the first run has left for the next ones is there now
        double[] warm = new double[speed.reps()];
        for (int rep = 0; rep < speed.reps(); rep++) {
            warm[rep] = start();
        }
        return List.of(
                Row.of("start to ready, warm", "s", warm).atMost(3),
                Row.of("start to ready, the first time: a database is set up", "s", first));
    }

    private double start() {
        try (Wpp wpp = Wpp.start(dir)) {
            return wpp.readyNanos() / 1e9;
        }
    }
}
