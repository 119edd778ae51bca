package party.weirsoe.http.speed;

import java.time.Duration;
import java.util.function.LongSupplier;

/** What a server did within a while, and what it took. */
record Usage(double commands, double hints, double seconds, double jvmMicros, double postgresMicros) {
    /**
     * Measures from now on for a while.
     *
     * @param jvm CPU of the server's processes so far, in microseconds
     */
    static Usage of(LongSupplier jvm, Postgres postgres, LongSupplier commands, LongSupplier hints, Duration time) {
        Usage before = now(jvm, postgres, commands, hints);
        Speed.wait(time);
        Usage after = now(jvm, postgres, commands, hints);
        return new Usage(
                after.commands - before.commands,
                after.hints - before.hints,
                after.seconds - before.seconds,
                after.jvmMicros - before.jvmMicros,
                after.postgresMicros - before.postgresMicros);
    }

    /** Of a server without a database that is worth looking at. */
    static Usage of(Running jvm, LongSupplier requests, Duration time) {
        double requestsBefore = requests.getAsLong();
        double micros = jvm.cpuMicros();
        double begun = System.nanoTime() / 1e9;
        Speed.wait(time);
        return new Usage(
                requests.getAsLong() - requestsBefore, 0, System.nanoTime() / 1e9 - begun, jvm.cpuMicros() - micros, 0);
    }

    private static Usage now(LongSupplier jvm, Postgres postgres, LongSupplier commands, LongSupplier hints) {
        return new Usage(
                commands.getAsLong(),
                hints.getAsLong(),
                System.nanoTime() / 1e9,
                jvm.getAsLong(),
                postgres.cpuMicros());
    }
}
