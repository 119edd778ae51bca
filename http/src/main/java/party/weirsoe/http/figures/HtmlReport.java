package party.weirsoe.http.figures;

import static java.lang.String.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The figures as one page that needs nothing else: no script, no font, no picture from anywhere. */
public final class HtmlReport {
    private static final String TEMPLATE = template();

    private HtmlReport() {}

    public static void write(Figures figures, Path file) throws IOException {
        Files.writeString(file, page(figures));
    }

    static String page(Figures figures) {
        Map<String, String> parts = Map.of(
                "verdict", verdict(figures),
                "mood", figures.violations() == 0 ? "kept" : "broken",
                "tiles", tiles(figures),
                "latencies", latencies(figures),
                "plots", Plots.of(figures),
                "errors", table(figures.errors(), "none"),
                "broken", broken(figures),
                "arguments", table(arguments(figures), ""));
        String page = TEMPLATE;
        for (Map.Entry<String, String> part : parts.entrySet()) {
            page = page.replace("{{" + part.getKey() + "}}", part.getValue());
        }
        return page;
    }

    private static String verdict(Figures figures) {
        return figures.violations() == 0
                ? "No promise was found broken"
                : format(Locale.ROOT, "Promises broken: %,d", figures.violations());
    }

    private static String tiles(Figures figures) {
        Figures.Counts counts = figures.counts();
        String tiles = tile("parties", format(Locale.ROOT, "%,d", figures.parties()))
                + tile("commands", format(Locale.ROOT, "%,d", counts.commands()))
                + tile("commands a second", format(Locale.ROOT, "%,.0f", figures.commandsPerSecond()))
                + tile("views", format(Locale.ROOT, "%,d", counts.views()))
                + tile("hints", format(Locale.ROOT, "%,d", counts.hints()))
                + tile("sent again", format(Locale.ROOT, "%,d", counts.retries()))
                + tile("replays", format(Locale.ROOT, "%,d", counts.replays()))
                + tile(
                        "µs of CPU for a command, bots",
                        format(
                                Locale.ROOT,
                                "%,.0f",
                                figures.perCommand(figures.cpu().own())));
        Double server = figures.cpu().server();
        return server == null
                ? tiles
                : tiles
                        + tile(
                                "µs of CPU for a command, server",
                                format(Locale.ROOT, "%,.0f", figures.perCommand(server)));
    }

    private static String tile(String name, String value) {
        return "<li><b>" + value + "</b> " + Html.escaped(name) + "</li>\n";
    }

    private static String latencies(Figures figures) {
        return row("ack", "acknowledged", figures.ack())
                + row("hint", "hint heard", figures.hint())
                + row("view", "hint to view", figures.hintToView());
    }

    private static String row(String line, String name, Percentiles of) {
        String cells = List.of(of.p50(), of.p90(), of.p99(), of.p999(), of.max()).stream()
                .map(milliseconds -> "<td>" + format(Locale.ROOT, "%,.1f", milliseconds) + "</td>")
                .collect(Collectors.joining());
        return "<tr><th scope=\"row\"><i class=\"key " + line + "\"></i>" + name + "</th>" + cells + "<td>"
                + format(Locale.ROOT, "%,d", of.count()) + "</td></tr>\n";
    }

    private static Map<String, Object> arguments(Figures figures) {
        Map<String, Object> all = new LinkedHashMap<>(figures.arguments());
        all.put("seed", figures.seed());
        all.put("seconds", format(Locale.ROOT, "%.1f", figures.seconds()));
        all.put("given up", figures.unfinished());
        return all;
    }

    private static String table(Map<String, ?> values, String none) {
        return values.isEmpty()
                ? "<p>" + none + "</p>"
                : values.entrySet().stream()
                        .map(value -> "<tr><th scope=\"row\">" + Html.escaped(value.getKey()) + "</th><td>"
                                + Html.escaped(String.valueOf(value.getValue())) + "</td></tr>")
                        .collect(Collectors.joining("\n", "<table>\n", "\n</table>"));
    }

    private static String broken(Figures figures) {
        return figures.broken().isEmpty()
                ? ""
                : figures.broken().stream()
                        .map(one -> "<li><b>" + Html.escaped(one.rule()) + "</b> " + Html.escaped(one.party()) + ": "
                                + Html.escaped(one.what()) + "</li>")
                        .collect(Collectors.joining(
                                "\n", "<section><h2>Broken promises</h2><ol>\n", "\n</ol></section>"));
    }

    private static String template() {
        try (InputStream in = Objects.requireNonNull(HtmlReport.class.getResourceAsStream("report.html"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
