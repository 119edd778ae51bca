package party.weirsoe.http.speed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The speed table, in one run. Not part of the tests. {@code docs/performance.md} says how to run it, what its settings are
 * and what each row means; it writes {@code http/target/speed/}.
 */
class SpeedBench {
    private static final Set<String> PARTS = new LinkedHashSet<>(
            List.of("command", "process", "get", "rate", "heap", "sockets", "many", "nodes", "recovery", "start"));

    @TempDir
    Path dir;

    @Test
    void theSpeedTable() {
        Speed speed = Speed.fromProperties(PARTS);
        Wpp.build();
        Machine machine = Machine.look(at("machine"));
        List<String> flags = machine.flags();
        Report report = new Report(Path.of("target", "speed"), machine.toString());
        Map<String, Supplier<List<Row>>> measurements = new LinkedHashMap<>();
        measurements.put("command", () -> new CommandPart(speed, at("command")).measure());
        measurements.put("process", () -> new ProcessPart(speed, at("process")).measure(flags));
        measurements.put("get", () -> new GetPart(speed, at("get")).measure(flags));
        measurements.put("rate", () -> new RatePart(speed, at("rate")).measure());
        measurements.put("heap", () -> new MemoryPart(speed, at("heap")).heap());
        measurements.put("sockets", () -> new MemoryPart(speed, at("sockets")).withSockets());
        measurements.put("many", () -> new ManyPart(speed, at("many")).measure());
        measurements.put("nodes", () -> new NodesPart(speed, at("nodes")).measure());
        measurements.put("recovery", () -> new RecoveryPart(speed, at("recovery")).measure(flags));
        measurements.put("start", () -> new StartPart(speed, at("start")).measure());
        assertThat(measurements.keySet()).isEqualTo(PARTS);
        measurements.forEach((part, measurement) -> {
            if (speed.has(part)) {
                report.add(measurement.get());
            }
        });
        System.out.println(report.text());
        assertThat(report.text()).isNotEmpty();
    }

    private Path at(String part) {
        return dir.resolve(part);
    }
}
