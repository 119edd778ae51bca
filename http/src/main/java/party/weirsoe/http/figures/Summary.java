package party.weirsoe.http.figures;

import static java.lang.String.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The figures for people, as lines of text. */
public final class Summary {
    private static final int BROKEN_TOLD_MAX = 10;

    private Summary() {}

    public static List<String> lines(Figures figures) {
        Figures.Counts counts = figures.counts();
        List<String> lines = new ArrayList<>();
        lines.add(format(
                Locale.ROOT,
                "%,d parties in %.1f s, %s; seed %d",
                figures.parties(),
                figures.seconds(),
                figures.unfinished() == 0 ? "all to their end" : figures.unfinished() + " more given up",
                figures.seed()));
        lines.add(format(
                Locale.ROOT,
                "%,d commands, %,.0f a second; %,d views, %,d hints",
                counts.commands(),
                figures.commandsPerSecond(),
                counts.views(),
                counts.hints()));
        lines.add(
                format(Locale.ROOT, "%-16s %9s %9s %9s %9s %9s", "milliseconds", "p50", "p90", "p99", "p99.9", "max"));
        lines.add(latencies("acknowledged", figures.ack()));
        lines.add(latencies("hint heard", figures.hint()));
        lines.add(latencies("hint to view", figures.hintToView()));
        lines.add(format(
                Locale.ROOT, "%,d sent again, %,d replays; %s", counts.retries(), counts.replays(), errors(figures)));
        lines.add(cpu(figures));
        lines.add(
                figures.violations() == 0
                        ? "no promise was found broken"
                        : format(Locale.ROOT, "%,d VIOLATIONS", figures.violations()));
        figures.broken().stream()
                .limit(BROKEN_TOLD_MAX)
                .forEach(one -> lines.add("  " + one.party() + ", " + one.rule() + ": " + one.what()));
        return lines;
    }

    private static String latencies(String what, Percentiles of) {
        return format(
                Locale.ROOT,
                "%-16s %9.1f %9.1f %9.1f %9.1f %9.1f",
                what,
                of.p50(),
                of.p90(),
                of.p99(),
                of.p999(),
                of.max());
    }

    private static String errors(Figures figures) {
        return figures.errors().isEmpty()
                ? "no errors"
                : figures.errors().entrySet().stream()
                        .map(error -> format(Locale.ROOT, "%s %,d", error.getKey(), error.getValue()))
                        .collect(Collectors.joining(", ", "errors: ", ""));
    }

    private static String cpu(Figures figures) {
        double own = figures.cpu().own();
        Double server = figures.cpu().server();
        String mine = format(Locale.ROOT, "CPU for a command: %.0f µs here", figures.perCommand(own));
        return server == null
                ? mine
                : mine + format(Locale.ROOT, ", %.0f µs in the server's process", figures.perCommand(server));
    }
}
