package party.weirsoe.http.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** CPU time of processes, in microseconds, as Linux accounts it: it does not depend on who drives the load. */
public final class CpuTime {
    /** A tick of {@code /proc/PID/stat}: 100 a second on every Linux we run on. */
    private static final long MICROS_PER_TICK = 10_000;

    private CpuTime() {}

    public static long ofProcess(long pid) {
        List<String> stat = stat(pid);
        return (Long.parseLong(stat.get(11)) + Long.parseLong(stat.get(12))) * MICROS_PER_TICK;
    }

    /** The PostgreSQL server that keeps its data in that folder, with its living and its ended children. */
    public static long ofPostgres(Path dataDir) {
        long postmaster = postmaster(dataDir);
        List<String> stat = stat(postmaster);
        long ended = (Long.parseLong(stat.get(13)) + Long.parseLong(stat.get(14))) * MICROS_PER_TICK;
        return ended
                + ofProcess(postmaster)
                + pids().filter(pid -> parent(pid) == postmaster)
                        .mapToLong(CpuTime::ofProcess)
                        .sum();
    }

    private static long postmaster(Path dataDir) {
        try (Stream<Path> files = Files.walk(dataDir)) {
            Path pidFile =
                    files.filter(f -> f.endsWith("postmaster.pid")).findFirst().orElseThrow();
            return Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Long> pids() {
        return ProcessHandle.allProcesses().map(ProcessHandle::pid);
    }

    private static long parent(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(ProcessHandle::parent)
                .map(ProcessHandle::pid)
                .orElse(-1L);
    }

    /** The members behind the command's name, which may hold anything. */
    private static List<String> stat(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"), StandardCharsets.UTF_8);
            return List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1));
        } catch (IOException e) {
            return List.of("0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0".split(" ", -1));
        }
    }
}
