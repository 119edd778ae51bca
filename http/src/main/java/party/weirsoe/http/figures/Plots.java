package party.weirsoe.http.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** The figures as plots, for a page. */
final class Plots {
    private static final String KEYS =
            "<i class=\"key low\"></i>median <i class=\"key high\"></i>99 % <i class=\"key top\"></i>slowest";

    private Plots() {}

    static String of(Figures figures) {
        List<Meters.Second> course = figures.course();
        return figure(
                        "Acknowledged, second by second",
                        KEYS,
                        overTime("Latency of commands over time", course, Meters.Second::ack))
                + figure(
                        "Hint heard, second by second",
                        KEYS,
                        overTime("Latency of hints over time", course, Meters.Second::hint))
                + figure(
                        "How many are slower",
                        "<i class=\"key ack\"></i>acknowledged <i class=\"key hint\"></i>hint heard"
                                + " <i class=\"key view\"></i>hint to view",
                        percentiles(figures))
                + figure("Commands, second by second", "<i class=\"key low\"></i>commands", throughput(course));
    }

    private static String figure(String title, String keys, String svg) {
        return "<figure><figcaption><h3>" + title + "</h3><p>" + keys + "</p></figcaption>" + svg + "</figure>\n";
    }

    private static String overTime(
            String title, List<Meters.Second> course, Function<Meters.Second, Percentiles> latency) {
        List<Meters.Second> busy = course.stream()
                .filter(second -> latency.apply(second).count() > 0)
                .toList();
        double least = busy.stream()
                .mapToDouble(s -> latency.apply(s).p50())
                .filter(p50 -> p50 > 0)
                .min()
                .orElse(1);
        double most =
                busy.stream().mapToDouble(s -> latency.apply(s).max()).max().orElse(10);
        Plot plot = new Plot(
                title, Plot.Axis.linear("seconds", course.size()), Plot.Axis.powers("milliseconds", least, most));
        return plot.line("top", points(course, latency, Percentiles::max))
                .line("high", points(course, latency, Percentiles::p99))
                .line("low", points(course, latency, Percentiles::p50))
                .svg();
    }

    /** Where several seconds share a point, it is the worst of them; seconds in which nothing ended have none. */
    private static List<Plot.Point> points(
            List<Meters.Second> course,
            Function<Meters.Second, Percentiles> latency,
            ToDoubleFunction<Percentiles> level) {
        int each = each(course);
        List<Plot.Point> points = new ArrayList<>();
        for (int from = 0; from < course.size(); from += each) {
            int at = from;
            course.subList(from, Math.min(from + each, course.size())).stream()
                    .map(latency)
                    .filter(of -> of.count() > 0)
                    .mapToDouble(level)
                    .max()
                    .ifPresent(worst -> points.add(new Plot.Point(at + each / 2.0, worst)));
        }
        return points;
    }

    private static String throughput(List<Meters.Second> course) {
        int each = each(course);
        List<Plot.Point> points = new ArrayList<>();
        double most = 1;
        for (int from = 0; from < course.size(); from += each) {
            double mean = course.subList(from, Math.min(from + each, course.size())).stream()
                    .mapToLong(Meters.Second::commands)
                    .average()
                    .orElse(0);
            most = Math.max(most, mean);
            points.add(new Plot.Point(from + each / 2.0, mean));
        }
        return new Plot(
                        "Commands over time",
                        Plot.Axis.linear("seconds", course.size()),
                        Plot.Axis.linear("a second", most))
                .line("low", points)
                .svg();
    }

    private static int each(List<Meters.Second> course) {
        return Math.ceilDiv(Math.max(course.size(), 1), FigureLimits.POINTS_MAX);
    }

    private static String percentiles(Figures figures) {
        List<Percentiles> all = List.of(figures.ack(), figures.hint(), figures.hintToView());
        double least = all.stream()
                .filter(of -> of.count() > 0)
                .mapToDouble(of -> of.curve().getFirst())
                .filter(lowest -> lowest > 0)
                .min()
                .orElse(1);
        double most = all.stream().mapToDouble(Percentiles::max).max().orElse(10);
        List<Plot.Axis.Tick> ticks = List.of(
                new Plot.Axis.Tick(1, "all"),
                new Plot.Axis.Tick(2, "1 of 2"),
                new Plot.Axis.Tick(10, "1 of 10"),
                new Plot.Axis.Tick(100, "1 of 100"),
                new Plot.Axis.Tick(1_000, "1 of 1,000"),
                new Plot.Axis.Tick(10_000, "1 of 10,000"));
        return new Plot(
                        "Percentiles of the latencies",
                        new Plot.Axis("are slower than", 1, 10_000, ticks, true),
                        Plot.Axis.powers("milliseconds", least, Math.max(most, least)))
                .line("view", curve(figures.hintToView()))
                .line("hint", curve(figures.hint()))
                .line("ack", curve(figures.ack()))
                .svg();
    }

    private static List<Plot.Point> curve(Percentiles of) {
        List<Plot.Point> points = new ArrayList<>();
        for (int i = 0; i < of.curve().size(); i++) {
            points.add(new Plot.Point(
                    100 / (100 - Percentiles.LEVELS.get(i)), of.curve().get(i)));
        }
        return points;
    }
}
