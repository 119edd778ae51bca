package party.weirsoe.http.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import party.weirsoe.http.simulate.Violation;

/** What a trial came to. */
record TrialReport(List<Trial.Struck> struck, List<Disturbance> disturbances, List<Violation> violations, int parties) {
    private static final double NANOS = 1e9;
    private static final int TOLD_MAX = 50;

    /**
     * What a fault cost. Seconds.
     *
     * @param again from the fault until the last command was answered that began before the cause was gone and was held up; 0:
     *     none was
     * @param afterwards the same for what began later, from when the cause was gone: a node that comes back takes its share
     *     of the sessions
     * @param slowest command, from its first sending to the answer that settled it
     * @param silence longest without an accepted command in a party
     */
    private record Toll(double again, double afterwards, double slowest, double silence, long affected) {
        static Toll of(Trial.Struck struck, List<Disturbance> all) {
            List<Disturbance> near = all.stream()
                    .filter(d -> d.overlaps(struck.from(), struck.to()))
                    .toList();
            List<Disturbance> held = near.stream().filter(d -> !d.isSilence()).toList();
            return new Toll(
                    longest(held.stream().filter(d -> d.from() < struck.undone()), d -> d.to() - struck.from()),
                    longest(held.stream().filter(d -> d.from() >= struck.undone()), d -> d.to() - struck.undone()),
                    longest(held.stream(), d -> d.to() - d.from()),
                    longest(near.stream().filter(Disturbance::isSilence), d -> d.to() - d.from()),
                    held.stream().map(Disturbance::party).distinct().count());
        }

        private static double longest(Stream<Disturbance> of, ToLongFunction<Disturbance> nanos) {
            return of.mapToLong(nanos).max().orElse(0) / NANOS;
        }
    }

    /** One fault, for people. */
    static String line(Trial.Struck struck, List<Disturbance> disturbances) {
        Toll toll = Toll.of(struck, disturbances);
        return String.format(
                Locale.ROOT,
                "%s for %.1f s: playing again after %.1f s, trouble for %.1f s after its end; %d parties affected, %d"
                        + " sendings again, slowest command %.1f s, longest silence %.1f s",
                struck.fault(),
                (struck.undone() - struck.from()) / NANOS,
                toll.again(),
                toll.afterwards(),
                toll.affected(),
                struck.retries(),
                toll.slowest(),
                toll.silence());
    }

    /** Parties that noticed faults of that kind. */
    long affected(Fault fault) {
        return struck.stream()
                .filter(s -> s.fault() == fault)
                .mapToLong(s -> Toll.of(s, disturbances).affected())
                .sum();
    }

    private long broken(Violation.Rule rule) {
        return violations.stream().filter(v -> v.rule() == rule).count();
    }

    /** A table with a row for each kind of fault. */
    String text() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "seconds, p50 / max     times   playing again   trouble after   slowest cmd     longest"
                        + " silence  sent again%n"));
        for (Row row : rows()) {
            text.append(String.format(
                    Locale.ROOT,
                    "%-22s %5d   %s %s %s %s  %10d%n",
                    row.fault(),
                    row.tolls().size(),
                    pair(row.sorted(Toll::again)),
                    pair(row.sorted(Toll::afterwards)),
                    pair(row.sorted(Toll::slowest)),
                    pair(row.sorted(Toll::silence)),
                    row.retries()));
        }
        text.append(String.format(
                Locale.ROOT,
                "%d parties judged, %d violations; commands lost: %d, duplicates applied: %d%n",
                parties,
                violations.size(),
                broken(Violation.Rule.NOTHING_IS_LOST),
                broken(Violation.Rule.NOTHING_IS_APPLIED_TWICE)));
        violations.stream().limit(TOLD_MAX).forEach(v -> text.append(v).append(System.lineSeparator()));
        return text.toString();
    }

    /** The same for programs. */
    String json() {
        String faults = rows().stream()
                .map(row -> String.format(
                        Locale.ROOT,
                        "\"%s\":{\"times\":%d,\"again_s\":%s,\"trouble_after_s\":%s,\"slowest_command_s\":%s,"
                                + "\"longest_silence_s\":%s,\"sent_again\":%d}",
                        row.fault().name().toLowerCase(Locale.ROOT),
                        row.tolls().size(),
                        figures(row.sorted(Toll::again)),
                        figures(row.sorted(Toll::afterwards)),
                        figures(row.sorted(Toll::slowest)),
                        figures(row.sorted(Toll::silence)),
                        row.retries()))
                .collect(Collectors.joining(","));
        return "{\"parties\":" + parties + ",\"violations\":" + violations.size() + ",\"commands_lost\":"
                + broken(Violation.Rule.NOTHING_IS_LOST) + ",\"duplicates_applied\":"
                + broken(Violation.Rule.NOTHING_IS_APPLIED_TWICE) + ",\"faults\":{" + faults + "}}";
    }

    private record Row(Fault fault, List<Toll> tolls, long retries) {
        List<Double> sorted(Function<Toll, Double> figure) {
            return tolls.stream().map(figure).sorted().toList();
        }
    }

    private List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (Fault fault : Fault.values()) {
            List<Trial.Struck> of =
                    struck.stream().filter(s -> s.fault() == fault).toList();
            if (!of.isEmpty()) {
                rows.add(new Row(
                        fault,
                        of.stream().map(s -> Toll.of(s, disturbances)).toList(),
                        of.stream().mapToLong(Trial.Struck::retries).sum()));
            }
        }
        return rows;
    }

    private static String pair(List<Double> sorted) {
        return String.format(Locale.ROOT, "%6.1f / %6.1f", median(sorted), sorted.getLast());
    }

    private static double median(List<Double> sorted) {
        return sorted.get(sorted.size() / 2);
    }

    private static String figures(List<Double> sorted) {
        String all = sorted.stream()
                .map(seconds -> String.format(Locale.ROOT, "%.2f", seconds))
                .collect(Collectors.joining(","));
        return String.format(
                Locale.ROOT, "{\"p50\":%.2f,\"max\":%.2f,\"all\":[%s]}", median(sorted), sorted.getLast(), all);
    }
}
