package party.weirsoe.http.speed;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** CPU for a durable command over HTTP, with an event socket for everybody, beside the peer's in memory. */
final class CommandPart {
    /** After the parties begin again, before it counts. */
    private static final Duration RUN_UP = Duration.ofSeconds(1);

    private final Speed speed;
    private final Path dir;

    CommandPart(Speed speed, Path dir) {
        this.speed = speed;
        this.dir = dir;
    }

    List<Row> measure() {
        double[] jvm = new double[speed.reps()];
        double[] postgres = new double[speed.reps()];
        double[] both = new double[speed.reps()];
        double[] rate = new double[speed.reps()];
        double[] hints = new double[speed.reps()];
        double[] peer = new double[speed.reps()];
        double[] peerRate = new double[speed.reps()];
        try (Wpp wpp = Wpp.start(dir);
                @Nullable Colyseus colyseus = speed.colyseus() == null ? null : Colyseus.start(speed.colyseus());
                Loop loop = Loop.start()) {
            wpp.postgres().assertDurable();
            Crowd crowd = Crowd.withSockets(loop, wpp.address(), speed.parties(), speed.players(), speed.rounds());
            crowd.play();
            Speed.wait(speed.warmUp());
            crowd.rest();
            int rounds = colyseus == null ? 0 : roundsOfAWindow(colyseus);
            for (int rep = 0; rep < speed.reps(); rep++) {
                crowd.play();
                Speed.wait(RUN_UP);
                Usage usage = Usage.of(
                        wpp.process()::cpuMicros, wpp.postgres(), crowd::commands, crowd::hints, speed.window());
                crowd.rest();
                jvm[rep] = usage.jvmMicros() / usage.commands();
                postgres[rep] = usage.postgresMicros() / usage.commands();
                both[rep] = jvm[rep] + postgres[rep];
                rate[rep] = usage.commands() / usage.seconds();
                hints[rep] = usage.hints() / usage.commands();
                if (colyseus != null) {
                    JsonNode line = colyseus.play(speed.parties(), speed.players(), rounds);
                    peer[rep] = line.path("server_cpu_us_per_command").asDouble();
                    peerRate[rep] = line.path("commands_per_s").asDouble();
                }
            }
            boolean measured = colyseus != null;
            return List.of(
                    Row.of("CPU for a durable command over HTTP, hints included", "µs", both)
                            .beside("Colyseus, in memory", measured ? peer : null)
                            .ratioAtMost(1.0),
                    Row.of("of it: JVM", "µs", jvm),
                    Row.of("of it: PostgreSQL", "µs", postgres),
                    Row.of("commands while that was measured", "1/s", rate)
                            .beside("Colyseus", measured ? peerRate : null),
                    Row.of("hints received for each command", "", hints));
        }
    }

    /** Warms it up, and finds how many rounds take about as long as a window. */
    private int roundsOfAWindow(Colyseus colyseus) {
        int rounds = 10;
        JsonNode first = colyseus.play(speed.parties(), speed.players(), rounds);
        double seconds =
                first.path("commands").asDouble() / first.path("commands_per_s").asDouble();
        int enough = Math.max(1, (int) Math.round(rounds * speed.window().toSeconds() / seconds));
        colyseus.play(speed.parties(), speed.players(), enough);
        return enough;
    }
}
