package party.weirsoe.http.figures;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The figures for programs; every member stands in {@code docs/simulation.md}. */
public final class FiguresJson {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double MILLI = 1_000;

    private FiguresJson() {}

    public static void write(Figures figures, Path file) throws IOException {
        DefaultPrettyPrinter lines = new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
        Files.writeString(file, JSON.writer(lines).writeValueAsString(json(figures)) + "\n");
    }

    static ObjectNode json(Figures figures) {
        ObjectNode json = JSON.createObjectNode();
        json.put("seed", figures.seed());
        json.set("arguments", JSON.valueToTree(figures.arguments()));
        json.put("parties", figures.parties());
        json.put("unfinished", figures.unfinished());
        json.put("seconds", rounded(figures.seconds()));
        json.put("commands", figures.counts().commands());
        json.put("commands_per_s", rounded(figures.commandsPerSecond()));
        json.set("ack_ms", latencies(figures.ack()));
        json.set("hint_ms", latencies(figures.hint()));
        json.set("hint_to_view_ms", latencies(figures.hintToView()));
        json.set("errors", JSON.valueToTree(figures.errors()));
        json.put("retries", figures.counts().retries());
        json.put("replays", figures.counts().replays());
        json.put("views", figures.counts().views());
        json.put("hints", figures.counts().hints());
        ObjectNode cpu = json.putObject("cpu_s");
        cpu.put("simulate", rounded(figures.cpu().own()));
        Double server = figures.cpu().server();
        if (server != null) {
            cpu.put("server", rounded(server));
        }
        json.put("violations", figures.violations());
        var broken = json.putArray("broken");
        for (Figures.Broken one : figures.broken()) {
            broken.addObject().put("party", one.party()).put("rule", one.rule()).put("what", one.what());
        }
        return json;
    }

    private static ObjectNode latencies(Percentiles latencies) {
        return JSON.createObjectNode()
                .put("count", latencies.count())
                .put("p50", rounded(latencies.p50()))
                .put("p90", rounded(latencies.p90()))
                .put("p99", rounded(latencies.p99()))
                .put("p999", rounded(latencies.p999()))
                .put("max", rounded(latencies.max()));
    }

    private static double rounded(double value) {
        return Math.round(value * MILLI) / MILLI;
    }
}
