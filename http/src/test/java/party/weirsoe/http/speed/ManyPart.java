package party.weirsoe.http.speed;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Whether a command costs more where many parties live: a server with 10,000 in turn with one that has 100. */
final class ManyPart {
    private static final int FEW = 100;
    private static final int MANY = 10_000;
    private static final int CONNECTIONS = 64;
    private static final Duration RUN_UP = Duration.ofSeconds(1);

    private final Speed speed;
    private final Path dir;

    ManyPart(Speed speed, Path dir) {
        this.speed = speed;
        this.dir = dir;
    }

    List<Row> measure() {
        double[] many = new double[speed.reps()];
        double[] few = new double[speed.reps()];
        try (Wpp large = Wpp.start(dir.resolve("many"));
                Wpp small = Wpp.start(dir.resolve("few"));
                Loop loop = Loop.start()) {
            Crowd ofMany = open(loop, large, MANY);
            Crowd ofFew = open(loop, small, FEW);
            measure(ofMany, large, speed.warmUp());
            measure(ofFew, small, speed.warmUp());
            for (int rep = 0; rep < speed.reps(); rep++) {
                many[rep] = measure(ofMany, large, speed.window());
                few[rep] = measure(ofFew, small, speed.window());
            }
        }
        return List.of(Row.of("CPU for a command at 10,000 live parties", "µs", many)
                .beside("at 100", few)
                .ratioAtMost(1.15));
    }

    private Crowd open(Loop loop, Wpp wpp, int parties) {
        wpp.postgres().assertDurable();
        return Crowd.withoutSockets(loop, wpp.address(), CONNECTIONS, parties, speed.players(), speed.rounds());
    }

    /** JVM and PostgreSQL together. */
    private static double measure(Crowd crowd, Wpp wpp, Duration time) {
        crowd.play();
        Speed.wait(RUN_UP);
        Usage usage = Usage.of(wpp.process()::cpuMicros, wpp.postgres(), crowd::commands, crowd::hints, time);
        crowd.rest();
        return (usage.jvmMicros() + usage.postgresMicros()) / usage.commands();
    }
}
