package party.weirsoe.http.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import party.weirsoe.http.simulate.Violation;

/** What a trial came to. */
record TrialReport(List<Trial.Struck> struck, List<Disturbance> disturbances, List<Violation> violations, int parties) {
    private static final double NANOS = 1e9;

    /** One fault, for people. */
    static String line(Trial.Struck struck, List<Disturbance> disturbances) {
        return String.format(
                Locale.ROOT,
                "%s: playing again after %.1f s (undone after %.1f s), %d parties affected, %d sent again, longest"
                        + " silence %.1f s",
                struck.fault(),
                recovered(struck, disturbances),
                (struck.undone() - struck.from()) / NANOS,
                affected(struck, disturbances),
                struck.retries(),
                silence(struck, disturbances));
    }

    /** Seconds from the fault until the last command that it held up was answered; 0: it held up none. */
    private static double recovered(Trial.Struck struck, List<Disturbance> disturbances) {
        return disturbances.stream()
                        .filter(d -> !d.isSilence() && d.overlaps(struck.from(), struck.to()))
                        .mapToLong(d -> d.to() - struck.from())
                        .max()
                        .orElse(0)
                / NANOS;
    }

    private static long affected(Trial.Struck struck, List<Disturbance> disturbances) {
        return disturbances.stream()
                .filter(d -> !d.isSilence() && d.overlaps(struck.from(), struck.to()))
                .map(Disturbance::party)
                .distinct()
                .count();
    }

    private static double silence(Trial.Struck struck, List<Disturbance> disturbances) {
        return disturbances.stream()
                        .filter(d -> d.isSilence() && d.overlaps(struck.from(), struck.to()))
                        .mapToLong(d -> d.to() - d.from())
                        .max()
                        .orElse(0)
                / NANOS;
    }

    private static double slowest(Trial.Struck struck, List<Disturbance> disturbances) {
        return disturbances.stream()
                        .filter(d -> !d.isSilence() && d.overlaps(struck.from(), struck.to()))
                        .mapToLong(d -> d.to() - d.from())
                        .max()
                        .orElse(0)
                / NANOS;
    }

    /** Parties that noticed faults of that kind. */
    long affected(Fault fault) {
        return struck.stream()
                .filter(s -> s.fault() == fault)
                .mapToLong(s -> affected(s, disturbances))
                .sum();
    }

    private long broken(Violation.Rule rule) {
        return violations.stream().filter(v -> v.rule() == rule).count();
    }

    /** A table with a row for each kind of fault. */
    String text() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%-22s %5s %21s %21s %8s%n",
                "fault",
                "times",
                "again after s p50/max",
                "slowest cmd s p50/max",
                "retries"));
        for (Row row : rows()) {
            text.append(String.format(
                    Locale.ROOT,
                    "%-22s %5d %12.1f / %6.1f %12.1f / %6.1f %8d%n",
                    row.fault(),
                    row.again().size(),
                    median(row.again()),
                    max(row.again()),
                    median(row.slowest()),
                    max(row.slowest()),
                    row.retries()));
        }
        text.append(String.format(
                Locale.ROOT,
                "%d parties judged, %d violations; commands lost: %d, duplicates applied: %d%n",
                parties,
                violations.size(),
                broken(Violation.Rule.NOTHING_IS_LOST),
                broken(Violation.Rule.NOTHING_IS_APPLIED_TWICE)));
        violations.stream().limit(50).forEach(v -> text.append(v).append(System.lineSeparator()));
        return text.toString();
    }

    /** The same for programs. */
    String json() {
        StringBuilder json = new StringBuilder("{\"parties\":" + parties + ",\"violations\":" + violations.size()
                + ",\"commands_lost\":" + broken(Violation.Rule.NOTHING_IS_LOST) + ",\"duplicates_applied\":"
                + broken(Violation.Rule.NOTHING_IS_APPLIED_TWICE) + ",\"faults\":{");
        String separator = "";
        for (Row row : rows()) {
            json.append(String.format(
                    Locale.ROOT,
                    "%s\"%s\":{\"times\":%d,\"again_after_s\":%s,\"slowest_command_s\":%s,\"retries\":%d}",
                    separator,
                    row.fault().name().toLowerCase(Locale.ROOT),
                    row.again().size(),
                    figures(row.again()),
                    figures(row.slowest()),
                    row.retries()));
            separator = ",";
        }
        return json.append("}}").toString();
    }

    /** Seconds, sorted. */
    private record Row(Fault fault, List<Double> again, List<Double> slowest, long retries) {}

    private List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (Fault fault : Fault.values()) {
            List<Trial.Struck> of =
                    struck.stream().filter(s -> s.fault() == fault).toList();
            if (!of.isEmpty()) {
                rows.add(new Row(
                        fault,
                        of.stream()
                                .map(s -> recovered(s, disturbances))
                                .sorted()
                                .toList(),
                        of.stream().map(s -> slowest(s, disturbances)).sorted().toList(),
                        of.stream().mapToLong(Trial.Struck::retries).sum()));
            }
        }
        return rows;
    }

    private static double median(List<Double> sorted) {
        return sorted.get(sorted.size() / 2);
    }

    private static double max(List<Double> sorted) {
        return sorted.getLast();
    }

    private static String figures(List<Double> sorted) {
        String all = sorted.stream()
                .map(seconds -> String.format(Locale.ROOT, "%.2f", seconds))
                .collect(Collectors.joining(","));
        return String.format(Locale.ROOT, "{\"p50\":%.2f,\"max\":%.2f,\"all\":[%s]}", median(sorted), max(sorted), all);
    }
}
