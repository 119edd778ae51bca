package party.weirsoe.http.speed;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Durable commands of a node without HTTP, beside what the same PostgreSQL commits row by row. */
final class ProcessPart {
    private static final int SESSIONS = 2_000;
    private static final int IN_FLIGHT = 1_024;
    /** None is put away while it is measured. */
    private static final Duration PASSIVATE_AFTER = Duration.ofMinutes(10);

    private final Speed speed;
    private final Path dir;

    ProcessPart(Speed speed, Path dir) {
        this.speed = speed;
        this.dir = dir;
    }

    List<Row> measure(List<String> flags) {
        double[] rate = new double[speed.reps()];
        double[] commits = new double[speed.reps()];
        double[] jvm = new double[speed.reps()];
        double[] postgres = new double[speed.reps()];
        try (Running node = start(flags, dir, PASSIVATE_AFTER)) {
            Postgres database = Postgres.of(dir);
            database.assertDurable();
            node.ask("open " + SESSIONS + " " + speed.players() + " " + speed.rounds());
            play(node, database, speed.warmUp());
            @Nullable PgBench pgBench = speed.pgbench() == null ? null : new PgBench(speed.pgbench(), database, dir);
            for (int rep = 0; rep < speed.reps(); rep++) {
                Usage usage = play(node, database, speed.window());
                rate[rep] = usage.commands() / usage.seconds();
                jvm[rep] = usage.jvmMicros() / usage.commands();
                postgres[rep] = usage.postgresMicros() / usage.commands();
                if (pgBench != null) {
                    commits[rep] = pgBench.run(speed.window());
                    pgBench.dropRows();
                }
            }
            return List.of(
                    Row.of("durable commands in process, 2,000 sessions", "1/s", rate)
                            .beside("pgbench, single-row commits", pgBench == null ? null : commits)
                            .ratioAtLeast(3),
                    Row.of("in process, JVM and driver for each command", "µs", jvm),
                    Row.of("in process, PostgreSQL for each command", "µs", postgres));
        }
    }

    static Running start(List<String> flags, Path dir, Duration passivateAfter) {
        Running node =
                Running.java(flags, InProcessNode.class, dir.toString(), Long.toString(passivateAfter.toMillis()));
        try {
            node.answer();
            return node;
        } catch (RuntimeException e) {
            node.close();
            throw e;
        }
    }

    private static Usage play(Running node, Postgres database, Duration time) {
        long jvm = node.cpuMicros();
        long postgres = database.cpuMicros();
        String[] answer = node.ask("play " + time.toMillis() + " " + IN_FLIGHT).split(" ", -1);
        return new Usage(
                Double.parseDouble(answer[0]),
                0,
                Double.parseDouble(answer[1]),
                node.cpuMicros() - jvm,
                database.cpuMicros() - postgres);
    }
}
