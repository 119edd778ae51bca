package party.weirsoe.http.speed;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for, by system properties {@code speed.…}.
 *
 * @param parts to be measured; see {@link SpeedBench}
 * @param reps of each measurement
 * @param window of each repetition
 * @param warmUp of each server before its first one: the JIT compiler has to be through
 * @param colyseus the peer's directory, installed; null: not measured
 * @param pgbench null: not measured
 */
record Speed(
        Set<String> parts,
        int reps,
        Duration window,
        Duration warmUp,
        int parties,
        int players,
        int rounds,
        @Nullable Path colyseus,
        @Nullable Path pgbench) {
    static Speed fromProperties(Set<String> known) {
        Set<String> parts = new TreeSet<>(List.of(
                System.getProperty("speed.parts", String.join(",", known)).split(",", -1)));
        if (!known.containsAll(parts)) {
            throw new IllegalArgumentException("speed.parts are of " + known);
        }
        String colyseus = System.getProperty("speed.colyseus", "");
        return new Speed(
                parts,
                Integer.getInteger("speed.reps", 5),
                Duration.ofSeconds(Integer.getInteger("speed.seconds", 10)),
                Duration.ofSeconds(Integer.getInteger("speed.warmup", 60)),
                Integer.getInteger("speed.parties", 200),
                Integer.getInteger("speed.players", 8),
                Integer.getInteger("speed.rounds", 7),
                colyseus.isEmpty() ? null : existing(Path.of(colyseus)),
                findPgbench().orElse(null));
    }

    private static Path existing(Path directory) {
        if (!Files.isDirectory(directory.resolve("node_modules"))) {
            throw new IllegalArgumentException(directory + " is not there, or npm install has not run in it");
        }
        return directory.toAbsolutePath();
    }

    /** On the path, or where Debian keeps a server's programs. */
    private static Optional<Path> findPgbench() {
        String named = System.getProperty("speed.pgbench", "");
        if (!named.isEmpty()) {
            return Optional.of(Path.of(named));
        }
        Stream<Path> onPath = Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .map(Path::of);
        Stream<Path> ofDebian =
                Stream.of("18", "17", "16", "15", "14").map(version -> Path.of("/usr/lib/postgresql", version, "bin"));
        return Stream.concat(ofDebian, onPath)
                .map(directory -> directory.resolve("pgbench"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    boolean has(String part) {
        return parts.contains(part);
    }

    /** Lets pass what has to pass. */
    static void wait(Duration time) {
        long until = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
